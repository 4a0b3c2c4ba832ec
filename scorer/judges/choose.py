"""From a name to a judge; a judge's own libraries are imported only when it is chosen."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from scorer.errors import UsageError
from scorer.judges.protocol import Judge

DEFAULT_JUDGE: Final = "learned"
"""What `scorer score` and the app take where nobody names another."""

JUDGES: Final[dict[str, str]] = {
    "learned": "scorer.judges.learned:load_learned",
    "codebook": "scorer.judges.codebook:load_codebook",
    "precedents": "scorer.judges.precedents:load_precedents",
    "cosine": "scorer.judges.baselines:load_cosine",
    "action-only": "scorer.judges.baselines:load_action_only",
    "principle-only": "scorer.judges.baselines:load_principle_only",
    "shuffled-principle": "scorer.judges.baselines:load_shuffled_principle",
}
"""Fixed names and the loader of each, `module:function`."""

_WITH_ARGUMENT: Final[dict[str, str]] = {
    "learned": "scorer.judges.learned:load_learned",
    "nli": "scorer.judges.nli:load_nli",
    "llm": "scorer.judges.llm:load_llm",
}
"""`nli:<name-or-folder>` and the like: the part after the colon goes to the loader."""

_ARGUMENTS: Final[dict[str, str]] = {
    "learned": "<folder>",
    "nli": "<name-or-folder>",
    "llm": "<endpoint>#<model>",
}


def load_judge(name: str) -> Judge:
    """Load a judge by its fixed name, or one with an argument such as `nli:<folder>`.

    Raises:
        UsageError: no judge has this name; the message lists those that there are.
        ModelError: its model is missing, damaged, or fails its own check.
    """
    if name in JUDGES:
        return _loader(JUDGES[name])()
    kind, colon, argument = name.partition(":")
    if colon and argument and kind in _WITH_ARGUMENT:
        return _loader(_WITH_ARGUMENT[kind])(argument)
    known = ", ".join([*JUDGES, *(f"{kind}:{form}" for kind, form in _ARGUMENTS.items())])
    raise UsageError(f"judge {name!r} is not known; choose one of {known}")


def _loader(address: str) -> Callable[..., Judge]:
    module, _, function = address.partition(":")
    loader: Callable[..., Judge] = getattr(import_module(module), function)
    return loader
