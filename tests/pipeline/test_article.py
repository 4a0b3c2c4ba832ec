"""A text as a file."""

from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.pipeline.article import read_article

PAGE = """<html><head><title>Strait closed</title>
<meta property="article:published_time" content="2024-03-09T10:00:00Z"></head><body><article>
<h1>Strait closed</h1><p>Norland closed its strait on Monday, and no ship has passed since then.</p>
<p>The harbour office named no day for its opening, and the pilots went home.</p>
</article></body></html>"""


def test_a_plain_text_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("One.\r\nTwo – three.\r\n".encode())
    assert read_article(path).text == "One.\r\nTwo – three.\r\n"


def test_a_plain_text_that_begins_like_a_table_is_still_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[Photo: the harbour]\nNorland closed its strait.\n")
    assert read_article(path).text.startswith("[Photo")


def test_a_byte_order_mark_is_no_character_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.")
    assert read_article(path).text == "One."


def test_a_saved_page_gives_its_text_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    article = read_article(path)
    assert "Norland closed its strait on Monday" in article.text
    assert "<p>" not in article.text
    assert article.date == "2024-03-09"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty; a text was expected"),
        ("a.txt", b"12 34\n", "holds no word; an English text was expected"),
        ("a.txt", b"caf\xe9 closed", "is not UTF-8 text; save it as UTF-8"),
        ("a.txt", b"abc\x00def", "holds NUL bytes: it is not a text file"),
        ("a.csv", b"id,text\n1,Norland closed it.\n", "is no single text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=said) as caught:
        read_article(path)
    assert name in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.txt cannot be read"):
        read_article(tmp_path / "none.txt")


def test_what_an_importer_left_out_goes_with_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import SimpleNamespace

    from scorer.errors import Problem
    from scorer.pipeline import article
    from scorer.records import Document

    lost = Problem(
        file="a.pdf", line=None, field="pages", value="3", expected="readable", remedy="save again"
    )
    read = SimpleNamespace(documents=iter([Document(id="d", text="One.")]), problems=[lost])
    monkeypatch.setattr(article, "ingest", lambda path, **_: read)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 ...")
    assert read_article(path).problems == (lost,)
