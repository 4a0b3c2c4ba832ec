"""Every pair as one row for people."""

from scorer.views import Asked, select_evidence, strongest

from .made_run import NASTY


def test_every_pair_has_one_row_with_both_sides(frame):
    assert len(frame) == 12
    row = frame.set_index("pair").loc["open~b1"]
    assert row["text"] == NASTY
    assert row["principle_name"] == "Openness"
    assert (row["label"], row["set"]) == ("contradicts", "contradicts or unrelated")
    assert abs(row["p_bears"] - 0.7) < 1e-6


def test_rows_begin_with_the_strongest_lean_to_either_side(frame):
    assert list(frame["pair"][:3]) == ["open~a1", "open~a2", "open~b1"]
    assert list(frame["consistency"].abs()) == sorted(frame["consistency"].abs(), reverse=True)


def test_relation_and_timing_are_words(frame):
    rows = frame.set_index("pair")
    assert rows.loc["open~a1", "relation"] == "own words"
    assert rows.loc["open~b1", "relation"] == "yardstick"
    assert rows.loc["open~a1", "timing"] == "before"
    assert rows.loc["open~a2", "timing"] == "after"
    assert rows.loc["open~b2", "timing"] == "not known"


def test_source_from_memory_is_shown_as_such(frame):
    rows = frame.set_index("pair")
    assert rows.loc["open~a2", "source_status"] == "from memory"
    assert rows.loc["open~b1", "source_status"] == "as given"


def test_filters_narrow_rows_and_keep_their_order(frame):
    some = select_evidence(frame, Asked(actor="Aland", principle="open"))
    assert list(some["pair"]) == ["open~a1", "open~a2", "open~a3"]
    assert list(select_evidence(frame, Asked(labels=("upholds",)))["pair"]) == ["open~a2"]
    assert set(select_evidence(frame, Asked(modes=("statement",)))["action"]) == {"a3"}
    assert set(select_evidence(frame, Asked(statuses=("traced",)))["action"]) == {"a1"}
    assert list(select_evidence(frame, Asked(undecided=True))["pair"]) == ["open~b1"]


def test_words_are_searched_literally(frame):
    assert set(select_evidence(frame, Asked(words="**BOLD**"))["action"]) == {"b1"}
    assert select_evidence(frame, Asked(words="b.rder")).empty


def test_strongest_on_either_side_goes_by_the_label(frame):
    assert strongest(frame, actor="Aland", principle="open") == ("open~a2", "open~a1")
    assert strongest(frame, actor="Bland", principle="open") == (None, "open~b1")
