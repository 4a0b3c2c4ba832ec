"""Speeches, votes and vetoes of made-up sessions in the formats of the real files."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from scorer.extraction import Extraction, FoundPrinciple

Made = Callable[[str, Any], Path]
Script = Callable[[str], ModuleType]
STATES = {"RUS": "Russia", "USA": "United States", "CHN": "China"}


def _passage(text: str, actor: str, p: float) -> FoundPrinciple:
    return FoundPrinciple(start=0, end=len(text), text=text, speaker=None, actor=actor, p=p)


def _fake_extract(text: str, published: object, *, writer: str, encoder: object) -> Extraction:
    """Every line of a speech is a passage; the last line is unsure, the first another's."""
    lines = text.split("\n")
    found = [_passage(line, writer, 0.9) for line in lines if line.startswith("We ")]
    found.append(_passage("They say so.", "Nowhere", 0.9))
    found.append(_passage("We may be wrong.", writer, 0.4))
    return Extraction(principles=tuple(found), reports=(), sentences=len(lines), other=0)


def _write(made: Made) -> Path:
    speeches = [
        {
            "id": f"{code}_{session}_{1945 + session}",
            "iso3": code,
            "session": session,
            "year": 1945 + session,
            "country": name,
            "speaker": "A. Speaker",
            "post": None,
            "path": f"TXT/{code}.txt",
            "text": "Nothing." if code == "CHN" else f"We disarm.\nWe in {name} keep\twater clean.",
        }
        for session in (46, 47, 48)
        for code, name in STATES.items()
    ]
    made("ungdc/speeches.jsonl.gz", speeches)
    calls = ["rcid,session,importantvote,date,unres,amend,para,short,descr"]
    votes = ["rcid,country,country_code,vote"]
    for number in range(12):
        session = 47 + number % 2
        calls.append(f"{number},{session},0,{1945 + session}-12-01,R/{number},,,Seas,Clean seas")
        votes += [
            f"{number},Russia,RU,yes",
            f"{number},China,CN,{'yes' if number % 3 else 'abstain'}",
            f"{number},United States,US,{'no' if number % 4 else 'yes'}",
            f"{number},Norway,NO,yes",
        ]
    made("unvotes/un_roll_calls.csv.gz", "\n".join(calls) + "\n")
    made("unvotes/un_votes.csv.gz", "\n".join(votes) + "\n")
    vetoes = (
        "year,date,month,draft,meeting_record,agenda_item,crisis_topic,region,member_veto1,"
        "member_veto2,member_veto3,single_veto,multiple_vetoes,China,France,Russia,USSR,USA,UK\n"
        "1993,5/11/1993,5,S/1,S/PV.1,The harbour,Harbour,Sea,Russia,,,1,0,0,0,1,0,0,0\n"
    )
    return made("unsc_vetoes/unsc_vetoes_1946_sept2022.csv", vetoes)


def test_the_panel_has_a_row_for_each_state_session_and_principle(
    script: Script,
    made: Made,
    page: Path,
    tmp_path: Path,
    fake_judge: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    module = script("un_words_and_votes")
    monkeypatch.setattr(module, "extract", _fake_extract)
    monkeypatch.setattr(module, "load_encoder", lambda: None)
    words = ["--corpora", str(_write(made)), "--out", str(tmp_path / "out"), "--judge", fake_judge]
    assert module.main([*words, "--page", str(page)]) == 0
    panel = pd.read_csv(tmp_path / "out" / "panel.csv")
    own = panel[panel["origin"] == "passage"]
    stood_in = panel[panel["origin"] == "pack un-charter"]
    assert len(own) == 2 * 2 * 2
    assert set(stood_in["state"]) == {"China"}
    assert set(panel["session"]) == {47, 48}
    known = panel.dropna(subset=["consistency"])
    assert (known["low_95"] <= known["consistency"]).all()
    assert (known["consistency"] <= known["high_95"]).all()
    years = pd.read_csv(tmp_path / "out" / "country-years.csv")
    of = years.set_index(["state", "session"])
    # The veto of May 1993 falls into the session that opened in September 1992.
    assert of.loc[("Russia", 47), "vetoes"] == 1
    assert of.loc[("Russia", 48), "vetoes"] == 0
    assert of.loc[("Russia", 47), "share_yes"] == 1.0
    assert of.loc[("Russia", 47), "with_majority"] == 1.0
    assert of.loc[("Russia", 47), "with_united_states"] == 0.5
    assert pd.isna(of.loc[("United States", 47), "with_united_states"])
    assert pd.isna(of.loc[("China", 47), "anothers_words"])
    printed = capsys.readouterr().out
    # In 1991 the seat that is coded RUS was the Soviet Union's.
    assert "of another time 2; of another state 1" in printed
    assert "2 speeches without a passage met the pack" in printed
    assert "| Russia | 2 | 4 | 12 + 1 |" in page.read_text(encoding="utf-8")
    assert list((tmp_path / "docs" / "images").iterdir())
    # Every speech is noted: a second run, with whatever judge, extracts nothing.
    monkeypatch.setattr(module, "extract", None)
    assert module.main([*words, "--page", str(page)]) == 0
    assert pd.read_csv(tmp_path / "out" / "panel.csv").equals(panel)


@pytest.mark.shared
@pytest.mark.slow
def test_two_hundred_real_votes_give_a_panel(
    script: Script, corpora: Path, tmp_path: Path, fake_judge: str
) -> None:
    words = ["--corpora", str(corpora), "--out", str(tmp_path), "--judge", fake_judge]
    assert script("un_words_and_votes").main([*words, "--limit", "200"]) == 0
    years = pd.read_csv(tmp_path / "country-years.csv")
    assert len(years) == 10
    assert years["votes"].sum() + years["vetoes"].sum() == 200
    assert len(pd.read_csv(tmp_path / "panel.csv")) > 50
