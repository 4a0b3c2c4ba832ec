"""`scorer ingest`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scorer.sources import read_actions

from .conftest import Call

EVENTS = (
    "id,text,actor,date\n"
    "a,Norland closed its border with Sudland.,Norland,2024-05-06\n"
    "b,Norland closed the border with Sudland.,Norland,7 May 2024\n"
    "c,Norland opened a school.,Norland,2024-05-06\n"
)


def _write(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(content)
    return path


def test_a_table_becomes_actions_that_can_be_scored(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "actions.parquet"
    said = call("ingest", _write(tmp_path, EVENTS), "--out", out)
    assert said.code == 0
    assert said.out == f"{out}: 3 actions from 3 of 3 rows\n"
    assert "read as table" in said.err
    assert [action.date for action in read_actions(out).actions] == [
        "2024-05-06",
        "2024-05-07",
        "2024-05-06",
    ]


def test_collapse_joins_retellings_and_says_how_many(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "actions.jsonl"
    said = call("ingest", _write(tmp_path, EVENTS), "--out", out, "--collapse", "--json", "--quiet")
    assert said.err == ""
    assert said.json["made"] == 2
    assert said.json["left_out"][1]["left_out"] == {"retelling of another": 1}
    assert read_actions(out).actions[0].reports == ("a", "b")


def test_bad_rows_are_named_counted_and_end_in_code_4(call: Call, tmp_path: Path) -> None:
    path = _write(tmp_path, EVENTS + "d,,Norland,2024\n")
    said = call("ingest", path, "--out", tmp_path / "a.csv")
    assert said.code == 4
    assert "events.csv, line 5: text '' is not a text; write what was done" in said.err
    assert "text not a text" in said.out


def test_columns_can_be_mapped(
    call: Call, tmp_path: Path, write_lines: Callable[..., Path]
) -> None:
    rows: list[dict[str, Any]] = [{"deed": "Norland paid.", "who": "Norland"}]
    path, out = write_lines("a.jsonl", rows), tmp_path / "o.jsonl"
    said = call("ingest", path, "--out", out, "--map", "text=deed", "--map", "actor=who")
    assert said.code == 0
    row = json.loads(out.read_text())
    assert (row["text"], row["actor"]) == ("Norland paid.", "Norland")


def test_a_text_becomes_a_document_and_cannot_be_collapsed(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ports open\nNorland opened its ports.\n")
    out = tmp_path / "o.jsonl"
    assert call("ingest", path, "--out", out).code == 0
    assert json.loads(out.read_text())["title"] == "Ports open"
    said = call("ingest", path, "--out", out, "--collapse")
    assert said.code == 2
    assert "--collapse joins actions; format text yields documents" in said.err


def test_an_unusable_file_ends_in_code_3_and_leaves_nothing(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    said = call("ingest", _write(tmp_path, "id,words\n1,x\n"), "--out", out)
    assert said.code == 3
    assert "Name one with --map text=COLUMN" in said.err
    assert not out.exists()


def test_an_unknown_format_or_ending_ends_in_code_2(call: Call, tmp_path: Path) -> None:
    path = _write(tmp_path, EVENTS)
    assert call("ingest", path, "--out", tmp_path / "o.jsonl", "--format", "gedlt").code == 2
    assert call("ingest", path, "--out", tmp_path / "o.docx").code == 2


def test_every_format_is_named_in_the_help() -> None:
    from inspect import getsource

    from scorer.cli import ingest
    from scorer.sources import FORMATS

    words = getsource(ingest)
    assert all(each.name in words for each in FORMATS)
