"""Every format is found by its content, can be forced, and counts what it reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError, UsageError
from scorer.sources import FORMATS, detect, ingest
from scorer.sources.formats import find_format

from .conftest import taken
from .samples import SAMPLES

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_is_told_from_the_file(write: Write, name: str) -> None:
    assert detect(write(*SAMPLES[name])) == name


@pytest.mark.parametrize("name", SAMPLES)
def test_a_packed_file_is_told_as_the_plain_one(write: Write, name: str) -> None:
    import gzip

    file, content = SAMPLES[name]
    assert detect(write(f"{file}.gz", gzip.compress(content))) == name


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_that_is_read_is_kept_or_counted_by_a_reason(write: Write, name: str) -> None:
    items, ingested = taken(write(*SAMPLES[name]))
    left_out = ingested.left_out
    assert left_out.kept >= 1
    assert left_out.read == left_out.kept + left_out.dropped
    assert ingested.made == len(items)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_rerun_gives_the_same_ids(write: Write, name: str) -> None:
    path = write(*SAMPLES[name])
    first, again = taken(path)[0], taken(path)[0]
    assert first == again
    assert len({item.id for item in first}) == len(first)


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
def test_every_importer_can_be_loaded(name: str) -> None:
    assert callable(find_format(name).load())


def test_a_forced_format_is_used_whatever_the_file_looks_like(write: Write) -> None:
    items, ingested = taken(write("page.html", SAMPLES["html"][1]), "text")
    assert ingested.format == "text"
    assert "<article>" in items[0].text


def test_an_unknown_format_names_those_there_are(write: Write) -> None:
    with pytest.raises(UsageError, match="format 'gedlt' is not known; choose one of gdelt, icews"):
        ingest(write(*SAMPLES["text"]), format="gedlt")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv is not there; check the path"):
        ingest(tmp_path / "none.csv")


def test_a_folder_of_no_known_kind_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="folder of no known kind: UN General Debate texts"):
        ingest(tmp_path)


def test_a_table_of_long_texts_is_one_of_documents(write: Write) -> None:
    long = "Norland keeps its ports open to all. " * 40
    assert detect(write("a.csv", f"id,text\n1,{long}\n")) == "documents"
    assert detect(write("b.csv", "id,text\n1,Norland keeps its ports open.\n")) == "table"


def test_mapping_columns_makes_any_file_a_plain_table(write: Write) -> None:
    path = write("b.csv", b"headline,date,who\nBridge opens,2020-01-02,Norland\n")
    items, ingested = taken(path, text="headline", actor="who")
    assert (ingested.format, items[0].text, items[0].actor) == ("table", "Bridge opens", "Norland")


def test_mapping_for_a_format_that_knows_its_columns_is_refused(write: Write) -> None:
    with pytest.raises(UsageError, match="--map is for tables; format icews finds its columns"):
        ingest(write(*SAMPLES["icews"]), format="icews", renamed={"text": "Event Text"})
