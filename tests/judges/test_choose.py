import pytest

from scorer.errors import UsageError
from scorer.judges import JUDGES, load_judge


def test_every_fixed_name_leads_to_a_loader() -> None:
    from importlib import import_module

    for name, address in JUDGES.items():
        module, _, function = address.partition(":")
        if name != "learned":
            assert callable(getattr(import_module(module), function))


def test_an_unknown_judge_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="choose one of learned, codebook"):
        load_judge("oracle")


def test_nli_without_a_model_is_not_a_name() -> None:
    with pytest.raises(UsageError, match="nli:<name-or-folder>"):
        load_judge("nli:")
