"""UN votes joined with their roll calls, and those of the Digital Library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.errors import DataError
from scorer.sources import detect

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
