from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scorer.judges.facet_mixture import FacetMapping
from scorer.judges.principle_facets import Closeness, read_mapping, write_mapping
from scorer.records import Principle

CLOSE = Closeness(threshold=0.4, temperature=0.1)


def test_a_card_that_names_its_facet_uses_its_row(finder: Any) -> None:
    found = finder.find([Principle(id="p", text="Whatever.", facet="openness")], CLOSE)
    assert found.weights.tolist() == [[0.0, 1.0, 0.0]]
    assert found.by_card.tolist() == [True]
    assert not found.unfit[0]


def test_free_text_shares_its_weight_among_near_facets(finder: Any) -> None:
    found = finder.find([Principle(id="p", text="Open borders and free newspapers.")], CLOSE)
    assert found.weights[0].sum() == pytest.approx(1.0)
    assert found.weights[0, 0] == 0.0
    assert (found.weights[0, 1:] > 0).all()


def test_every_wording_of_a_principle_counts(finder: Any) -> None:
    one = Principle(id="p", text="Soup must be hot.", wordings=("Reject military blocs.",))
    found = finder.find([one], CLOSE)
    assert finder.facets[found.main[0]] == "no_blocs"
    assert not found.unfit[0]


def test_far_from_all_facets_is_unfit(finder: Any) -> None:
    assert finder.find([Principle(id="p", text="Soup must be hot.")], CLOSE).unfit[0]


def test_an_unknown_facet_on_a_card_is_treated_as_free_text(finder: Any) -> None:
    found = finder.find([Principle(id="p", text="Free newspapers.", facet="soup")], CLOSE)
    assert not found.by_card[0]
    assert finder.facets[found.main[0]] == "press_freedom"


def test_no_principles_give_no_rows(finder: Any) -> None:
    assert finder.find([], CLOSE).weights.shape == (0, 3)


def test_a_mapping_survives_the_disk_whatever_its_memory_order(tmp_path: Path) -> None:
    """A transposed array was once stored as it lay in memory and came back scrambled."""
    weights = np.arange(6, dtype=np.float64).reshape(3, 2).T
    write_mapping(tmp_path / "m.safetensors", FacetMapping(weights=weights, bias=np.ones(2)))
    back = read_mapping(tmp_path / "m.safetensors")
    assert np.array_equal(back.weights, weights)
    assert np.array_equal(back.bias, np.ones(2))
