"""Texts of a corpus as they are: never read as Markdown or HTML."""

import streamlit as st

from scorer.views.wording import Palette, palette

LONG_TEXT = 1200
"""Characters from which a text gets a box that scrolls."""


def show_text(text: str) -> None:
    """Show a text of a corpus literally; a very long one in a box that scrolls."""
    if len(text) > LONG_TEXT:
        with st.container(height=260):
            st.text(text)
    else:
        st.text(text)


def show_fact(title: str, text: str) -> None:
    """Show a small title of our own above a text of a corpus; nothing where it is empty."""
    if text:
        with st.container(gap="xxsmall"):
            st.caption(title)
            show_text(text)


def show_problem(title: str, message: str) -> None:
    """Show an error: our own words as such, the message (which quotes the input) literally."""
    st.error(title, icon=":material/error:")
    st.text(message)


def colours() -> Palette:
    """Return the colours of the theme that the reader's browser shows."""
    return palette(dark=st.context.theme.type == "dark")
