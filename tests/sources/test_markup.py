"""A page or feed that was made to be slow ends in seconds: in an error of ours, or in its text."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import Limits
from scorer.sources.markup import check_attributes, check_size, plain_text, uncrowded

from .conftest import documents, taken
from .samples import KREMLIN_PAGE, PAGE, RSS

Write = Callable[[str, str | bytes], Path]

SECONDS = 60
"""Far more than any of these takes, far less than any of them took."""

NEWS = "<p>The government of Norland resumed the ferry service to the islands on Tuesday.</p>"
MANY = " ".join(f"a{number}=1" for number in range(100_000))
QUOTED = " ".join(f'a{number}="<b>"' for number in range(50_000))


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Ferry</title></head><body>{body}</body></html>"


def feed(text: str) -> str:
    return RSS.replace("<description></description>", f"<description>{text}</description>")


NASTY_PAGES = {
    "a million tags": page("<p>a</p>" * 500_000 + NEWS),
    "tags that are never closed": page("<b>" * 1_000_000 + NEWS),
    "a million comments": page("<!--" * 1_000_000 + NEWS),
    "five million brackets": page("<" * 5_000_000 + NEWS),
    "deep nesting": page("<div>" * 70_000 + NEWS + "</div>" * 70_000),
    "deep nesting of tables": page("<table><tr><td>" * 20_000 + NEWS),
    "entity soup": page("<p>" + "&amp;&lt;&#x41;&nosuch;" * 1_000_000 + "</p>" + NEWS),
    "a huge attribute": page('<p class="' + "a " * 2_000_000 + '">x</p>' + NEWS),
    "huge attributes": page(('<p class="' + "a " * 4_000_000 + '">x</p>') * 5 + NEWS),
    "a hundred thousand attributes": page(f"<p {MANY}>x</p>{NEWS}"),
    "attributes with brackets in them": page(f"<p {QUOTED}>x</p>{NEWS}"),
    "brackets for attributes": page("<p" + " <b" * 140_000 + ">x</p>" + NEWS),
    "a quotation mark that is never closed": page(f'<p x" {MANY}>x</p>{NEWS}'),
    "attributes behind a script": page(f'<script>a<b c="</script><p {MANY}>x</p>{NEWS}'),
    "an unclosed comment": page("<!--" + "<p " * 140_000 + NEWS),
    "attributes in a page of the kremlin": KREMLIN_PAGE.replace("<p>", f"<p {MANY}>", 1),
}
NASTY_FEEDS = {
    "a million tags": feed("<x>" * 1_000_000),
    "deep nesting": feed("<x>" * 100_000),
    "deep nesting in a text": feed("&lt;div&gt;" * 100_000),
    "a million tags in a text": feed("&lt;p&gt;a&lt;/p&gt;" * 1_000_000),
    "entity soup": feed("&amp;&lt;&#x41;&nosuch;" * 1_000_000),
    "a huge attribute": feed("a").replace("<item>", "<item a='" + "a " * 2_000_000 + "'>"),
    "a hundred thousand attributes": feed("a")
    .replace("<item>", f"<item {MANY}>")
    .replace("=1", "='1'"),
    "attributes without values": feed("a").replace("<item>", f"<item {MANY}>").replace("=1", ""),
    "attributes in a text": feed(f"&lt;p {MANY}&gt;Norland reopened.&lt;/p&gt;"),
    "marked sections": feed("<![CDATA[" * 300_000),
    "two bytes a letter": ("\ufeff" + feed("<x>" * 1_000_000)).encode("utf-16-le"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", NASTY_PAGES)
def test_a_page_that_was_made_to_be_slow_is_not(write: Write, name: str) -> None:
    _in_time(write("a.html", NASTY_PAGES[name]), "html")


@pytest.mark.slow
@pytest.mark.parametrize("name", NASTY_FEEDS)
def test_a_feed_that_was_made_to_be_slow_is_not(write: Write, name: str) -> None:
    _in_time(write("a.xml", NASTY_FEEDS[name]), "feed")


def _in_time(path: Path, forced: str) -> None:
    started = time.monotonic()
    try:
        taken(path, forced)
    except DataError as error:
        assert "a." in str(error)
    assert time.monotonic() - started < SECONDS


def test_too_many_tags_are_counted_and_refused(write: Write) -> None:
    with pytest.raises(DataError, match=r"a\.html holds 25 tags .* at most 20 are read"):
        taken(write("a.html", page(NEWS * 8)), limits=Limits(tags=20))
    with pytest.raises(DataError, match=r"a\.xml holds \d+ tags .* at most 20 are read"):
        taken(write("a.xml", RSS), limits=Limits(tags=20))


def test_too_long_a_page_is_refused() -> None:
    with pytest.raises(DataError, match=r"a holds 6 characters; at most 5 are read"):
        check_size(Path("a"), "Norway", Limits(markup_chars=5))


def test_too_many_entities_are_counted_and_refused() -> None:
    with pytest.raises(DataError, match=r"a holds 6 entities \(each '&' counts\); at most 5 are"):
        check_size(Path("a"), "&amp;" * 6, Limits(entities=5))
    check_size(Path("a"), "&amp;" * 5, Limits(entities=5))


@pytest.mark.parametrize(
    "attributes",
    [MANY, QUOTED, " <b" * 300, f'x" {MANY}', MANY.replace("=1", ""), "\n".join(["a='>'"] * 300)],
)
def test_a_tag_with_too_many_attributes_becomes_text(attributes: str) -> None:
    assert uncrowded(f"<p>a</p><p {attributes}>b</p>").startswith("<p>a</p>&lt;p ")


@pytest.mark.parametrize(
    "markup",
    [
        PAGE,
        KREMLIN_PAGE,
        RSS,
        f"<p {' '.join(f'a{number}=1' for number in range(256))}>b</p>",
        f"<p>{'word ' * 1_000}</p>",
        f'<img src="data:image/png;base64,{"A+/=" * 100_000}" alt="a b c">',
        f'<p title="{"word " * 1_000}">b</p>',
    ],
)
def test_a_usual_page_stays_as_it_is(markup: str) -> None:
    assert uncrowded(markup) == markup
    check_attributes(Path("a"), markup)


def test_a_script_that_looks_like_a_crowded_tag_takes_no_text_with_it(write: Write) -> None:
    script = "<script>for (i=0; i<n; i++) { " + "x = x + 1; " * 400 + "}</script>"
    (document,) = documents(write("a.html", PAGE.replace("<body>", f"<body>{script}")))
    assert document.text == documents(write("b.html", PAGE))[0].text


def test_a_crowded_tag_in_a_feed_is_refused() -> None:
    attributes = " ".join(f"a{number}='1'" for number in range(257))
    with pytest.raises(DataError, match="a has a tag with more than 256 attributes"):
        check_attributes(Path("a"), f"<rss><item {attributes}>")


def test_a_snippet_with_a_crowded_tag_keeps_its_words() -> None:
    assert "Norland reopened." in plain_text(f"<p {MANY}>Norland reopened.</p>")
