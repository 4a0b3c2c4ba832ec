"""Titles and chronicle items, made up in the formats of the real files."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scorer.extraction import Extraction, FoundPrinciple
from scorer.pipeline import read_run

Made = Callable[[str, Any], Path]
Script = Callable[[str], ModuleType]


def _fake_extract(text: str, published: object, *, writer: str) -> Extraction:
    found = [
        FoundPrinciple(start=0, end=5, text=text, speaker=None, actor=actor, p=p)
        for actor, p in ((writer, 0.95), (writer, 0.5), ("United Nations", 0.99))
    ]
    return Extraction(principles=tuple(found), reports=(), sentences=3, other=0)


def _write(made: Made, module: ModuleType) -> Path:
    speech = {"iso3": "RUS", "session": 79, "year": 2024, "text": "All states\nare equal."}
    extra = {"country": "Russia", "speaker": "A", "post": None, "path": "x"}
    made(module.SPEECHES, [{"id": "RUS_79_2024", **speech, **extra}])
    made(
        module.CORPORA[0].path,
        [
            {
                "id": f"wce-{day}",
                "date": f"2024-12-0{day}",
                "category": "Business",
                "topics": ["Bridges"],
                "text": text,
                "sources": ["Paper"],
            }
            for day, text in ((1, "Russia opens a bridge to Norway."), (2, "A ferry sinks."))
        ],
    )
    for number, corpus in enumerate(module.CORPORA[1:]):
        titles = [
            {
                "source": corpus.name,
                "date": day,
                "title": title,
                "url": f"https://{number}.example/{place}",
                "category": "Society",
            }
            for place, (day, title) in enumerate(
                [
                    ("2023-05-01", "An old title of last year"),
                    ("2025-01-01", f"Russia closes road number {number}"),
                    ("2025-01-01", f"Russia closes road number {number}"),
                    ("2025-02-02", "Norway sends a choir"),
                ]
            )
        ]
        folder = made(corpus.path, titles)
    return folder


def test_sources_are_shown_apart_and_titles_of_one_publisher_joined(
    script: Script,
    made: Made,
    page: Path,
    tmp_path: Path,
    fake_judge: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = script("address_and_state_media")
    monkeypatch.setattr(module, "extract", _fake_extract)
    corpora, out = _write(made, module), tmp_path / "out"
    words = ["--corpora", str(corpora), "--out", str(out), "--judge", fake_judge]
    assert module.main([*words, "--page", str(page)]) == 0
    run = read_run(out / "run")
    assert len(run.principles) == 7
    assert run.principles[-1].text == "All states are equal."
    assert len(run.actions) == 2 + 5 * 2
    assert sum(action.actor == "Russia" for action in run.actions) == 1 + 5
    text = page.read_text(encoding="utf-8")
    assert "| RT | 4 | 2 | before 2024-01-01 or without a date 1; retelling of another 1 |" in text
    for start in ("| six cards | independent | 2 |", "| UN speech | state body | 6 |"):
        assert start in text
    sample = [json.loads(line) for line in (out / "unrelated.jsonl").read_text().splitlines()]
    assert {"pair", "text", "principle_text", "p_unrelated"} <= set(sample[0])


def test_a_sample_does_not_hang_on_the_order_of_the_scores(script: Script) -> None:
    import pandas as pd

    module = script("address_and_state_media")
    numbers = {"p_contradicts": 0.1, "p_upholds": 0.1, "p_unrelated": 0.8}
    rows = [
        {"pair": f"p~{n}", "principle": "p", "text": str(n), "label": "unrelated", **numbers}
        for n in range(80)
    ]
    cards = [module.Principle(id="p", text="A principle.")]
    one = module.unrelated_sample(pd.DataFrame(rows), cards)
    other = module.unrelated_sample(pd.DataFrame(rows[::-1]), cards)
    assert one == other
    assert len(one) == module.SAMPLE


@pytest.mark.shared
@pytest.mark.slow
def test_two_hundred_real_items_become_a_run(
    script: Script, corpora: Path, tmp_path: Path, fake_judge: str
) -> None:
    words = ["--corpora", str(corpora), "--out", str(tmp_path), "--judge", fake_judge]
    assert script("address_and_state_media").main([*words, "--limit", "200"]) == 0
    run = read_run(tmp_path / "run")
    assert run.finished
    assert 150 < len(run.actions) <= 200
    assert {action.source for action in run.actions} >= {"Wikipedia", "RT", "Kremlin"}
