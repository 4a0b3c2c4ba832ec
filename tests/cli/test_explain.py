"""`scorer explain`."""

import pytest

from scorer.explanation import Companions

from .conftest import Call

WORDS = ["--principle", "Be open.", "--action", "Norway closed its border with Sweden."]


@pytest.fixture
def explain(call: Call, fake_judge: str, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give a function (words ...) that explains by the fake judge, with nobody beside it."""
    monkeypatch.setattr("scorer.explanation.compose.load_companions", Companions)
    return lambda *words: call("explain", *words, "--judge", fake_judge)


def test_the_paragraph_comes_first_then_the_parts_and_those_missing(explain: Call) -> None:
    said = explain(*WORDS)
    assert said.code == 0
    assert said.out.startswith("The judge fake gives P(contradicts) 0.")
    for title in ("Words that carry it", "The same deed under Brazil", "Missing"):
        assert f"\n{title}" in said.out
    assert "the judge fake reads no facets" in said.out


def test_json_is_the_whole_explanation(explain: Call) -> None:
    said = explain(*WORDS, "--json")
    told = said.json
    assert said.err == ""
    assert told["actor"] == "Norway"
    assert told["score"]["judge"] == told["recipe"]["judge"]["name"] == "fake"
    assert told["facets"] == {"missing": "the judge fake reads no facets"}
    text = told["action"]["text"]
    for span in told["words"]["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_actor_may_be_given(explain: Call) -> None:
    words = ["--principle", "Be open.", "--action", "Sweden was shut out by Norway."]
    assert explain(*words, "--actor", "Norway", "--json").json["actor"] == "Norway"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--principle", "...", "--action", "It paid."], "--principle '...' is not a sentence"),
        (["--principle", "Be open.", "--action", " "], "--action ' ' is not a sentence"),
        (["--principle", "Be open."], "--action"),
    ],
)
def test_a_text_without_words_is_wrong_usage(explain: Call, words: list[str], said: str) -> None:
    told = explain(*words)
    assert told.code == 2
    assert said in told.err


def test_an_unknown_judge_is_named(call: Call) -> None:
    told = call("explain", *WORDS, "--judge", "nobody")
    assert told.code == 2
    assert "judge 'nobody' is not known" in told.err


def test_the_same_words_give_the_same_bytes(explain: Call) -> None:
    assert explain(*WORDS, "--json").out == explain(*WORDS, "--json").out
