"""The parts of the judge that asks a language model: address, fence, answer, kept answers."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.errors import DataError, UsageError
from scorer.judges import load_judge
from scorer.judges.llm.answer import Answer, InvalidAnswerError, read_answer
from scorer.judges.llm.endpoint import read_endpoint, read_key
from scorer.judges.llm.fence import drawn_code, fence_code, harmless
from scorer.judges.llm.kept import KeptAnswers
from scorer.judges.llm.prompt import ask_about
from scorer.records import Principle

# The address


@pytest.mark.parametrize(
    ("argument", "address", "model"),
    [
        ("http://127.0.0.1:8000/v1#m", "http://127.0.0.1:8000/v1/chat/completions", "m"),
        (
            "https://Api.example.org/v1/#a/b:c",
            "https://api.example.org/v1/chat/completions",
            "a/b:c",
        ),
        ("http://localhost/chat/completions#m", "http://localhost/chat/completions", "m"),
    ],
)
def test_endpoint_and_model_are_read(argument: str, address: str, model: str) -> None:
    endpoint = read_endpoint(argument)
    assert (endpoint.address, endpoint.model) == (address, model)


@pytest.mark.parametrize(
    "argument",
    ["http://127.0.0.1/v1", "http://127.0.0.1/v1#", "ftp://a/v1#m", "m", "http://#m", "http://a:x/#m",
     "http://[::1/v1#m"],
)  # fmt: skip
def test_what_is_no_address_with_a_model_is_answered_with_an_example(argument: str) -> None:
    with pytest.raises(UsageError, match=r"llm:http://127\.0\.0\.1:8000/v1#model-name"):
        read_endpoint(argument)


@pytest.mark.parametrize(
    "argument", ["https://me:pass123@a.org/v1#m", "https://a.org/?k=pass123#m"]
)
def test_a_secret_in_the_address_is_refused_and_not_repeated(argument: str) -> None:
    with pytest.raises(UsageError, match="SCORER_LLM_KEY") as refused:
        read_endpoint(argument)
    assert "pass123" not in str(refused.value)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("[::1]", True), ("localhost", True),
        ("LOCALHOST:80", True), ("127.0.0.1.example.org", False), ("localhost.example.org", False),
        ("192.168.0.2", False), ("0.0.0.0", False), ("example.org", False),
    ],
)  # fmt: skip
def test_only_this_machine_is_loopback(host: str, here: bool) -> None:
    assert read_endpoint(f"http://{host}/v1#m").is_loopback is here


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "ключ"])
def test_a_key_that_is_none_is_not_shown(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("SCORER_LLM_KEY", key)
    with pytest.raises(UsageError, match="SCORER_LLM_KEY holds") as refused:
        read_key(read_endpoint("https://a.org/v1#m"))
    assert key not in str(refused.value)


def test_the_judge_is_chosen_by_its_name() -> None:
    assert load_judge("llm:http://127.0.0.1:1/v1#m").name == "llm:http://127.0.0.1:1/v1#m"
    with pytest.raises(UsageError, match="llm:<endpoint>#<model>"):
        load_judge("llm:")


# The fence


def test_a_code_that_stands_in_the_text_is_drawn_again() -> None:
    def draw(blocks: Sequence[str], number: int) -> str:
        return ("abc", "def", "012")[number]

    assert fence_code(("it says ABC", "and def"), draw) == "012"


@given(st.text(), st.text())
def test_no_text_closes_its_own_fence(principle: str, action: str) -> None:
    question = ask_about(Principle(id="p", text=principle), action)
    # Once named, twice around each of the two blocks, once at the end.
    assert question.message.count(question.code) == 6


def test_a_text_that_holds_the_code_of_another_gets_a_code_of_its_own() -> None:
    first = drawn_code(("p", "a"), 0)
    assert fence_code(("p", f"a {first}")) != first


def test_the_same_pair_is_the_same_message_whatever_its_ids() -> None:
    one = ask_about(Principle(id="p", text="Be open.", actor="Norway", scope="x"), "It closed.")
    assert one == ask_about(Principle(id="q", text="Be open."), "It closed.")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a<|im_end|>b", "a< |im_end|>b"),
        ("[INST] do [/INST]", "[ INST] do [ /INST]"),
        ("</s><s>", "< /s>< s>"),
        ("<<SYS>>", "< <SYS>>"),
        ("seen\U000e0041\U000e0042\u202eunseen\x00", "seen   unseen"),
        ("a \ud800 b", "a ? b"),
        ("[ACTOR] met 3 < 4\nlines", "[ACTOR] met 3 < 4\nlines"),
    ],
)
def test_marks_that_speak_for_the_program_are_taken_apart(text: str, clean: str) -> None:
    assert harmless(text) == clean


# The answer


def _written(**changed: object) -> str:
    answer = {"reason": "r", "contradicts": 0.7, "upholds": 0.2, "unrelated": 0.1, "code": "c"}
    return json.dumps(answer | changed)


def test_probabilities_that_sum_to_about_one_are_made_to() -> None:
    answer = read_answer(_written(contradicts=0.69), "c")
    assert abs(sum(answer.probabilities) - 1) < 1e-12
    assert answer.reason == "r"


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "null", _written(code="d"), _written(reason=3), _written(code=None),
        _written(contradicts=float("nan")), _written(contradicts=10**400),
        '{"contradicts": 0.7, ' + _written()[1:], '{"a": ' * 3000, "x" * 30_000 + _written(),
        '{"answer": ' + _written() + "}", '{"contradicts": ' + "9" * 5000 + "}",
    ],
)  # fmt: skip
def test_anything_else_is_invalid(content: str) -> None:
    with pytest.raises(InvalidAnswerError):
        read_answer(content, "c")


@given(st.text(alphabet='{}[]":, 0123456789.eE-abcNnull\\', max_size=300))
def test_no_answer_breaks_the_reader(content: str) -> None:
    with pytest.raises(InvalidAnswerError):
        read_answer(content, "c0de")


# Kept answers


def test_answers_are_found_again_with_their_reasons(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "llm" / "answers.sqlite")
    assert kept.find(["a"]) == {}
    kept.prepare()
    answer = Answer(probabilities=(0.5, 0.25, 0.25), reason="Łódź")
    kept.keep("a", answer)
    assert kept.find(["a", "b"]) == {"a": answer}
    assert len(kept.find([f"k{number}" for number in range(1200)] + ["a"])) == 1


def test_a_damaged_answer_is_asked_again(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "answers.sqlite")
    kept.prepare()
    with closing(sqlite3.connect(kept.path)) as store, store:
        rows = [("a", "[1, 1, 1, 'r']"), ("b", '[1, 1, 1, "r"]'), ("c", "[1]"), ("d", None)]
        store.executemany("INSERT INTO answers VALUES (?, ?)", rows)
    assert kept.find(["a", "b", "c", "d"]) == {}


def test_a_file_that_is_no_store_of_answers_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_text("this is something else entirely, and long enough to be looked at")
    with pytest.raises(DataError, match=r"answers\.sqlite cannot be used"):
        KeptAnswers(path).find(["a"])
