"""What is imported can be written and read again."""

from pathlib import Path

import pytest

from scorer.errors import UsageError
from scorer.records import Action, Document
from scorer.sources import read_actions
from scorer.sources.writing import write_records

ACTION = Action(
    id="gdelt-1",
    text='Norland said: "no", twice',
    actor="Norland",
    date="2024-05",
    mode="deed",
    reports=("gdelt-1", "gdelt-2"),
    extra={"code": "040", "source_id": "1"},
)
PLAIN = Action(id="gdelt-2", text="Norland left.")


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_actions_come_back_as_they_were(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    write_records(path, [ACTION, PLAIN])
    first, second = read_actions(path).actions
    assert (first.id, first.text, first.date, first.reports) == (
        ACTION.id,
        ACTION.text,
        ACTION.date,
        ACTION.reports,
    )
    assert (first.extra["code"], first.mode) == ("040", "deed")
    assert (second.mode, second.reports) == (None, ())


def test_documents_can_be_read_as_actions_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_records(path, [Document(id="d", text="Norland left.", title="News", url="https://x")])
    (action,) = read_actions(path).actions
    assert (action.id, action.extra["title"]) == ("d", "News")


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_columns_that_come_late_stand_in_a_column_of_their_own(tmp_path: Path, suffix: str) -> None:
    early = [Action(id=str(number), text="Norland left.") for number in range(1_000)]
    path = tmp_path / f"a.{suffix}"
    write_records(path, [*early, ACTION])
    last = read_actions(path).actions[-1]
    assert last.extra["further"] == '{"code": "040", "source_id": "1"}'


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is not a \.jsonl, \.csv or \.parquet"):
        write_records(tmp_path / "a.docx", [PLAIN])


def test_a_file_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def records():
        yield PLAIN
        raise UsageError("stopped")

    with pytest.raises(UsageError, match="stopped"):
        write_records(tmp_path / "a.csv", records())
    assert list(tmp_path.iterdir()) == []
