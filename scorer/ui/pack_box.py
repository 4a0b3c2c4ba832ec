"""A principle pack, chosen by name and shown."""

import streamlit as st

from scorer.principles import pack_names, read_pack
from scorer.records import Principle
from scorer.views.packs import pack_rows


def pack_box() -> tuple[str, tuple[Principle, ...]] | None:
    """Draw the chooser and the cards; return name and cards once a pack is chosen."""
    name = st.selectbox("Pack", pack_names(), index=None, key="your_data.pack")
    if name is None:
        return None
    cards = read_pack(name)
    st.dataframe(
        pack_rows(cards)[["id", "text", "actor"]],
        hide_index=True,
        height=212,
        key="your_data.cards",
    )
    return str(name), cards
