"""Texts, pages, feeds and PDFs become documents."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import Limits, detect, ingest
from scorer.sources.unwrapping import unwrapped

from .conftest import documents, taken
from .samples import ATOM, KREMLIN_PAGE, PAGE, RSS, SAMPLES, pdf

Write = Callable[[str, str | bytes], Path]


def test_the_first_line_of_a_text_is_its_title_and_stays_in_it(write: Write) -> None:
    (document,) = documents(write("a.txt", "Ports open\nNorland opened its ports.\n"))
    assert document.title == "Ports open"
    assert document.text == "Ports open\nNorland opened its ports."
    assert document.id == documents(write("b.txt", document.text))[0].id


def test_a_text_without_a_word_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match="holds no word; a text was expected"):
        documents(write("a.txt", "... --- ...\n"))


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_named(write: Write, content: bytes) -> None:
    with pytest.raises(DataError, match=r"a\.txt (is empty|holds nothing but blanks)"):
        documents(write("a.txt", content))


def test_a_text_beyond_the_limit_is_refused(write: Write) -> None:
    with pytest.raises(DataError, match="more than 100 bytes; such a file is read whole"):
        taken(write("a.txt", "word " * 50), limits=Limits(whole_bytes=100))


def test_a_page_gives_title_day_and_text(write: Write) -> None:
    (document,) = documents(write("a.html", PAGE))
    assert document.title == "Ferry service resumes"
    assert document.date == "2023-04-05"
    assert "resumed the ferry service to the islands" in document.text


def test_a_page_without_a_text_says_so(write: Write) -> None:
    page = "<!doctype html><html><body><div id=app></div><script>x()</script></body></html>"
    with pytest.raises(DataError, match="is a page without a text"):
        documents(write("a.html", page))


def test_a_page_of_the_kremlin_is_read_by_its_own_marks(write: Write) -> None:
    (document,) = documents(write("60001.html", KREMLIN_PAGE))
    assert document.text == "Chair: Let us begin.\nThank you."
    assert (document.title, document.date, document.actor) == (
        "Meeting on roads",
        "2019-12-19",
        "Russia",
    )
    assert document.id == "kremlin-60001"
    assert document.extra["topics"] == ["Transport"]
    assert document.extra["place"] == "Moscow"


def test_an_rss_item_keeps_its_id_its_day_and_its_paragraphs(write: Write) -> None:
    items, ingested = taken(write("feed.xml", RSS))
    (document,) = items
    assert document.extra["source_id"] == "harbour-17"
    # The day that is written, not that of another time zone.
    assert document.date == "2017-01-20"
    assert document.text == "The port of Norland reopened.\nShips came in."
    assert ingested.left_out.reasons == {"entry without a word": 1}


def test_an_atom_entry_gives_its_content_before_its_summary(write: Write) -> None:
    (document,) = documents(write("a.atom", ATOM))
    assert document.text == "The road along the lake was opened."
    assert (document.url, document.date) == ("https://notices.example/5", "2020-08-27")


def test_xml_of_another_kind_is_named(write: Write) -> None:
    with pytest.raises(DataError, match="is XML of the kind <opml>, which no importer reads"):
        ingest(write("a.opml", '<?xml version="1.0"?><opml version="2.0"><body/></opml>'))


def test_a_forced_feed_of_another_kind_is_named(write: Write) -> None:
    with pytest.raises(DataError, match=r"XML of the kind <opml>; RSS \(<rss>, <rdf>\) and Atom"):
        taken(write("a.opml", "<opml><body/></opml>"), "feed")


def test_a_json_feed_is_read_as_a_table(write: Write) -> None:
    feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", '
    (document,) = documents(write("a.json", feed + '"content_text": "Norland paid its share."}]}'))
    assert document.text == "Norland paid its share."


@pytest.mark.parametrize("width", ["utf-8", "utf-16"])
def test_a_feed_that_defines_entities_is_refused(write: Write, width: str) -> None:
    """Ten lines of entities that hold each other unfold to gigabytes."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "x">{lines}]>'
    bomb += "<rss><channel><item><title>&a9;</title></item></channel></rss>"
    with pytest.raises(DataError, match="defines XML entities of its own"):
        taken(write("a.xml", bomb.encode(width)), "feed")


def test_a_feed_is_never_taken_for_an_address(write: Write) -> None:
    with pytest.raises(DataError):
        taken(write("a.xml", "http://127.0.0.1:9/feed.xml"), "feed")


def test_the_pages_of_a_pdf_are_parted_by_an_empty_line(write: Write) -> None:
    (document,) = documents(write(*SAMPLES["pdf"]))
    assert document.text == "Norland opened its ports to all ships.\n\nThe second page."


def test_a_scan_says_that_it_has_no_text(write: Write) -> None:
    with pytest.raises(DataError, match="has 3 pages and no text in them: it is a scan"):
        documents(write("a.pdf", pdf(["", "", ""])))


def test_pages_beyond_the_limit_are_left_out_and_named(write: Write) -> None:
    path = write("a.pdf", pdf([f"Page {number} of the report." for number in range(40)]))
    items, ingested = taken(path, limits=Limits(pages=5))
    assert items[0].text.count("of the report") == 5
    assert str(ingested.problems[0]).startswith("a.pdf: pages '40' is not at most 5")


@pytest.mark.slow
def test_a_pdf_of_ten_thousand_pages_ends_at_the_limit(write: Write) -> None:
    path = write("a.pdf", pdf([f"Page {number} of the report." for number in range(10_000)]))
    items, ingested = taken(path)
    assert items[0].text.count("of the report") == 2_000
    assert "pages '10,000' is not at most 2,000" in str(ingested.problems[0])


def test_a_damaged_pdf_is_named(write: Write) -> None:
    with pytest.raises(DataError, match=r"a\.pdf (is a damaged PDF|has \d+ pages and no text)"):
        documents(write("a.pdf", SAMPLES["pdf"][1][:200]))


def test_a_locked_pdf_says_so(write: Write) -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(SAMPLES["pdf"][1])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(DataError, match="locked with a password"):
        documents(write("a.pdf", out.getvalue()))


def test_lines_of_a_printed_page_are_joined_and_words_mended() -> None:
    printed = (
        "HEADING\nThe government of Norland opened its ports to the inter-\n"
        "national fleet and asked for nothing in return, as it had said.\n"
        "It kept the harbour open until the last of the ships had come\nin.\n\nA new paragraph."
    )
    assert unwrapped(printed) == (
        "HEADING\nThe government of Norland opened its ports to the international fleet and asked "
        "for nothing in return, as it had said.\nIt kept the harbour open until the last of the "
        "ships had come in.\n\nA new paragraph."
    )


def test_general_debate_texts_are_read_and_twins_counted(write: Write) -> None:
    folder = "TXT/Session 46 - 1991"
    write(f"{folder}/RUS_46_1991.txt", "\ufeffMr. President, we keep\nour word.\n")
    write(f"{folder}/DDR_45_1990.txt", "We keep our word.")
    write(f"{folder}/._RUS_46_1991.txt", b"\x00\x05\x16\x07\x00\x02")
    write(f"{folder}/notes.txt", "not a speech")
    path = write(f"{folder}/FRA_46_1991.txt", "  \n").parents[2]
    assert detect(path) == "ungdc"
    items, ingested = taken(path)
    assert [(item.id, item.actor) for item in items] == [
        ("ungdc-DDR_45_1990", "East Germany"),
        ("ungdc-RUS_46_1991", "Soviet Union"),
    ]
    assert items[1].text == "Mr. President, we keep our word."
    assert ingested.left_out.read == 5
    assert ingested.left_out.reasons["macOS twin of a file (its name begins with ._)"] == 1
    assert ingested.left_out.reasons["name not ISO_SESSION_YEAR.txt"] == 1


def test_the_speakers_of_the_general_debate_are_read_from_their_workbook(write: Write) -> None:
    import io

    from openpyxl import Workbook

    book = Workbook()
    names = ["Year", "Session", "ISO Code", "Country", "Name of Person Speaking", "Post", None]
    book.active.append(names)
    book.active.append([2024, 79, "BRA", "Brazil ", "A. Speaker", "President", "x"])
    out = io.BytesIO()
    book.save(out)
    write("un/Speakers_by_session.xlsx", out.getvalue())
    path = write("un/TXT/BRA_79_2024.txt", "We keep our word.").parents[1]
    assert documents(path)[0].extra["speaker"] == "A. Speaker"


def test_a_packed_page_is_read(write: Write) -> None:
    assert documents(write("a.html.gz", gzip.compress(PAGE.encode())))[0].date == "2023-04-05"
