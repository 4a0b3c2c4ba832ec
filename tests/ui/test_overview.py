"""Overview."""

from .pages import formatted, open_page, overview


def test_the_page_says_that_no_ranking_follows(opened):
    test = open_page(overview)
    assert "No ranking of actors follows" in formatted(test)
    assert "yardstick" in formatted(test)


def test_what_was_left_out_is_counted(opened):
    test = open_page(overview)
    table = test.dataframe[-1].value
    assert ("actions", "date not a calendar date", 2) in list(table.itertuples(index=False))


def test_the_map_is_also_a_table(opened):
    table = open_page(overview, principles="all").dataframe[0].value
    assert set(table["state"]) == {"estimated", "too few"}
    assert len(table) == 6


def test_a_link_opens_the_deeds_before_the_proclamation(opened):
    test = open_page(overview, timing="before", principles="Aland.words")
    assert test.selectbox(key="overview.timing").value == "before"
    assert test.dataframe[0].value.set_index("actor").loc["Aland", "deeds"] == 1
    assert test.query_params["timing"] == "before"


def test_an_unknown_value_in_a_link_is_dropped(opened):
    test = open_page(overview, timing="never")
    assert test.selectbox(key="overview.timing").value == "all"
    assert "timing" not in test.query_params
