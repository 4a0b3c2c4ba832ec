"""A whole text: who proclaims what, and who is reported to have done what."""

import os
from datetime import date
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.extraction import Extraction, extract

DATA = Path(__file__).resolve().parent.parent / "data"
SHARED = Path(os.environ.get("SCORER_SHARED", DATA.parent.parent.parent / "shared")) / "data"


@pytest.fixture(scope="module")
def briefing() -> tuple[str, Extraction]:
    text = (DATA / "briefing.txt").read_text(encoding="utf-8")
    return text, extract(text, date(2024, 3, 9))


def test_every_span_is_the_text_that_it_names(briefing: tuple[str, Extraction]) -> None:
    text, found = briefing
    spans = [*found.principles, *found.reports]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_proclaimed_list_gives_its_principles_one_by_one(
    briefing: tuple[str, Extraction],
) -> None:
    proclaimed = [principle.text for principle in briefing[1].principles]
    assert "respect for the laws of every coastal state" in proclaimed
    assert any("equal voice of small islands" in text for text in proclaimed)


def test_deeds_words_plans_and_denials_are_told_apart(briefing: tuple[str, Extraction]) -> None:
    by_text = {report.text: report.mode for report in briefing[1].reports}
    deeds = [text for text, mode in by_text.items() if mode == "deed"]
    assert any("signed a binding treaty" in text for text in deeds)
    assert any("turned back three Sudrian trawlers" in text for text in deeds)
    assert by_text["The ministry denied that shots had been fired."] == "denial"
    assert by_text["Parliament may vote on a tougher fisheries bill next month."] == "hypothetical"


def test_the_acting_actor_and_the_day_are_found(briefing: tuple[str, Extraction]) -> None:
    [seizure] = [report for report in briefing[1].reports if "trawlers and seized" in report.text]
    assert seizure.actor == "Norland"
    assert (seizure.date, seizure.precision) == ("2024-03-06", "day")


def test_the_analysts_opinion_is_no_report(briefing: tuple[str, Extraction]) -> None:
    told = [*briefing[1].principles, *briefing[1].reports]
    assert not any("record is mixed" in span.text for span in told)


def test_a_german_text_is_refused_by_name() -> None:
    text = "Die Regierung hat am Dienstag beschlossen, die Grenze wieder zu öffnen und zu sichern."
    with pytest.raises(DataError, match="German"):
        extract(text, date(2024, 11, 9))


def test_an_empty_text_gives_nothing() -> None:
    found = extract("", None)
    assert (found.principles, found.reports) == ((), ())


@pytest.mark.shared
def test_the_seed_article_gives_the_six_principles_as_the_leaders() -> None:
    path = SHARED / "seed" / "article.txt"
    if not path.is_file():
        pytest.skip("the seed article is not on this machine")
    found = extract(path.read_text(encoding="utf-8"), date(2024, 11, 9))
    proclaimed = " ".join(principle.text for principle in found.principles)
    for words in ("openness among states", "universal dogmas", "security blocs", "all states"):
        assert words in proclaimed
    assert {p.actor for p in found.principles if "dogmas" in p.text} == {"Russia"}
