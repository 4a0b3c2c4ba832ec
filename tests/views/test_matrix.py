"""Actor x principle, and its pictures."""

import pytest

from scorer.views import describe_matrix, heat_map, interval_chart, matrix, principle_sets
from scorer.views.wording import DARK, LIGHT


@pytest.fixture(scope="module")
def sets(run):
    return principle_sets(run.principles)


@pytest.fixture(scope="module")
def cells(run, sets):
    names = {"open": "Openness", "fair": "Fairness"}
    return matrix(run.summaries(), sets["all"], names)


def test_principles_are_grouped_by_who_proclaimed_them(sets):
    assert list(sets) == ["Aland.words", "yardsticks", "all"]
    assert sets["Aland.words"].title == "Proclaimed by Aland (words)"
    assert sets["all"].ids == ("open", "fair")


def test_a_cell_holds_the_mean_direction_of_its_bearing_deeds(cells):
    cell = cells.set_index(["actor", "principle"]).loc[("Bland", "open")]
    assert cell["state"] == "estimated"
    assert cell["consistency"] == pytest.approx((0.10 - 0.60) / 0.74 + 0.0, abs=1e-3)
    assert cell["bearing"] == pytest.approx(0.74, abs=1e-3)
    assert (cell["value_text"], cell["n_text"]) == ("−0.68", "n 1")
    assert cell["relation"] == "yardstick"


def test_statements_do_not_count(cells):
    assert cells.set_index(["actor", "principle"]).loc[("Aland", "open"), "deeds"] == 2


def test_a_cell_where_next_to_nothing_bears_says_too_few(cells):
    cell = cells.set_index(["actor", "principle"]).loc[("Aland", "fair")]
    assert (cell["state"], cell["value_text"], cell["n_text"]) == ("too few", "too few", "")


def test_the_proclaimer_stands_first_and_the_others_by_name(run, sets):
    names = {"open": "Openness"}
    cells = matrix(run.summaries(), sets["Aland.words"], names)
    assert list(cells["actor"]) == ["Aland", "<b>C</b>", "Bland"]


def test_deeds_before_the_proclamation_stand_apart(run, sets):
    cells = matrix(run.summaries(), sets["Aland.words"], {"open": "Openness"}, timing="before")
    own = cells.set_index("actor").loc["Aland"]
    assert own["deeds"] == 1
    assert own["consistency"] < 0
    assert cells.set_index("actor").loc["Bland", "state"] == "not compared"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_heat_map_frames_own_words_and_can_be_clicked(cells, colours):
    written = heat_map(cells, colours).to_dict()
    assert [each["name"] for each in written["params"]] == ["cell"]
    assert "own words" in str(written)
    assert (
        written["layer"][0]["encoding"]["color"]["condition"]["scale"]["range"][0]
        == (colours.diverging[0])
    )


def test_the_interval_chart_draws_one_actor(cells):
    written = interval_chart(cells[cells["actor"] == "Aland"], LIGHT).to_dict()
    assert len(written["layer"]) == 3


def test_the_map_is_described_in_words(cells):
    assert "2 principles by 3 actors: 2 cells with an estimate, 4 with too few" in describe_matrix(
        cells
    )
