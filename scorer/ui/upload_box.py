"""A table of one's own: uploaded, its columns mapped, its good and bad rows shown."""

from typing import Final

import streamlit as st

from scorer.errors import ScorerError
from scorer.ui.plain import show_problem
from scorer.ui.uploads import MOST_ACTIONS, TYPES, Checked, Kind, check_rows, read_upload
from scorer.views.mapping import ABSENT, FIELDS, guess_columns

_PROBLEMS_SHOWN: Final = 200


def upload_box(kind: Kind) -> Checked | None:
    """Draw uploader, column mapping and preview; return the rows once they can be used."""
    limit = st.get_option("server.maxUploadSize")
    uploaded = st.file_uploader(
        f"CSV, TSV, JSON Lines, Parquet or Excel, at most {limit} MB"
        + (f" and {MOST_ACTIONS:,} rows" if kind == "actions" else ""),
        type=list(TYPES),
        key=f"your_data.{kind}",
        help="Larger corpora: `scorer score` and `scorer batch` on the command line.",
    )
    if uploaded is None:
        return None
    try:
        table = read_upload(uploaded.name, uploaded.getvalue())
        mapping = _map(kind, table.columns)
        if not mapping["text"]:
            st.warning("Say which column holds the text.")
            return None
        checked = check_rows(table, mapping, kind)
    except ScorerError as error:
        show_problem("This table cannot be used.", str(error))
        return None
    _preview(kind, checked)
    return checked


def _map(kind: Kind, columns: tuple[str, ...]) -> dict[str, str]:
    fields = FIELDS[kind]
    guessed = guess_columns(columns, fields)
    options = [ABSENT, *columns]
    mapping = {}
    for place, field in zip(st.columns(len(fields)), fields, strict=True):
        mapping[field] = place.selectbox(
            field,
            options,
            index=options.index(guessed[field]),
            format_func=lambda column: column or "not in the file",
            key=f"your_data.{kind}.{field}.{'|'.join(columns)[:80]}",
            help="Ids are numbered where the file has none." if field == "id" else None,
        )
    return mapping


def _preview(kind: Kind, checked: Checked) -> None:
    st.caption(f"{len(checked.good):,} good rows of {len(checked.rows):,}; the first of them:")
    fields = FIELDS[kind]
    st.dataframe(
        [{field: getattr(each, field) or "" for field in fields} for each in checked.good[:50]],
        hide_index=True,
        height=_height(len(checked.good)),
        column_config={"text": st.column_config.TextColumn(width="large")},
        key=f"your_data.preview.{kind}",
    )
    if checked.problems:
        st.warning(f"{len(checked.problems):,} rows are left out; the rest is used.")
        st.dataframe(
            [{"problem": str(each)} for each in checked.problems[:_PROBLEMS_SHOWN]],
            hide_index=True,
            column_config={"problem": st.column_config.TextColumn("What is wrong", width="large")},
            key=f"your_data.problems.{kind}",
        )


def _height(rows: int) -> int:
    """Return the height of a table that shows five rows at most."""
    return 37 + 35 * min(rows, 5)
