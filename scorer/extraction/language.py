"""Whether a text is in a language that the encoder serves."""

from functools import cache
from typing import Any, Final

from scorer.errors import DataError

SERVED: Final = frozenset({"en"})
_SAMPLE: Final = 20_000
_ENOUGH: Final = 40
"""In fewer letters a guess is worth nothing, and the text is let pass."""
_CERTAIN: Final = 0.6


def check_language(text: str) -> None:
    """Refuse a text in another language than English.

    Raises:
        DataError: the text is in another language; the message has its name.
    """
    sample = text[:_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < _ENOUGH:
        return
    code, probability = _identifier().classify(sample)
    if code not in SERVED and probability >= _CERTAIN:
        raise DataError(
            f"the text is in {language_name(code)} ({code}), which the bundled encoder does not "
            "serve; give an English text or a translation"
        )


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code, or the code itself."""
    import pycountry

    found = pycountry.languages.get(alpha_2=code)
    return str(found.name) if found else code


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
