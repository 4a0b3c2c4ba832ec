"""The text beside the run that was drawn from it."""

import json
from pathlib import Path

from scorer.pipeline.article_case import article_case
from scorer.pipeline.source_text import place_of, read_source, write_source

from .told import TEXT, told


def test_text_and_passages_stand_in_the_folder_with_what_became_of_each(tmp_path: Path) -> None:
    drawn = article_case(told()).drawn
    assert drawn is not None
    write_source(tmp_path, drawn)
    assert read_source(tmp_path) == TEXT
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["text"]["sha256"] == drawn.article.sha256
    assert [row["left_out"] for row in found["reports"]] == [
        "",
        "other actor",
        "actor left open",
        "denial",
    ]
    assert [row["left_out"] for row in found["other"]] == ["opinion or background"]


def test_a_place_shows_its_passage_with_what_stands_around_it() -> None:
    action = article_case(told()).actions[0]
    place = place_of(action.extra, TEXT)
    assert place is not None
    assert place.passage == action.text
    assert place.before == "Norland wants every strait open."
    assert place.after.startswith("Sudria mined a bay.")
    assert place.words == "characters 33 to 69 of the text, extracted with P 0.90"


def test_a_long_text_is_cut_between_words() -> None:
    text = "before " * 200 + "THE PASSAGE" + " after" * 200
    start = text.index("THE")
    place = place_of({"start": start, "end": start + 11, "p_extracted": None}, text)
    assert place is not None
    assert place.before.startswith("... before")
    assert place.after.endswith("after ...")
    assert place.words == f"characters {start:,} to {start + 11:,} of the text"


def test_a_record_without_a_span_has_no_place(tmp_path: Path) -> None:
    assert place_of({}) is None
    assert place_of({"start": "5", "end": "9"}) is None
    assert read_source(tmp_path) is None
