"""The cells of the overview as a table."""

import pandas as pd
import streamlit as st

_COLUMNS = (
    "actor name relation state consistency low high bearing deeds events sources severity".split()
)


def cells_table(cells: pd.DataFrame) -> None:
    """Draw the cells as a table: the numbers of the map for those who do not see it."""
    with st.expander("The same as a table", icon=":material/table:"):
        number = st.column_config.NumberColumn
        st.dataframe(
            cells,
            hide_index=True,
            column_order=_COLUMNS,
            column_config={
                "actor": "Actor",
                "name": st.column_config.TextColumn("Principle", width="medium"),
                "relation": st.column_config.TextColumn(
                    "Relation", help="own words: the actor proclaimed it; yardstick: it did not"
                ),
                "state": "State",
                "consistency": number("Consistency", format="%+.2f"),
                "low": number("90 % from", format="%+.2f"),
                "high": number("to", format="%+.2f"),
                "bearing": number("Bear (n)", format="%.1f"),
                "deeds": number("Deeds"),
                "events": number("Events"),
                "sources": number("Sources"),
                "severity": number(
                    "Severity", format="%.1f", help="1 strains, 2 breaks in a case, 3 core breach"
                ),
            },
        )
