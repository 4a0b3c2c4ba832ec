"""Claims, promises and commitments, made up in the formats of the real files."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

Made = Callable[[str, Any], Path]
Script = Callable[[str], ModuleType]


def _write(made: Made) -> Path:
    claims = [
        {
            "id": f"claim_{number}",
            "claim": f"Our mill {number} keeps the river clean.",
            "company": "Millco" if number % 2 else "Tinco",
            "evidence": [
                {
                    "article_id": f"a{number}",
                    "source": "gdelt",
                    "url": f"https://news.example/{number}",
                    "sent_idx": 1,
                    "sentence": f"Mill {number} let dye\ninto the river.",
                    "similarity": 0.5,
                }
            ][: number % 6],
            "llm_score": 1 + number % 5,
            "llm_rationale": "so",
        }
        for number in range(12)
    ]
    made("esg_claim_evidence/silver_llm_labelled.jsonl.gz", claims)
    shared = {"actor": "A. Candidate", "description": "", "category": "", "tags": [], "url": ""}
    archive = "https://web.archive.org/web/{}/http://paper.example/candidate-opens-the-new-bridge"
    promises = [
        {
            **shared,
            "id": f"tt-{number}",
            "promise": f"Open bridge number {number}",
            "status": status,
            "status_info": remark,
            "sources": [archive.format(day)],
        }
        for number, (status, remark, day) in enumerate(
            [
                ("Achieved", "", "20170301120000"),
                ("Broken", "The bridge was never begun.", "20160101120000"),
                ("Broken", "This promise was marked as broken because time ran out.", "2016"),
                ("Not started", "", "20170119000000"),
            ]
        )
    ]
    made("trump_promises_2016/promises_dev.jsonl", promises)
    head = (
        "Category,Commitment,Party,Status,Updated,Due,References,Tags,LobbyFor,LobbyAgainst,Notes"
    )
    rows = [
        "Roads,Cut the toll,P,100,05/12/2023,,https://gov.example/release/toll-cut-by-half,,,,",
        "Roads,Mend the road,P,20,05/12/2023,,,,,,A bill was read once.",
        "Roads,Paint the road,P,,05/12/2023,,https://gov.example/release/road-paint-is-here,,,,",
        "Roads,Light the road,P,50,05/12/2023,,https://x.example/status/1757531565775888464,,,,",
    ]
    return made("nz_coalition_commitments/commitments_dev.csv", "\n".join([head, *rows]) + "\n")


def test_each_set_keeps_the_items_with_a_label_and_words_of_what_was_done(
    script: Script, made: Made
) -> None:
    module, corpora = script("claims_and_promises"), _write(made)
    claims = module.read_claims(corpora / module.CLAIMS, None)
    assert claims.counts.reasons == {"no evidence": 2}
    assert claims.items[0].label == 4.0
    assert claims.items[0].actions[0].text == "Mill 1 let dye into the river."
    promises = module.read_trump(corpora / module.TRUMP, None)
    assert [item.label for item in promises.items] == [3, 0]
    assert [item.actions[0].text_origin for item in promises.items] == ["slug", "sentence"]
    assert promises.counts.reasons == {"nothing reported but the status": 2}
    done = module.read_zealand(corpora / module.ZEALAND, None)
    assert [(i.label, i.actions[0].text) for i in done.items] == [
        (100.0, "toll cut by half"),
        (20.0, "A bill was read once."),
    ]
    assert done.counts.reasons == {"not judged by the set": 1, "no words in its references": 1}


def test_the_numbers_stand_in_the_page(
    script: Script,
    made: Made,
    page: Path,
    tmp_path: Path,
    fake_judge: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = script("claims_and_promises")
    monkeypatch.setattr(module, "LIKENESS", fake_judge)
    words = ["--corpora", str(_write(made)), "--out", str(tmp_path / "out"), "--judge", fake_judge]
    assert module.main([*words, "--page", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "| claims of nine companies | 10 | 10 | the score |" in text
    assert "control: another item's texts" in text
    assert "| Environmental responsibility |" in text
    assert len(pd.read_csv(tmp_path / "out" / "scores.csv")) == 14


@pytest.mark.shared
def test_two_hundred_real_rows_of_each_set_are_scored(
    script: Script,
    corpora: Path,
    tmp_path: Path,
    fake_judge: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = script("claims_and_promises")
    monkeypatch.setattr(module, "LIKENESS", fake_judge)
    words = ["--corpora", str(corpora), "--out", str(tmp_path), "--judge", fake_judge]
    assert module.main([*words, "--limit", "200"]) == 0
    scores = pd.read_csv(tmp_path / "scores.csv")
    assert scores.groupby("set").size().to_dict() == {
        "claims of nine companies": 200,
        "promises of 2016": 47,
        "commitments of 2023": 46,
    }
