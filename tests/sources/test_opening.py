"""Packed files: cut off, damaged, or far larger than they look."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import Limits, ingest

from .conftest import actions, taken
from .samples import SAMPLES, gdelt_row, workbook

Write = Callable[[str, str | bytes], Path]
LITTLE = Limits(free_bytes=1_000_000)
ROWS = "id,text\n" + "".join(f"{n},Norland paid {n * 7919} crowns.\n" for n in range(20_000))


def _zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_gzip_that_is_cut_off_ends_in_an_error_after_its_good_rows(write: Write) -> None:
    packed = gzip.compress(ROWS.encode())
    ingested = ingest(write("a.csv.gz", packed[: len(packed) // 2]))
    seen = 0
    with pytest.raises(DataError, match=r"a\.csv\.gz: its compressed data are cut off or damaged"):
        for _ in ingested.items:
            seen += 1
    assert seen > 1_000


def test_a_gzip_with_a_wrong_sum_is_named(write: Write) -> None:
    packed = bytearray(gzip.compress(ROWS.encode()))
    packed[-6] ^= 0xFF
    with pytest.raises(DataError, match="cut off or damaged"):
        taken(write("a.csv.gz", bytes(packed)))


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(write: Write) -> None:
    path = write("a.csv.gz", gzip.compress(b"id,text\n" + b"x" * 3_000_000))
    with pytest.raises(DataError, match=r"unpacks to [\d,]+ bytes or more from [\d,]+; at most"):
        taken(path, limits=LITTLE)


def test_a_zip_bomb_is_refused_by_what_it_declares(write: Write) -> None:
    with pytest.raises(DataError, match="unpacks to 4,000,000 bytes or more"):
        taken(write("a.zip", _zipped(**{"a.csv": b"x" * 4_000_000})), limits=LITTLE)


def test_a_workbook_bomb_is_refused(write: Write) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] += b" " * 4_000_000
    with pytest.raises(DataError, match="bytes or more from"):
        taken(write("a.xlsx", _zipped(**parts)), limits=LITTLE)


def test_a_workbook_that_defines_entities_is_refused(write: Write) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet
    with pytest.raises(DataError, match=r"defines XML entities in xl/worksheets/sheet1\.xml"):
        taken(write("a.xlsx", _zipped(**parts)))


def test_a_workbook_beyond_its_limit_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match="are read from a workbook: save it as CSV"):
        taken(write("a.xlsx", workbook()), limits=Limits(workbook_bytes=1_000))


def test_a_zip_of_one_file_is_read_and_its_macos_twin_passed_over(write: Write) -> None:
    files = {"20240506.export.CSV": gdelt_row().encode(), "__MACOSX/._20240506.export.CSV": b"\x00"}
    assert actions(write("a.zip", _zipped(**files)))[0].id == "gdelt-9001"


def test_a_zip_of_several_files_asks_for_one(write: Write) -> None:
    with pytest.raises(DataError, match="is a zip of 2 files; unpack it and name one"):
        ingest(write("a.zip", _zipped(**{"a.csv": b"x", "b.csv": b"y"})))


def test_a_damaged_zip_is_named(write: Write) -> None:
    with pytest.raises(DataError, match="damaged or locked zip"):
        ingest(write("a.zip", _zipped(**{"a.csv": b"x" * 500})[:60]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 300, "is a tar archive; unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "is an old Office file; save it as"),
        (b"abc\x00def\x00" * 90, "holds NUL bytes: it is not a text file"),
    ],
)
def test_kinds_that_nothing_reads_are_named(write: Write, content: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        taken(write("a.dat", content))


@pytest.mark.slow
def test_a_line_of_a_gigabyte_costs_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.csv"
    with path.open("wb") as out:
        out.write(b"id,text\n1,")
        for _ in range(1_000):
            out.write(b"x" * 1_000_000)
        out.write(b"\n2,Norland left.\n")
    tracemalloc.start()
    items, ingested = taken(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.id for item in items] == ["2"]
    assert "1,000,000,002 characters" in str(ingested.problems[0])
    assert peak < 150_000_000


def test_the_samples_unpack_the_same(write: Write) -> None:
    name, content = SAMPLES["icews"]
    plain = actions(write(f"one/{name}", content))
    packed = actions(write(f"two/{name}", gzip.compress(content)))
    assert plain == packed
