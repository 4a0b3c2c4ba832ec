"""The gate over sentences: plain, turned round, or silent because nothing was done."""

import pytest

from scorer.judges.codebook import read_gate
from scorer.records import Mode

SENTENCES: list[tuple[str, Mode | None, str]] = [
    ("[ACTOR] lifted its ban on grain imports.", None, "turned"),
    ("[ACTOR] refused to join the alliance.", None, "turned"),
    ("[ACTOR] ended its occupation of the province.", None, "turned"),
    ("[ACTOR] withdrew from the missile treaty.", None, "turned"),
    ("[ACTOR] pulled its troops out of the neighbouring country.", None, "turned"),
    ("[ACTOR] stopped supplying gas to its neighbour.", None, "turned"),
    ("[ACTOR] declined to sign the agreement.", None, "turned"),
    ("[ACTOR] repealed the law on foreign agents.", None, "turned"),
    ("[ACTOR] voted against the resolution.", None, "turned"),
    ("[ACTOR] vetoed a resolution on the war.", None, "turned"),
    ("[ACTOR] rejected a plan to waive the fees.", None, "plain"),
    ("[ACTOR] did not extend the embargo.", None, "turned"),
    ("[ACTOR] no longer requires visas of tourists.", None, "turned"),
    ("[ACTOR] suspended its participation in the treaty.", None, "turned"),
    ("[ACTOR] left the defence pact.", None, "turned"),
    ("[ACTOR] walked out of the peace talks.", None, "turned"),
    ("[ACTOR] decided not to send troops.", None, "turned"),
    ("[ACTOR] agreed not to fly over the border.", None, "turned"),
    ("[ACTOR] refrained from using its veto.", None, "turned"),
    ("[ACTOR] scrapped its tariffs on steel.", None, "turned"),
    ("[ACTOR] ceased bombing the city.", None, "turned"),
    ("[ACTOR] called off the military drills.", None, "turned"),
    ("[ACTOR] resisted calls to close the border.", None, "turned"),
    ("[ACTOR] ended its refusal to recognise the court.", None, "plain"),
    ("[ACTOR] refused to lift its ban on imports.", None, "plain"),
    ("[ACTOR] did not withdraw from the treaty.", None, "plain"),
    ("[ACTOR] voted against lifting the sanctions.", None, "plain"),
    ("[ACTOR] stopped refusing to issue visas.", None, "plain"),
    ("[ACTOR] closed its border.", None, "plain"),
    ("[ACTOR] signed a mutual defence treaty.", None, "plain"),
    ("[ACTOR] closed the border after its neighbour refused to talk.", None, "plain"),
    ("After its neighbour withdrew from the treaty, [ACTOR] tested a missile.", None, "plain"),
    ("[ACTOR] jailed an editor who had refused to name her sources.", None, "plain"),
    ("[ACTOR] not only signed the treaty but ratified it.", None, "plain"),
    ("[ACTOR] denied visas to the delegates.", None, "plain"),
    ("[ACTOR] denied the ship access to its ports.", None, "plain"),
    ("[ACTOR] said it had scrapped the visa requirement.", None, "turned"),
    ("[ACTOR] was found by a court to have tortured prisoners.", None, "plain"),
    ("[ACTOR] declared war on its neighbour.", None, "plain"),
    ("[ACTOR] threatened to attack unless the city surrendered.", None, "plain"),
    ("[ACTOR] issued an ultimatum to its neighbour.", None, "plain"),
    ("[ACTOR] closed the port in May.", None, "plain"),
    ("[ACTOR] told its banks to freeze the accounts.", None, "plain"),
    ('[ACTOR] closed a newspaper that had printed "we will not obey".', None, "plain"),
    ("[ACTOR] denied having invaded its neighbour.", None, "silent"),
    ("[ACTOR] denied that it had closed the border.", None, "silent"),
    ("[ACTOR] rejected accusations of torture.", None, "silent"),
    ("[ACTOR] said it had never supplied the weapons.", None, "silent"),
    ("[ACTOR] said it would leave the treaty.", None, "silent"),
    ("[ACTOR] plans to build a wall.", None, "silent"),
    ("[ACTOR] may send troops to the border.", None, "silent"),
    ("[ACTOR] is considering sanctions.", None, "silent"),
    ("[ACTOR] vowed to defend every border.", None, "silent"),
    ("[ACTOR] condemned the attack.", None, "silent"),
    ("[ACTOR] was accused of shelling the town.", None, "silent"),
    ("[ACTOR] called for a ceasefire.", None, "silent"),
    ("[ACTOR] failed to stop the attack.", None, "silent"),
    ("[ACTOR] did not rule out the use of force.", None, "silent"),
    ("[ACTOR] has yet to decide on the bill.", None, "silent"),
    ("[ACTOR] proposed a ban on coal.", None, "silent"),
    ("[ACTOR] threatened to raise tariffs.", None, "silent"),
    ("[ACTOR]'s president praised the alliance.", None, "silent"),
    ("[ACTOR] may send troops to the border.", "deed", "plain"),
    ("[ACTOR] closed its border.", "hypothetical", "silent"),
    ("[ACTOR] closed its border.", "denial", "silent"),
    ("[ACTOR] lifted its ban on imports.", "statement", "silent"),
    ("[ACTOR] failed to stop the attack.", "deed", "plain"),
]


@pytest.mark.parametrize(("text", "mode", "expected"), SENTENCES)
def test_a_sentence_is_plain_turned_or_silent(text: str, mode: Mode | None, expected: str) -> None:
    gate = read_gate(text, mode)
    found = "silent" if gate.silent else "turned" if gate.turned else "plain"
    assert found == expected, gate.because


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(SENTENCES) >= 60
    assert {expected for _, _, expected in SENTENCES} == {"plain", "turned", "silent"}


def test_the_cue_is_told_in_its_own_words() -> None:
    assert read_gate("[ACTOR] refused to join the alliance.").because == "'refused to'"
    assert "coded as denial" in read_gate("[ACTOR] left.", "denial").because
    assert "read as statement" in read_gate("[ACTOR] condemned the attack.").because


def test_who_acted_does_not_move_the_gate() -> None:
    for text, mode, _ in SENTENCES:
        one = read_gate(text.replace("[ACTOR]", "Norland"), mode)
        other = read_gate(text.replace("[ACTOR]", "Sudland"), mode)
        assert (one.turned, one.silent) == (other.turned, other.silent)


def test_an_empty_text_is_a_plain_deed() -> None:
    assert not read_gate("").silent
    assert not read_gate("").turned
