from typing import Any

import numpy as np
import pytest

from scorer.judges.codebook.deed_types import DeedType
from scorer.judges.codebook.evidence import Prototypes, Spread, facet_masses, prototype_shares
from scorer.judges.codebook.gate import read_gate

SPREAD = Spread(nearest=3, temperature=0.05, near=0.3, fade=0.08, silent=0.05, unmatched=0.3)
TYPES = (
    DeedType(id="joins", name="joins", prototypes=("[ACTOR] joined the alliance.",)),
    DeedType(id="bans", name="bans", prototypes=("[ACTOR] imposed a ban on newspapers.",)),
    DeedType(id="lifts", name="lifts", prototypes=("[ACTOR] lifted its ban on films.",)),
)
SIGNS = np.array([[-3.0, 0.0], [0.0, -3.0], [0.0, 3.0]])


def _masses(encoder: Any, text: str, *, mode: Any = "deed") -> tuple[Any, Any]:
    weights = Prototypes(TYPES, encoder).weigh([text], [read_gate(text, mode)], SPREAD)
    against, for_it = facet_masses(weights, SIGNS)
    return against[0], for_it[0]


def test_the_nearest_type_gives_its_sign(encoder: Any) -> None:
    against, for_it = _masses(encoder, "[ACTOR] joined the alliance.")
    assert against[0] > 0.9
    assert for_it[0] < 0.1


def test_a_refusal_turns_the_sign(encoder: Any) -> None:
    against, for_it = _masses(encoder, "[ACTOR] refused to joined the alliance.")
    assert for_it[0] > 0.9
    assert against[0] < 0.1


def test_a_reversal_in_text_and_prototype_cancels(encoder: Any) -> None:
    against, for_it = _masses(encoder, "[ACTOR] lifted its ban on films.")
    assert for_it[1] > against[1]


def test_a_prototype_with_a_reversal_that_the_text_lacks_only_fades(encoder: Any) -> None:
    against, for_it = _masses(encoder, "[ACTOR] films films films on.")
    assert for_it[1] > 0
    assert against[1] < for_it[1]


def test_words_are_almost_silenced(encoder: Any) -> None:
    against, _ = _masses(encoder, "[ACTOR] joined the alliance.", mode="statement")
    assert against[0] == pytest.approx(SPREAD.silent, abs=0.01)


def test_a_text_far_from_all_prototypes_says_little(encoder: Any) -> None:
    against, for_it = _masses(encoder, "[ACTOR] baked seven cakes yesterday.")
    assert against.sum() + for_it.sum() < 0.1


def test_shares_never_sum_to_more_than_one() -> None:
    cosines = np.random.default_rng(0).uniform(-1, 1, (20, 9))
    shares = prototype_shares(cosines, SPREAD)
    assert (shares.sum(axis=1) <= 1 + 1e-9).all()
    assert ((shares > 0).sum(axis=1) == SPREAD.nearest).all()


def test_no_texts_give_no_weights(encoder: Any) -> None:
    weights = Prototypes(TYPES, encoder).weigh([], [], SPREAD)
    assert weights.straight.shape == (0, 3)
