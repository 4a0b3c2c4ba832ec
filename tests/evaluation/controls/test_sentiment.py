import sys
from dataclasses import replace
from typing import Any

import pytest

from scorer.errors import MissingExtraError
from scorer.evaluation.controls.sentiment import Feel, sentiment_and_severity, vader
from scorer.evaluation.judged import judge_pairs
from scorer.evaluation.pairs import LabelledPair
from scorer.records import Principle

from ..fakes import by_rule, made_pairs, oracle


def _grim() -> Feel:
    """Every second deed sounds grim, whatever its label is."""
    return lambda text: -0.8 if int(text.rstrip(".").split()[-1]) % 2 else 0.8


def _by_tone(principle: Principle, text: str) -> tuple[float, float, float]:
    return (3.0, 0.0, 0.0) if _grim()(text) < 0 else (0.0, 3.0, 0.0)


def _pairs() -> list[LabelledPair]:
    return made_pairs(events=40)


def test_an_oracle_keeps_its_correlation_whatever_the_tone() -> None:
    pairs = _pairs()
    judged = judge_pairs(pairs, oracle(pairs))
    found: Any = sentiment_and_severity(pairs, judged, feel=_grim)
    for name, count in (("all_pairs", 120), ("bearing_pairs", 80)):
        assert found[name]["score_and_label"]["value"] == pytest.approx(1.0)
        assert found[name]["given_sentiment"]["value"] == pytest.approx(1.0)
        assert (found[name]["score_and_label"]["n"], found[name]["given_both"]["events"]) == (
            count,
            40,
        )
    assert found["score_and_sentiment"]["all pairs"]["value"] == pytest.approx(0.0, abs=1e-9)


def test_a_judge_of_tone_is_found_out_among_pairs_of_one_label() -> None:
    pairs = _pairs()
    judged = judge_pairs(pairs, by_rule("tone", _by_tone))
    found: Any = sentiment_and_severity(pairs, judged, feel=_grim)
    for label in ("contradicts", "upholds", "unrelated"):
        assert found["score_and_sentiment"][label]["value"] == pytest.approx(1.0)
    assert found["all_pairs"]["score_and_label"]["value"] == pytest.approx(0.0, abs=1e-9)


def test_where_labels_follow_the_tone_nothing_is_left_of_a_judge_of_tone() -> None:
    pairs = [
        replace(pair, label="contradicts" if _grim()(pair.action) < 0 else "upholds")
        for pair in _pairs()
    ]
    judged = judge_pairs(pairs, by_rule("tone", _by_tone))
    found: Any = sentiment_and_severity(pairs, judged, feel=_grim)
    assert found["all_pairs"]["score_and_label"]["value"] == pytest.approx(1.0)
    assert found["all_pairs"]["given_sentiment"]["value"] is None


def test_severity_elsewhere_is_held_constant_on_the_pairs_that_have_it() -> None:
    pairs = _pairs()
    lonely = replace(pairs[0], action="They did thing 999.", cluster="alone")
    found: Any = sentiment_and_severity(
        [*pairs, lonely], judge_pairs([*pairs, lonely], oracle(pairs)), feel=_grim
    )
    assert (found["n"], found["all_pairs"]["plain_there"]["n"]) == (121, 120)
    assert found["all_pairs"]["given_severity"]["value"] > 0.9
    assert found["all_pairs"]["given_both"]["value"] > 0.9


def test_without_the_library_the_control_says_so_and_measures_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "vaderSentiment.vaderSentiment", None)
    pairs = _pairs()
    found: Any = sentiment_and_severity(pairs, judge_pairs(pairs, oracle(pairs)))
    assert "pip install 'scorer[eval]'" in found["sentiment"]
    assert found["sentiment"].startswith("skipped: vaderSentiment is not installed")
    assert "score_and_sentiment" not in found
    assert "given_sentiment" not in found["all_pairs"]
    assert found["all_pairs"]["given_severity"]["value"] > 0.9
    with pytest.raises(MissingExtraError):
        vader()


def test_vader_tells_grim_from_bright() -> None:
    pytest.importorskip("vaderSentiment", reason="the extra eval is not installed")
    feel = vader()
    assert feel("They tortured and murdered prisoners.") < -0.5
    assert feel("They helped and rescued people happily.") > 0.5


def test_no_pairs_have_no_correlation() -> None:
    found: Any = sentiment_and_severity([], judge_pairs([], oracle([])), feel=_grim)
    assert found["n"] == 0
    assert found["bearing_pairs"]["given_both"]["value"] is None
