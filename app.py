"""The frame of the app: page settings, the list of pages, run."""

import streamlit as st

from scorer.ui.navigation import draw_menu, pages
from scorer.ui.runs import choose_run

st.set_page_config(
    page_title="scorer: words and deeds",
    page_icon=":material/balance:",
    layout="wide",
    initial_sidebar_state="expanded",
)
page = st.navigation(pages(), position="hidden")
draw_menu()
choose_run()
page.run()
