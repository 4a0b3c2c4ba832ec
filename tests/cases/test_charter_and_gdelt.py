"""Coded events, made up in the form of the real export."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scorer.pipeline import read_run

Made = Callable[[str, Any], Path]
Script = Callable[[str], ModuleType]
HEAD = (
    "GLOBALEVENTID,MonthYear,QuadClass,Actor1CountryCode,Actor2CountryCode,SubEventType,"
    "GoldsteinScale,SOURCEURL"
)


def _write(made: Made, script: ModuleType) -> Path:
    slugs = [
        "harbour-reopens-after-talks",
        "harbour-reopens-after-talks",
        "column-of-lorries-crosses-the-river",
        "minister-visits-the-market-town",
    ]
    rows = [
        f"{number},202204,4,RUS,UKR,3,-7.2,https://paper{number}.example/{slug}"
        for number, slug in enumerate(slugs)
    ]
    rows.append("9,202204,4,RUS,UKR,3,-7.2,https://paper.example/x1")
    return made(script.EVENTS, "\ufeff" + "\n".join([HEAD, *rows]) + "\n")


def test_rows_collapse_to_events_and_meet_the_seven_cards(
    script: Script, made: Made, page: Path, tmp_path: Path, fake_judge: str
) -> None:
    module = script("charter_and_gdelt")
    out = tmp_path / "out"
    words = ["--corpora", str(_write(made, module)), "--out", str(out), "--judge", fake_judge]
    assert module.main([*words, "--page", str(page)]) == 0
    run = read_run(out / "run")
    assert (len(run.principles), len(run.actions)) == (7, 4)
    assert run.info["counts"]["pairs"] == 28
    text = page.read_text(encoding="utf-8")
    assert "| collapse | 5 | 4 | retelling of another 1 |" in text
    assert "| slug | 3 |" in text
    assert "| composed | 1 |" in text
    top = [json.loads(line) for line in (out / "top.jsonl").read_text().splitlines()]
    assert len(top) == 4
    assert top[0]["p_contradicts"] >= top[-1]["p_contradicts"]


def test_the_reading_is_counted_where_the_pair_has_been_read(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = script("charter_and_gdelt")
    monkeypatch.setattr(module, "readings", lambda _: {"a": "contradicts", "b": "unrelated"})
    words = module.read_words([{"pair": "a"}, {"pair": "b"}, {"pair": "c"}])
    assert "Of the 3 events" in words
    assert "2 have been read" in words
    assert "right: 50.0 % (1.3-98.7)" in words


@pytest.mark.shared
def test_two_hundred_real_rows_become_a_run(
    script: Script, corpora: Path, tmp_path: Path, fake_judge: str
) -> None:
    words = ["--corpora", str(corpora), "--out", str(tmp_path), "--judge", fake_judge]
    assert script("charter_and_gdelt").main([*words, "--limit", "200"]) == 0
    run = read_run(tmp_path / "run")
    assert run.finished
    assert len(run.actions) == 115
