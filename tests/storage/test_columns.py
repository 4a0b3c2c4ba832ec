"""Which columns are needed, and which name was probably meant."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.storage import require_columns
from scorer.storage.columns import check_unique


def test_a_misspelt_column_is_suggested() -> None:
    with pytest.raises(DataError) as caught:
        require_columns("a.csv", ["id", "Texte", "actor"], ["id", "text"], {})
    assert str(caught.value) == (
        "a.csv: column 'text' is missing; did you mean 'Texte'? "
        "It has: id, Texte, actor. Rename it, or map it with --map text=COLUMN"
    )


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    with pytest.raises(DataError) as caught:
        require_columns("a.csv", ["zzz"], ["id"], {})
    assert "did you mean" not in str(caught.value)


def test_a_mapped_column_counts_as_there() -> None:
    require_columns("a.csv", ["id", "was"], ["id", "text"], {"text": "was"})


def test_a_mapped_column_that_is_absent_is_named_as_it_was_mapped() -> None:
    with pytest.raises(DataError, match="column 'wos' is missing; did you mean 'was'"):
        require_columns("a.csv", ["id", "was"], ["id", "text"], {"text": "wos"})


def test_the_hint_says_which_table_where_two_are_read() -> None:
    with pytest.raises(DataError, match=r"--map principles\.text=COLUMN"):
        require_columns("p.csv", ["id"], ["text"], {}, table="principles.")


def test_a_column_that_stands_there_twice_is_named_and_empty_names_do_not_count() -> None:
    check_unique(Path("a.csv"), ["id", "", "text", ""])
    with pytest.raises(DataError, match=r"a\.csv: column 'id' stands there twice; rename one"):
        check_unique(Path("a.csv"), ["id", "text", "id"])
