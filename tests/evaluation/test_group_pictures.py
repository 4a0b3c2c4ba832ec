from typing import Any

from scorer.evaluation.group_pictures import coverage_chart, groups_chart

BIN = {"said": 0.2, "coded": 0.3, "low": 0.1, "high": 0.5, "n": 40, "events": 9}
COVERED = {"value": 0.92, "low": 0.85, "high": 0.97, "n": 40, "events": 9}
GROUPS: dict[str, dict[str, dict[str, Any]]] = {
    column: {"one": BIN | {"coverage": COVERED}, "two": BIN | {"coverage": COVERED}}
    for column in ("facet", "actor", "relation")
}


def test_each_column_has_a_panel_with_a_row_a_group() -> None:
    panels = groups_chart(GROUPS).to_dict()["vconcat"]
    assert [each["layer"][0]["encoding"]["y"]["title"] for each in panels] == ["facet", "actor"]
    assert [row["group"] for row in panels[0]["data"]["values"]] == ["one", "two"]


def test_the_coverage_of_sets_stands_beside_what_was_promised() -> None:
    (panel,) = coverage_chart(GROUPS).to_dict()["vconcat"]
    assert panel["layer"][0]["data"]["values"] == [{"at": 0.9}]
    assert panel["layer"][2]["data"]["values"][0] == {"group": "one", **COVERED}


def test_without_groups_there_is_no_picture_of_them() -> None:
    assert groups_chart({}) is None
    assert groups_chart({"relation": {"own": BIN}}) is None
    assert coverage_chart({"actor": GROUPS["actor"]}) is None
