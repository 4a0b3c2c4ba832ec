"""Event data without sentences: codes, actors, places, dates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.records import Action
from scorer.sources import acled, ucdp

from .conftest import actions, taken
from .samples import ACLED, ICEWS, POLECAT, SAMPLES, UCDP, gdelt_row

Write = Callable[[str, str | bytes], Path]


@pytest.mark.parametrize("version", [57, 1, 2])
def test_gdelt_without_a_header_is_read_by_its_number_of_columns(
    write: Write, version: int
) -> None:
    (action,) = actions(write("20240506.csv", gdelt_row(version) + "\n"))
    assert action.text == (
        "Russia appealed for an easing of administrative sanctions by Ukraine in Minsk, Belarus, "
        "on 6 May 2024."
    )
    assert (action.id, action.extra["source_id"]) == ("gdelt-9001", "9001")
    assert (action.actor, action.target, action.date) == ("Russia", "Ukraine", "2024-05-06")
    assert (action.text_origin, action.mode) == ("composed", "statement")
    assert action.extra["code"] == "0251"


def test_a_bigquery_export_is_read_by_its_header_in_any_order_and_case(write: Write) -> None:
    url = "https://news.example/world/grain-ships-leave-the-harbour-aa12345.html"
    path = write(
        "q.csv",
        f"\ufeffSOURCEURL,globaleventid,MonthYear,Actor1CountryCode,QuadClass\n{url},7,202204,RUS,4\n",
    )
    (action,) = actions(path)
    assert (action.text, action.text_origin) == ("grain ships leave the harbour", "slug")
    assert (action.actor, action.date, action.mode) == ("Russia", "2022-04", None)
    assert action.source == "gdelt:news.example:7"


def test_a_gdelt_row_without_code_and_slug_is_composed_from_its_class(write: Write) -> None:
    path = write("q.csv", "GLOBALEVENTID,MonthYear,QuadClass,Actor1CountryCode\n7,202204,4,RUS\n")
    assert actions(path)[0].text == "Russia was in material conflict in April 2022."


def test_a_gdelt_row_with_another_number_of_cells_is_named_and_counted(write: Write) -> None:
    path = write("a.csv", gdelt_row() + "\n" + gdelt_row() + "\tone\ttoo many\n")
    items, ingested = taken(path)
    assert len(items) == 1
    assert "61 cells long (it has 63)" in str(ingested.problems[0])


def test_who_is_not_the_state_does_not_act_for_it(write: Write) -> None:
    row = gdelt_row(Actor1Name="REBEL GROUP", Actor1Type1Code="REB")
    assert actions(write("a.csv", row + "\n"))[0].actor == "Rebel Group (Russia)"


def test_a_quotation_mark_in_gdelt_is_a_letter_like_any_other(write: Write) -> None:
    rows = [gdelt_row(Actor1Name='"RUSSIA'), gdelt_row(GLOBALEVENTID="9002")]
    assert len(actions(write("a.csv", "\n".join(rows) + "\n"))) == 2


def test_leading_zeros_of_codes_stay_and_lost_ones_come_back(write: Write) -> None:
    path = write("a.tab", ICEWS + ICEWS.split(b"\n")[1].replace(b"040", b"40") + b"\n")
    assert [action.extra["code"] for action in actions(path)] == ["040", "040"]


def test_icews_sectors_tell_the_state_from_its_citizens(write: Write) -> None:
    (action,) = actions(write("a.tab", ICEWS))
    assert (action.actor, action.target) == ("Norway", "Citizen (Chile)")
    assert (
        action.text
        == "Norway held consultations with Citizen (Chile) in Oslo, Norway, on 1 June 2018."
    )
    assert action.event == "icews-story-77"
    assert action.source == "icews:Fjord Wire:501"


def test_polecat_with_more_names_than_cells_is_read_by_the_expected_names(write: Write) -> None:
    """Some weekly files announce a column Headline that their rows do not have."""
    header, row, _ = POLECAT.split(b"\n")
    excess = header.replace(b"Event Type", b"Headline\tEvent Type")
    (action,) = actions(write("a.txt", excess + b"\n" + row + b"\n"))
    assert (action.extra["code"], action.actor) == ("COERCE:arrest", "Kenya")


def test_polecat_with_trailing_tabs_is_read(write: Write) -> None:
    header, row, _ = POLECAT.split(b"\n")
    (action,) = actions(write("a.txt", header + b"\n" + row + b"\t\t\t\n"))
    assert (
        action.text
        == "Kenya arrested or detained people of Jane Doe in Nairobi, Kenya, on 1 August 2023."
    )


def test_polecat_in_an_older_encoding_keeps_its_letters(write: Write) -> None:
    content = POLECAT.replace(b"Jane Doe", "José Muñoz".encode("iso-8859-1"))
    assert actions(write("a.txt", content))[0].target == "José Muñoz"


def test_an_old_plover_type_is_read_and_an_unknown_one_is_named(write: Write) -> None:
    header, row, _ = POLECAT.split(b"\n")
    rows = [header, row.replace(b"COERCE\t", b"FIGHT\t"), row.replace(b"COERCE\t", b"DANCE\t"), b""]
    items, ingested = taken(write("a.txt", b"\n".join(rows)))
    assert len(items) == 1
    assert "event_type 'DANCE' is not a PLOVER type" in str(ingested.problems[0])


def test_acled_notes_are_the_sentence(write: Write) -> None:
    (action,) = actions(write("acled.csv", ACLED))
    assert action.text_origin == "sentence"
    assert action.text.startswith("On 16 May 2025, teachers marched")
    assert (action.id, action.date, action.target) == ("acled-CHL77", "2025-05-16", "Chile")
    assert (action.actor, action.extra["acting_side"]) == ("Protesters (Chile)", "actor1")


def test_acled_without_notes_and_with_semicolons_and_capitals_is_composed(write: Write) -> None:
    header = "DATA_ID;EVENT_DATE;EVENT_TYPE;ACTOR1;ACTOR2;COUNTRY;LOCATION;NOTES"
    row = "5;2022-06-30;Violence against civilians;Military Forces of Mali (2021-);;Mali;Gao;--"
    (action,) = actions(write("acled.csv", f"{header}\n{row}\n"))
    assert action.text == (
        "Mali was involved in: violence against civilians, in Gao, Mali, on 30 June 2022."
    )
    assert action.text_origin == "composed"


ACLED_HEADER = (
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,notes"
)


@pytest.mark.parametrize(
    ("row", "actor", "target"),
    [
        (
            "Protests,Excessive force against protesters,Protesters (Chile),6,"
            "Police Forces of Chile (2022-),1",
            "Chile",
            "Protesters (Chile)",
        ),
        (
            "Violence against civilians,Attack,Civilians (Mali),7,Police Forces of Mali (2021-),1",
            "Mali",
            "Civilians (Mali)",
        ),
        ("Battles,Armed clash,Military Forces of Mali (2021-),1,JNIM,2", "", ""),
    ],
)
def test_acled_gives_the_deed_to_the_side_that_did_it(
    write: Write, row: str, actor: str, target: str
) -> None:
    content = f"{ACLED_HEADER}\nX1,2024-05-06,{row},Something was done in the market.\n"
    items, ingested = taken(write("acled.csv", content))
    (action,) = (item for item in items if isinstance(item, Action))
    assert (action.actor, action.target) == (actor, target)
    assert {action.extra["actor1"], action.extra["actor2"]} == {
        row.split(",")[2],
        row.split(",")[4],
    }
    assert ingested.marked == ({} if actor else {acled.OPEN: 1})


def test_a_composed_acled_clash_names_both_sides_and_neither_as_the_attacker(write: Write) -> None:
    row = "X1,2024-05-06,Battles,Armed clash,Military Forces of Mali (2021-),1,JNIM,2,"
    (action,) = actions(write("acled.csv", f"{ACLED_HEADER}\n{row}\n"))
    assert action.text == "Mali and JNIM were involved in: armed clash, on 6 May 2024."
    assert action.actor == ""


def test_ucdp_tells_sides_place_day_and_deaths(write: Write) -> None:
    action, _ = actions(write("ged.csv", UCDP))
    assert action.text == (
        "Russia fought Government of Ukraine in Izium town, Ukraine, on 22 May 2022. "
        "3 people were killed, 1 of them civilians."
    ).replace("Government of Ukraine", "Ukraine")
    assert action.extra["headline"] == "A day of fighting"


@pytest.mark.parametrize("kind", [b"1", b"2"])
def test_ucdp_sides_that_fight_one_another_both_act_in_the_same_words(
    write: Write, kind: bytes
) -> None:
    content = UCDP.replace(b"\t2022\t1\t", b"\t2022\t" + kind + b"\t")
    items, ingested = taken(write("ged.csv", content))
    one, other = (item for item in items if isinstance(item, Action))
    assert [(each.actor, each.target) for each in (one, other)] == [
        ("Russia", "Ukraine"),
        ("Ukraine", "Russia"),
    ]
    assert other.text == one.text.replace("Russia fought Ukraine", "Ukraine fought Russia")
    assert [each.id for each in (one, other)] == ["ucdp-701", "ucdp-701-b"]
    assert one.extra["source_id"] == other.extra["source_id"] == "701"
    assert one.event == other.event == "ucdp-701"
    assert other.extra["acting_side"] == "side_b, both fight"
    assert (ingested.left_out.kept, ingested.made) == (1, 2)
    assert ingested.marked == {ucdp.EACH_SIDE: 1}


def test_in_one_sided_violence_of_ucdp_only_the_perpetrator_acts(write: Write) -> None:
    content = UCDP.replace(b"\t2022\t1\t", b"\t2022\t3\t")
    content = content.replace(b"Government of Ukraine", b"Civilians")
    items, ingested = taken(write("ged.csv", content))
    assert [item.text for item in items] == [
        "Russia used violence against civilians in Izium town, Ukraine, on 22 May 2022. "
        "3 people were killed, 1 of them civilians."
    ]
    assert not ingested.marked


def test_a_ucdp_fight_with_an_unnamed_side_has_one_action(write: Write) -> None:
    (action,) = actions(
        write(
            "ged.csv",
            UCDP.replace(b"|Government of Ukraine", b"|").replace(
                b"\tGovernment of Ukraine", b"\t"
            ),
        )
    )
    assert action.text.startswith("Russia fought an unnamed group in Izium town")


def test_ucdp_keeps_the_precision_of_its_dates(write: Write) -> None:
    content = UCDP.replace(b"|1|2022", b"|4|2022").replace(b"Ukraine\t1\t2022", b"Ukraine\t4\t2022")
    assert actions(write("ged.csv", content))[0].date == "2022-05"


def test_a_veto_of_two_states_makes_two_actions_of_one_event(write: Write) -> None:
    content = SAMPLES["vetoes"][1].replace(b",China,1,0", b",China,1,1")
    items, ingested = taken(write("vetoes.csv", content))
    assert [item.actor for item in items] == ["China", "Russia"]
    assert items[0].text == (
        'China vetoed Security Council draft resolution S/1 on "A mission" on 25 February 1999.'
    )
    assert len({item.event for item in items}) == 1  # type: ignore[union-attr]
    assert (ingested.left_out.kept, ingested.made) == (1, 2)


def test_a_side_without_a_militarised_act_did_nothing(write: Write) -> None:
    items, ingested = taken(write(*SAMPLES["disputes"]))
    assert [item.text for item in items] == [
        "The United States made a show of force towards the United Kingdom in 1902."
    ]
    assert ingested.left_out.reasons == {"no militarised act by this side is coded": 1}


def test_an_alliance_counts_once_until_its_obligations_change(write: Write) -> None:
    content = SAMPLES["alliances"][1] + b"2,20,1944,1,0\n2,20,1950,1,0\n"
    items, ingested = taken(write("atop.csv", content))
    assert [item.date for item in items] == ["1942", "1944", "1950"]
    assert ingested.left_out.reasons == {"alliance of the year before goes on": 1}


def test_a_war_names_who_began_it_in_its_first_year(write: Write) -> None:
    content = SAMPLES["wars"][1] + b"1,230,220,1823,1,0\n"
    assert [action.text for action in actions(write("wars.csv", content))] == [
        "France began a war against Spain in 1823.",
        "Spain fought a war against France in 1823.",
    ]


def test_the_same_row_with_swapped_actors_gives_the_same_words(write: Write) -> None:
    codes = ("RUS", "UKR", "USA", "CHN")
    pairs = [(one, other) for one in codes for other in codes if one != other]
    rows = [
        gdelt_row(Actor1CountryCode=one, Actor2CountryCode=other, GLOBALEVENTID=str(number))
        for number, (one, other) in enumerate(pairs)
    ]
    names = {"Russia": "X", "Ukraine": "X", "the United States": "X", "China": "X"}
    texts = set()
    for action in actions(write("a.csv", "\n".join(rows) + "\n")):
        text = action.text.replace("The United", "the United")
        for name, sign in names.items():
            text = text.replace(name, sign)
        texts.add(text)
    assert len(texts) == 1
