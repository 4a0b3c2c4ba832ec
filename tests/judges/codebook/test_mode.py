import pytest

from scorer.judges.codebook.mode import read_mode
from scorer.records import Mode


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("[ACTOR]'s ministry denied that it had barred bidders.", "denial"),
        ("[ACTOR] dismissed claims that it had shelled the town.", "denial"),
        ("[ACTOR] denied asylum to two families.", "deed"),
        ("[ACTOR] would send warships under a proposal of its ministry.", "hypothetical"),
        ("[ACTOR] is weighing whether to restore the money.", "hypothetical"),
        ("[ACTOR]'s cabinet will vote on a truce on Tuesday.", "hypothetical"),
        ("[ACTOR]'s foreign minister said that every state must be heard.", "statement"),
        ("[ACTOR] urged both sides to stop.", "statement"),
        ("[ACTOR] said on Monday it had scrapped visa requirements.", "deed"),
        ("[ACTOR] scrapped visa requirements, its ministry said.", "deed"),
        ("A court found that [ACTOR] had fixed prices.", "deed"),
        ("[ACTOR] closed the port in May.", "deed"),
    ],
)
def test_the_frame_of_a_report_tells_its_mode(text: str, mode: Mode) -> None:
    assert read_mode(text).mode == mode


def test_a_plain_deed_has_no_cue() -> None:
    assert read_mode("[ACTOR] closed the port.").cue == ""
    assert read_mode("[ACTOR] denied having closed the port.").cue == "denied"
