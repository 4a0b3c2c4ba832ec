"""UN votes joined with their roll calls, and those of the Digital Library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import detect, es11, failed_drafts

from .conftest import actions, taken

Write = Callable[[str, str | bytes], Path]

VOTES = "rcid,country,country_code,vote\n3,United States,US,yes\n3,Namibia,NA,abstain\n"
CALLS = (
    "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
    "3,1,0,1990-01-02,R/1/66,1,0,RULES OF THE HOUSE,TO KEEP THE RULES\n"
)


@pytest.fixture
def folder(write: Write) -> Path:
    write("un/un_roll_calls.csv", CALLS)
    write("un/un_roll_call_issues.csv", "rcid,short_name,issue\n3,co,Colonies\n")
    return write("un/un_votes.csv", VOTES).parent


def test_votes_and_roll_calls_are_joined_from_a_folder_or_from_the_file(folder: Path) -> None:
    assert detect(folder) == detect(folder / "un_votes.csv") == "unvotes"
    first, second = actions(folder)
    assert first.text == (
        "The United States voted in favour of UN General Assembly resolution R/1/66: "
        "rules of the house - to keep the rules."
    )
    assert (first.id, first.date, first.event) == ("unvotes-3-US", "1990-01-02", "unvotes-3")
    assert first.extra["issues"] == ["Colonies"]
    assert actions(folder / "un_votes.csv") == [first, second]


def test_namibia_is_no_missing_value(folder: Path) -> None:
    assert actions(folder)[1].id == "unvotes-3-NA"
    assert actions(folder)[1].actor == "Namibia"


def test_a_vote_without_its_roll_call_is_counted(folder: Path) -> None:
    (folder / "un_votes.csv").write_text(VOTES + "4,Chile,CL,no\n3,Chile,CL,perhaps\n")
    items, ingested = taken(folder)
    assert len(items) == 2
    assert ingested.left_out.reasons["rcid without a roll call"] == 1
    assert "vote 'perhaps' is not one of yes, no" in str(ingested.problems[0])


def test_votes_alone_say_what_has_to_lie_beside_them(write: Write) -> None:
    with pytest.raises(DataError, match=r"put un_roll_calls\.csv beside them"):
        actions(write("un_votes.csv", VOTES))


def test_russia_before_1992_votes_as_the_soviet_union(write: Write) -> None:
    write("un_roll_calls.csv", CALLS)
    path = write("un_votes.csv", "rcid,country,country_code,vote\n3,Russia,RU,no\n")
    assert actions(path)[0].actor == "Soviet Union"


@pytest.mark.parametrize("plural", ["s", ""])
def test_digital_library_columns_may_be_singular_or_plural(write: Write, plural: str) -> None:
    header = (
        f"undl_id,ms_code{plural},ms_name{plural},ms_vote{plural},resolution{plural},title,date"
    )
    voted = ("FRA,FRANCE,N", "PER,PERU,NV")
    rows = "".join(f"5,{each},A/RES/75/1,On oceans,2020-12-07\n" for each in voted)
    items, ingested = taken(write("undl.csv", f"{header}\n{rows}"))
    assert [item.text for item in items] == [
        "France voted against UN General Assembly resolution A/RES/75/1: On oceans."
    ]
    assert ingested.left_out.reasons == {"state did not vote": 1}


ES11 = "resolution,repo_label,country,vote\n"


def test_a_vote_of_the_emergency_session_gets_the_title_and_the_day(write: Write) -> None:
    rows = "ES-11/1,Invasion of Ukraine in 2021,Dem. Rep. Congo,yes\n68/262,x,Chile,no\n"
    first, second = actions(write("votes.csv", ES11 + rows))
    assert first.text == (
        "The Democratic Republic of the Congo voted in favour of UN General Assembly resolution "
        "ES-11/1: Aggression against Ukraine."
    )
    assert (first.id, first.date) == ("es11-ES-11/1-Dem. Rep. Congo", "2022-03-02")
    assert (first.event, first.mode) == ("es11-ES-11/1", "deed")
    assert first.extra["label_of_source"] == "Invasion of Ukraine in 2021"
    assert second.date == "2014-03-27"


def test_to_be_absent_is_not_yet_a_deed(write: Write) -> None:
    (action,) = actions(write("votes.csv", ES11 + "A/RES/ES-11/4,x,Chile,absent\n"))
    assert action.text.startswith(
        "Chile was absent from the vote on UN General Assembly resolution"
    )
    assert (action.extra["resolution"], action.mode) == ("ES-11/4", None)


def test_a_resolution_that_is_not_known_keeps_its_number_and_is_counted(write: Write) -> None:
    items, ingested = taken(write("votes.csv", ES11 + "70/1,Goals,Chile,abstain\n"))
    assert items[0].text == "Chile abstained on UN General Assembly resolution 70/1."
    assert items[0].date == ""
    assert ingested.marked == {es11.UNKNOWN: 1}


def test_a_vote_that_is_none_is_named(write: Write) -> None:
    items, ingested = taken(write("votes.csv", ES11 + "70/1,x,Chile,yes\n70/1,x,Peru,maybe\n"))
    assert len(items) == 1
    assert "vote 'maybe' is not one of yes, no" in str(ingested.problems[0])


DRAFTS = (
    "Meeting Number,Voting On,Year,Submitted By,In Favor,Abstain,Against,Note,"
    '"For,Abstain,Against"\n'
)


def test_every_member_that_voted_on_a_failed_draft_has_an_action(write: Write) -> None:
    row = (
        "17,S/1990/5,1990,\"['Norway', 'Peru', 'Mali', 'Chad']\","
        "\"['Norway', \"\"Côte d'Ivoire\"\"]\",['Russian Federation'],['Chile'],Negative vote,"
        '"(2, 1, 1)"\n'
    )
    items, ingested = taken(write("drafts.csv", DRAFTS + row))
    assert [(item.actor, item.extra["code"]) for item in items] == [
        ("Norway", "yes"),
        ("Ivory Coast", "yes"),
        ("Soviet Union", "abstain"),
        ("Chile", "no"),
    ]
    assert items[3].text == (
        "Chile voted against Security Council draft resolution S/1990/5 submitted by Norway, Peru, "
        "Mali and another state, which was not adopted."
    )
    assert (items[3].id, items[3].date) == ("failed-drafts-2-S/1990/5-Chile", "1990")
    assert len({item.event for item in items}) == 1  # type: ignore[union-attr]
    assert (ingested.left_out.kept, ingested.made, ingested.marked) == (1, 4, {})


def test_a_draft_without_a_number_is_named_as_the_table_names_it(write: Write) -> None:
    row = "17,174th Meeting Draft Resolution,1947,[],['Peru'],[],[],,\n"
    assert actions(write("drafts.csv", DRAFTS + row))[0].text == (
        'Peru voted in favour of a Security Council draft resolution ("174th Meeting Draft '
        'Resolution"), which was not adopted.'
    )


def test_drafts_whose_names_and_counts_disagree_are_counted(write: Write) -> None:
    rows = (
        "17,S/1990/5,1990,[],['Peru'],[],[],,\"(2, 0, 0)\"\n"
        "18,S/1990/6,1990,[],[],[],[],,\n"
        "19,S/1990/7,1990,[],Peru,[],[],,\n"
    )
    items, ingested = taken(write("drafts.csv", DRAFTS + rows))
    assert len(items) == 1
    assert ingested.marked == {failed_drafts.MISCOUNTED: 1}
    assert ingested.left_out.reasons["no state is named for a vote"] == 1
    assert "in_favor 'Peru' is not a list of states" in str(ingested.problems[0])
