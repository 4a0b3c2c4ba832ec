from dataclasses import replace

from scorer.evaluation.judged import Judged
from scorer.evaluation.orderings import ordered_pairs, ordering_rates
from scorer.evaluation.pairs import LabelledPair

from .fakes import judged, principle

NEITHER = (0.1, 0.1, 0.8)
AGAINST = (0.8, 0.1, 0.1)
FOR = (0.1, 0.8, 0.1)


def _pair(number: int, action: str, label: str, *, name: str = "s") -> LabelledPair:
    return LabelledPair(
        id=f"{name}{number}{action}",
        principle=principle(number),
        action=action,
        label=label,  # type: ignore[arg-type]
        cluster=name,
        set=name,
    )


ROWS = [
    _pair(1, "closed", "contradicts"),
    _pair(1, "opened", "upholds"),
    _pair(2, "closed", "unrelated"),
]


def _rates(chances: list[tuple[float, float, float]]) -> dict[str, float | None]:
    each: Judged = judged([0, 1, 2], chances)
    return {name: found.value for name, found in ordering_rates(ROWS, each).items()}


def test_rows_meet_under_one_principle_or_as_one_action() -> None:
    found = ordered_pairs(ROWS)
    # closed under 1 and 2 is one action; opened and closed meet under 1; opened/1 and closed/2 not.
    assert sorted(zip(found.lower.tolist(), found.higher.tolist(), strict=True)) == [(0, 1), (0, 2)]
    assert found.reversal.tolist() == [True, False]


def test_rows_without_a_set_or_of_two_sets_never_meet() -> None:
    apart = [replace(row, set=f"s{number}") for number, row in enumerate(ROWS)]
    assert not len(ordered_pairs(apart).lower)
    assert ordering_rates([replace(row, set="") for row in ROWS], judged([0], [FOR])) == {}


def test_all_in_order_is_one() -> None:
    assert _rates([AGAINST, FOR, NEITHER]) == {
        "row pairs": 1.0,
        "reversals": 1.0,
        "whole sets": 1.0,
    }


def test_one_row_out_of_order_makes_its_set_wrong() -> None:
    assert _rates([NEITHER, FOR, AGAINST]) == {
        "row pairs": 0.5,
        "reversals": 1.0,
        "whole sets": 0.0,
    }


def test_a_tie_is_half_right_and_no_set_right() -> None:
    assert _rates([NEITHER, NEITHER, NEITHER]) == {
        "row pairs": 0.5,
        "reversals": 0.5,
        "whole sets": 0.0,
    }


def test_intervals_draw_whole_sets() -> None:
    rows = [replace(row, set=f"s{n}", cluster=f"s{n}") for n in range(12) for row in ROWS]
    found = ordering_rates(rows, judged([0, 1, 2] * 12, [AGAINST, FOR, NEITHER] * 12))
    assert (found["row pairs"].n, found["row pairs"].events) == (24, 12)
    assert (found["whole sets"].n, found["whole sets"].low) == (12, 1.0)
