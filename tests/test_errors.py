"""What an error says."""

import pytest

from scorer.errors import DataError, MissingExtraError, ModelError, Problem, UsageError


def test_a_problem_names_file_line_value_expectation_and_remedy() -> None:
    problem = Problem(
        file="actions.csv",
        line=41,
        field="date",
        value="2021-13-02",
        expected="a calendar date",
        remedy="use YYYY-MM-DD",
    )
    assert str(problem) == (
        "actions.csv, line 41: date '2021-13-02' is not a calendar date; use YYYY-MM-DD."
    )


def test_a_long_value_is_shown_in_part() -> None:
    problem = Problem(file="a", line=None, field="f", value="x" * 999, expected="e", remedy="r")
    assert str(problem) == f"a: f '{'x' * 57}...' is not e; r."


def test_a_missing_extra_carries_the_pip_line() -> None:
    assert "pip install 'scorer[dask]'" in str(MissingExtraError("Dask", "dask"))


@pytest.mark.parametrize(
    ("error", "code"), [(UsageError, 2), (DataError, 3), (ModelError, 3), (MissingExtraError, 2)]
)
def test_every_kind_of_error_has_its_exit_code(error: type[UsageError], code: int) -> None:
    assert error.exit_code == code
