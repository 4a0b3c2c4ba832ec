"""Whose deed an ACLED event is, type by type."""

import pytest

from scorer.sources.acled_sides import RULES, acting_side, side_of

STATE = side_of("Military Forces of Mali (2021-)", "1")
REBELS = side_of("JNIM: Group for Support of Islam and Muslims", "2")
MILITIA = side_of("Unidentified Armed Group (Mali)", "Political militia")
RIOTERS = side_of("Rioters (Mali)", "5")
PROTESTERS = side_of("Protesters (Mali)", "Protesters")
CIVILIANS = side_of("Civilians (Mali)", "7")
NOBODY = side_of("", "0")


@pytest.mark.parametrize(
    ("kind", "one", "two", "acts"),
    [
        ("Armed clash", STATE, REBELS, None),
        ("Government regains territory", REBELS, STATE, 2),
        ("Government regains territory", STATE, STATE, None),
        ("Non-state actor overtakes territory", STATE, REBELS, 2),
        ("Non-state actor overtakes territory", REBELS, MILITIA, None),
        ("Air/drone strike", STATE, CIVILIANS, 1),
        ("Shelling/artillery/missile attack", STATE, REBELS, None),
        ("Remote explosive/landmine/IED", CIVILIANS, MILITIA, 2),
        ("Grenade", MILITIA, NOBODY, 1),
        ("Attack", CIVILIANS, STATE, 2),
        ("Attack", CIVILIANS, CIVILIANS, None),
        ("Attack", CIVILIANS, NOBODY, None),
        ("Abduction/forced disappearance", REBELS, PROTESTERS, 1),
        ("Peaceful protest", PROTESTERS, NOBODY, 1),
        ("Peaceful protest", STATE, PROTESTERS, 2),
        ("Peaceful protest", PROTESTERS, PROTESTERS, None),
        ("Protest with intervention", PROTESTERS, STATE, 2),
        ("Protest with intervention", PROTESTERS, NOBODY, None),
        ("Excessive force against protesters", PROTESTERS, STATE, 2),
        ("Excessive force against protestors", STATE, PROTESTERS, 1),
        ("Mob violence", RIOTERS, CIVILIANS, 1),
        ("Mob violence", CIVILIANS, RIOTERS, 2),
        ("Mob violence", RIOTERS, STATE, None),
        ("Mob violence", RIOTERS, RIOTERS, None),
        ("Violent demonstration", RIOTERS, NOBODY, 1),
        ("Agreement", STATE, REBELS, 1),
        ("Arrests", STATE, CIVILIANS, 1),
        ("Arrests", CIVILIANS, STATE, 2),
        ("Change to group/activity", STATE, NOBODY, 1),
        ("Disrupted weapons use", STATE, REBELS, None),
        ("Other", CIVILIANS, NOBODY, None),
        ("a type of the future", STATE, CIVILIANS, None),
        ("", STATE, CIVILIANS, None),
    ],
)
def test_the_acting_side_follows_from_type_and_kinds(
    kind: str, one: object, two: object, acts: int | None
) -> None:
    assert acting_side(one, two, kind) == acts  # type: ignore[arg-type]


def test_a_file_without_sub_types_is_told_by_its_types() -> None:
    assert acting_side(CIVILIANS, STATE, "", "Violence against civilians") == 2


@pytest.mark.parametrize("kind", sorted(RULES))
def test_the_order_of_the_sides_makes_no_difference(kind: str) -> None:
    if RULES[kind] == "both":
        return
    sides = [STATE, REBELS, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, NOBODY]
    turned = {1: 2, 2: 1, None: None}
    for one in sides:
        for two in sides:
            assert acting_side(two, one, kind) == turned[acting_side(one, two, kind)]


@pytest.mark.parametrize("kind", sorted(RULES))
def test_the_unarmed_never_do_what_is_violent(kind: str) -> None:
    if kind in ("peaceful protest", "agreement"):
        return
    assert acting_side(CIVILIANS, NOBODY, kind) is None
    assert acting_side(PROTESTERS, CIVILIANS, kind) in (None, 2)


@pytest.mark.parametrize(
    ("name", "inter", "kind"),
    [
        ("Protesters (Chile)", "", "protesters"),
        ("Police Forces of Chile (2022-)", "", "state"),
        ("Taliban", "", ""),
        ("Taliban", "1", "state"),
        ("Taliban", "State forces", "state"),
        ("Taliban", "External/Other forces", "external"),
        ("", "1", "nobody"),
    ],
)
def test_the_kind_of_a_side_comes_from_its_code_or_else_its_name(
    name: str, inter: str, kind: str
) -> None:
    assert side_of(name, inter).kind == kind
