"""Whatever a file holds, an importer ends in records and counts, or in an error of ours.

SCORER_FUZZ_EXAMPLES=2000 makes a campaign of it.
"""

import json
import os
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorer.errors import ScorerError
from scorer.sources import FORMATS, Limits, ingest

from .samples import SAMPLES, parquet, workbook

EXAMPLES = int(os.environ.get("SCORER_FUZZ_EXAMPLES", "12"))
LIMITS = Limits(record_chars=20_000, cell_chars=5_000, pages=20, seconds=5, whole_bytes=200_000)
NAMES = [each.name for each in FORMATS]
SEEDS = [*SAMPLES.items(), ("table", ("a.xlsx", workbook())), ("table", ("a.parquet", parquet()))]

_NASTY = st.sampled_from(
    [
        *(
            "",
            "NA",
            "--",
            '"',
            "\x00",
            "\ud800",
            "\u202e",
            "é",
            "\N{PILE OF POO}",
            "0" * 400,
            "1e999",
        ),
        *(
            "nan",
            "-1",
            "20220231",
            "7/8/2022",
            "http://[",
            "<p>",
            "&lt;",
            "\t",
            "a\nb",
            "9" * 5_000,
        ),
    ]
)
_CELL = _NASTY | st.text(max_size=20) | st.integers().map(str)
_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _CELL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_CELL, inner, max_size=3),
    max_leaves=6,
)
fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def _attempt(path: Path, content: bytes, forced: str | None) -> None:
    path.write_bytes(content)
    with warnings.catch_warnings():
        # What a parser grumbles about damage is no failure; what it raises is.
        warnings.simplefilter("ignore")
        try:
            ingested = ingest(path, format=forced, limits=LIMITS)
            made = sum(1 for _ in ingested.items)
        except ScorerError as error:
            assert str(error)
            return
    left_out = ingested.left_out
    assert made == ingested.made > 0
    assert left_out.read == left_out.kept + left_out.dropped
    assert all(map(str, ingested.problems))


@pytest.mark.parametrize("name", [None, *NAMES])
def test_any_bytes_end_in_records_or_in_an_error_of_ours(folder: Path, name: str | None) -> None:
    @fuzzed
    @given(st.binary(max_size=600))
    def attempt(content: bytes) -> None:
        _attempt(folder / "a.bin", content, name)

    attempt()


@pytest.mark.parametrize(
    ("name", "seed"), SEEDS, ids=lambda each: each if isinstance(each, str) else each[0]
)
def test_a_good_file_with_wrong_bytes_in_it(
    folder: Path, name: str, seed: tuple[str, bytes]
) -> None:
    file, good = seed
    place = st.integers(0, len(good))

    @fuzzed
    @given(
        st.lists(st.tuples(place, place, st.binary(max_size=12)), min_size=1, max_size=5),
        st.booleans(),
    )
    def attempt(changes: list[tuple[int, int, bytes]], forced: bool) -> None:
        content = bytearray(good)
        for start, length, put in changes:
            content[start : start + length % 9] = put
        _attempt(folder / file, bytes(content), name if forced else None)

    attempt()


_TABLES = [
    name for name in NAMES if name not in ("ungdc", "unvotes", "feed", "html", "pdf", "text")
]


def _columns(name: str) -> list[str]:
    content = SAMPLES[name][1].decode()
    if content[:1] in "[{":
        row = json.loads(content)
        return list(row[0] if isinstance(row, list) else row)
    if name == "gdelt":
        from scorer.sources.gdelt_columns import VERSION_2

        return list(VERSION_2)
    first = content.split("\n")[0]
    return first.split("\t" if "\t" in first else ",")


@pytest.mark.parametrize("name", _TABLES)
def test_any_cells_under_good_columns(folder: Path, name: str) -> None:
    columns = _columns(name)

    @fuzzed
    @given(st.lists(st.lists(_CELL, min_size=len(columns), max_size=len(columns)), max_size=3))
    def attempt(rows: list[list[str]]) -> None:
        lines = [columns, *rows]
        text = "\n".join("\t".join(cells) for cells in lines)
        _attempt(folder / "a.tsv", text.encode(errors="surrogatepass"), name)

    attempt()


@pytest.mark.parametrize("name", _TABLES)
def test_any_json_values_under_good_names(folder: Path, name: str) -> None:
    columns = _columns(name)
    row = st.fixed_dictionaries({}, optional=dict.fromkeys(columns, _VALUE))

    @fuzzed
    @given(st.lists(row | _VALUE, max_size=3), st.booleans())
    def attempt(rows: list[object], array: bool) -> None:
        text = json.dumps(rows) if array else "\n".join(map(json.dumps, rows))
        _attempt(folder / "a.json", text.encode(), name)

    attempt()


@pytest.mark.parametrize("kind", ["feed", "html"])
def test_any_markup(folder: Path, kind: str) -> None:
    names = ["rss", "channel", "item", "title", "p", "a", "div", "script", "entry", "h1", "table"]
    piece = st.sampled_from([f"<{name}>" for name in names] + [f"</{name}>" for name in names])
    piece |= st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#x110000;", "<?xml?>"])
    start = {"feed": "<rss><channel><item><title>", "html": "<!doctype html><html><body><p>"}[kind]

    @fuzzed
    @given(st.lists(piece | _CELL, max_size=30))
    def attempt(pieces: list[str]) -> None:
        content = (start + "".join(pieces)).encode(errors="surrogatepass")
        _attempt(folder / "a.xml", content, kind)

    attempt()


@pytest.mark.parametrize("name", ["ungdc", "unvotes"])
def test_any_files_in_a_folder(folder: Path, name: str) -> None:
    files = {
        "ungdc": ["RUS_46_1991.txt", "._RUS_46_1991.txt", "Speakers_by_session.xlsx", "x.txt"],
        "unvotes": ["un_votes.csv", "un_roll_calls.csv", "un_roll_call_issues.csv"],
    }[name]
    good = {
        "un_votes.csv": b"rcid,country,country_code,vote\n3,Chile,CL,yes\n",
        "un_roll_calls.csv": b"rcid,date,unres,descr\n3,1990-01-02,R/1,On rules\n",
    }
    inside = folder / name
    inside.mkdir(exist_ok=True)

    @fuzzed
    @given(st.sampled_from(files), st.binary(max_size=300), st.integers(0, 60))
    def attempt(changed: str, put: bytes, place: int) -> None:
        for each in files:
            content = good.get(each, b"We keep our word.")
            (inside / each).write_bytes(content[:place] + put if each == changed else content)
        try:
            assert list(ingest(inside, format=name, limits=LIMITS).items)
        except ScorerError as error:
            assert str(error)

    attempt()
