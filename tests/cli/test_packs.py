"""`scorer packs`."""

from .conftest import Call


def test_every_pack_is_listed_with_its_cards_and_actors(call: Call) -> None:
    listed = {pack["pack"]: pack for pack in call("packs", "--json").json["packs"]}
    assert listed["valdai-2024"] == {"pack": "valdai-2024", "cards": 6, "actor": "Russia"}
    assert listed["un-charter"]["actor"] == "none: a yardstick for all"
    assert "valdai-2024" in call("packs").out
