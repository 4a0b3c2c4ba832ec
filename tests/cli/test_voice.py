"""How a command speaks."""

import json

import pytest

from scorer.cli.voice import Voice, console, plain, table
from scorer.errors import Problem

PROBLEM = Problem(file="a", line=1, field="f", value="v", expected="e", remedy="r")


def test_results_go_to_standard_output_and_notes_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    voice = Voice()
    voice.say("result")
    voice.note("note")
    voice.result({"not": "shown"})
    heard = capsys.readouterr()
    assert (heard.out, heard.err) == ("result\n", "note\n")


def test_json_leaves_nothing_but_the_document_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    voice = Voice(json=True)
    voice.say("a line for people")
    voice.show("title", table({"a": "left"}, [["cell"]]))
    voice.result({"name": "Türkiye"})
    assert json.loads(capsys.readouterr().out) == {"name": "Türkiye"}


def test_quiet_silences_notes_and_bars_but_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    voice = Voice(quiet=True)
    voice.note("note")
    with voice.progress("Working") as progress:
        progress(1, 2)
    voice.problems([PROBLEM])
    assert capsys.readouterr().err == f"error: {PROBLEM}\n"


def test_the_bar_is_off_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Voice().progress("Working") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_many_problems_are_shown_in_part_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Voice().problems([PROBLEM] * 60)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 51
    assert lines[-1] == "... and 10 more like these"


@pytest.mark.parametrize("text", ["[bold red]x[/]", ":smile:", "[/]", "[link=http://a]b[/link]"])
def test_corpus_text_is_never_read_as_markup(capsys: pytest.CaptureFixture[str], text: str) -> None:
    Voice().show(text, table({text: "left"}, [[text]]))
    assert capsys.readouterr().out.count(text) == 3


def test_corpus_text_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[2Jb\x07c\u202ed") == "a�[2Jb�c�d"
    assert plain("line\nline\tŁódź") == "line\nline\tŁódź"
    assert plain(None) == ""


def test_long_tables_keep_their_words_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    console().print(table({"a": "left", "b": "right"}, [["x" * 60, "y" * 60]]))
    assert "y" * 60 in capsys.readouterr().out
