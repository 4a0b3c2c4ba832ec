"""Cells that cannot be used are named with what is wrong."""

from scorer.storage.cells import unsound_cell, wide_row


def test_a_sound_row_has_no_problem() -> None:
    assert unsound_cell("a.csv", 2, {"text": "Łódź", "number": 7, "none": None}) is None


def test_a_cell_beyond_the_limit_is_shown_by_its_beginning() -> None:
    problem = unsound_cell("a.csv", 2, {"id": "1", "text": "word " * 30}, most=100)
    assert str(problem) == (
        "a.csv, line 2: text 'word word word word word word ... (150 characters)' is not at most "
        "100 characters long; look for a quotation mark that is never closed."
    )


def test_damage_is_shown_with_what_stands_around_it() -> None:
    problem = unsound_cell("a.csv", 2, {"text": "x" * 30 + "\x00" + "y" * 30})
    assert problem is not None
    assert problem.value == "x" * 20 + "\x00" + "y" * 19
    assert unsound_cell("a.csv", 2, {"text": "caf\udce9"}) is not None


def test_a_wide_row_is_named_with_both_numbers() -> None:
    assert "is not 1 cells long (it has 2)" in str(wide_row("a.csv", 3, ["id"], ["1", "2"]))
