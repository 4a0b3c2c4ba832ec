"""Names of states in other languages and their official names, from babel and pycountry."""

from collections.abc import Iterator

from scorer.actors.entry import Alias

_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "uk", "zh")
_NOT_NAMES = frozenset(
    # Words that mean something else to most readers: German for Iceland, a French first name,
    # a Spanish city, an acronym.
    {"Island", "Maurice", "Granada", "Man", "Chade", "Omã", "Maldiva", "Palaos", "RDA"}
)


def localized_names(codes: dict[str, str]) -> Iterator[Alias]:
    """Yield what other languages call each state.

    Args:
        codes: ISO 3166 alpha-2 code to canonical name.
    """
    from babel import Locale

    for language in _LANGUAGES:
        territories = Locale(language).territories
        for code, actor in codes.items():
            name = territories.get(code)
            if name and name not in _NOT_NAMES:
                yield Alias(text=name, actor=actor, how="name", spoken="(" not in name)


def official_names(codes: dict[str, str]) -> Iterator[Alias]:
    """Yield the names of ISO 3166; inverted ones ("Iran, Islamic Republic of") are for tables."""
    import pycountry

    for code, actor in codes.items():
        country = pycountry.countries.get(alpha_2=code)
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name:
                yield Alias(text=name, actor=actor, how="name", spoken="," not in name)
