"""`scorer extract`."""

import json
from pathlib import Path

from .conftest import Call

TEXT = "The ministry reopened the border on Tuesday.\r\nIt said that talks would follow.\r\n"


def test_the_json_has_spans_into_the_file(call: Call, tmp_path: Path) -> None:
    source, out = tmp_path / "article.txt", tmp_path / "out.json"
    source.write_bytes(TEXT.encode())
    said = call("extract", "--text", source, "--published", "2024-11-09", "--json", out)
    assert said.code == 0
    found = json.loads(out.read_text())
    assert list(found) == ["principles", "reports"]
    [deed] = [report for report in found["reports"] if report["mode"] == "deed"]
    assert TEXT[deed["start"] : deed["end"]] == deed["text"]
    assert (deed["date"], deed["precision"]) == ("2024-11-05", "day")


def test_a_day_that_is_none_is_a_usage_error(call: Call, tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(TEXT)
    said = call("extract", "--text", source, "--published", "2024-13-02")
    assert said.code == 2
    assert "use YYYY-MM-DD" in said.err


def test_a_file_that_is_not_there_is_named(call: Call, tmp_path: Path) -> None:
    said = call("extract", "--text", tmp_path / "none.txt", "--published", "2024-11-09")
    assert said.code == 3
    assert "none.txt cannot be read" in said.err
