"""The pages in their order; a page's module is imported when it is opened."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, Final

import streamlit as st

from scorer.ui.links import carried

PAGES: Final = (
    ("overview", "Overview", ":material/grid_view:", ("actor", "principles", "timing")),
    ("evidence", "Evidence", ":material/fact_check:", ("actor", "principle", "pair")),
    ("timeline", "Timeline", ":material/timeline:", ("actor", "principle", "pair")),
    ("try_it", "Try it", ":material/edit_note:", ("p", "a", "who", "judge", "go")),
    ("your_data", "Your data", ":material/upload_file:", ("job",)),
    ("method", "Method and limits", ":material/info:", ()),
)
"""Module under `scorer.ui` (also the address), title, icon, and what a link to it takes along."""


def pages() -> list[Any]:
    """Return the list for `st.navigation`; the first page is the one at the bare address."""
    return [page(name) for name, *_ in PAGES]


def page(name: str) -> Any:
    """Return the page of a name, to link or to switch to."""
    title, icon = next((title, icon) for known, title, icon, _ in PAGES if known == name)
    default = name == PAGES[0][0]
    return st.Page(_render(name), title=title, icon=icon, url_path=name, default=default)


def draw_menu() -> None:
    """Draw the menu; unlike Streamlit's own, its links keep what the reader has chosen."""
    with st.sidebar, st.container(gap="xxsmall"):
        for name, title, icon, names in PAGES:
            query = carried(("run", *names))
            st.page_link(page(name), label=title, icon=icon, width="stretch", query_params=query)


def _render(name: str) -> Callable[[], None]:
    render: Callable[[], None] = partial(_open, name)
    render.__name__ = name
    return render


def _open(name: str) -> None:
    import_module(f"scorer.ui.{name}").render()
