"""A text of one's own: what is found in it is looked over, then scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, cast

import streamlit as st

from scorer.errors import DataError, ScorerError
from scorer.pairing import Meeting
from scorer.pipeline.article import Article, checked_text, read_article
from scorer.pipeline.article_case import NOTHING_ELSE, OtherSide, Told, draw_case, wanted
from scorer.pipeline.passage_choice import choose
from scorer.pipeline.passages import Passage, find_passages
from scorer.records import Action, LeftOut, Principle
from scorer.ui.found_tables import found_tables
from scorer.ui.jobs import start_text_job
from scorer.ui.pack_box import pack_box
from scorer.ui.plain import show_problem
from scorer.ui.runs import runs_folder
from scorer.ui.score_box import score_box
from scorer.ui.uploaded_file import read_uploaded

TYPES: Final = ("txt", "md", "html", "htm", "pdf")
MOST_LETTERS: Final = 400_000
"""A longer text belongs to the command line."""
_ASKED: Final = "your_data.text.asked"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """A text with what is needed to read it; equal ones are read once."""

    article: Article
    published: date | None
    writer: str


def article_box() -> None:
    """Draw text, what was found in it, and the last step; nothing is loaded before Find."""
    st.subheader("1 · The text")
    try:
        now = _text()
    except ScorerError as error:
        show_problem("This text cannot be used.", str(error))
        return
    pressed = st.button("Find", type="primary", disabled=now is None, key="your_data.text.find")
    if pressed:
        st.session_state[_ASKED] = now
    if now is None or st.session_state.get(_ASKED) != now:
        st.info("Paste or open an English text, give its day, and press Find.")
        return
    try:
        passages = cast(
            tuple[Passage, ...], _finding(now.article, now.published, now.writer or None)
        )
    except ScorerError as error:
        show_problem("This text cannot be used.", str(error))
        return
    for problem in now.article.problems:
        show_problem("Some of the file is left out.", str(problem))
    st.subheader("2 · What was found")
    _look_over(now, passages)


def _text() -> _Asked | None:
    left, right = st.columns([5, 2], gap="large")
    with left:
        way = st.segmented_control(
            "Text from",
            ("Paste it", "Open a file"),
            default="Paste it",
            required=True,
            key="your_data.text.way",
            label_visibility="collapsed",
        )
        article = _pasted() if way == "Paste it" else _opened()
    with right:
        told = date.fromisoformat(article.date) if article is not None and article.date else None
        published = st.date_input(
            "Published",
            value=told,
            format="YYYY-MM-DD",
            key=f"your_data.text.published.{told or ''}",
            help="Without it 'on Tuesday' and 'last month' stay open.",
        )
        writer = st.text_input(
            "Whom 'we' stands for (optional)",
            max_chars=120,
            key="your_data.text.writer",
            help="The speaker of a speech, the company of a report; news needs none.",
        )
    if article is None:
        return None
    if len(article.text) > MOST_LETTERS:
        raise DataError(
            f"{article.name} has {len(article.text):,} characters; more than {MOST_LETTERS:,} "
            "belong to the command line: scorer score --text FILE"
        )
    day = published if isinstance(published, date) else None
    return _Asked(article=article, published=day, writer=writer.strip())


def _pasted() -> Article | None:
    text = st.text_area(
        "Text",
        height=220,
        key="your_data.text.pasted",
        label_visibility="collapsed",
        placeholder="An article, a report, a speech, in English",
    )
    if not text.strip():
        return None
    raw = text.encode(errors="replace")
    return Article(name="pasted.txt", text=checked_text("The pasted text", raw))


def _opened() -> Article | None:
    uploaded = st.file_uploader(
        f"Plain text, a saved page or a PDF, at most {st.get_option('server.maxUploadSize')} MB",
        type=list(TYPES),
        key="your_data.text.file",
    )
    if uploaded is None:
        return None
    return cast(Article, _reading(uploaded.name, uploaded.getvalue()))


def _look_over(asked: _Asked, passages: tuple[Passage, ...]) -> None:
    way = st.segmented_control(
        "Principles from",
        ("The text", "A pack of the package"),
        default="The text",
        required=True,
        key="your_data.text.principles",
    )
    other, pack = NOTHING_ELSE, ""
    if way != "The text":
        chosen = pack_box()
        if chosen is None:
            st.info("Choose a pack.")
            return
        pack, cards = chosen
        counts = LeftOut(stage="principles", read=len(cards), kept=len(cards))
        other = OtherSide(principles=cards, left_out=(counts,))
    first = choose(passages, wanted(passages, (), "own", other))
    key = f"{asked.article.sha256[:8]}.{pack}"
    edited = found_tables(passages, first, principles=not pack, key=key)
    told = Told(
        article=asked.article,
        passages=edited,
        published=asked.published,
        writer=asked.writer or None,
    )

    def sides(meeting: Meeting) -> tuple[Sequence[Principle], Sequence[Action]]:
        case = draw_case(told, meeting=meeting, other=other)
        return case.principles, case.actions

    st.subheader("3 · Score")
    score_box(sides, partial(_start, told, pack))


def _start(told: Told, pack: str, name: str, options: Sequence[str]) -> None:
    more = ("--principles", pack, *options) if pack else options
    start_text_job(runs_folder(), name, told, options=more)


def _find(article: Article, published: date | None, writer: str | None) -> tuple[Passage, ...]:
    return find_passages(article, published, writer=writer)


def _read(name: str, data: bytes) -> Article:
    return read_uploaded(name, data, read_article)


_finding = st.cache_data(max_entries=4, show_spinner="Reading the text ...")(_find)
_reading = st.cache_data(max_entries=4, show_spinner="Opening the file ...")(_read)
