"""What was left out, and why."""

from scorer.views import headline_counts, left_out_rows


def test_every_reason_is_a_row_and_statements_are_counted(run):
    rows = left_out_rows(run.info)
    assert ("actions", "date not a calendar date", 2) in list(rows.itertuples(index=False))
    assert rows.iloc[-1]["count"] == 1
    assert ("pairing", "nothing left out", 0) in list(rows.itertuples(index=False))


def test_an_unfinished_run_has_empty_counts():
    assert left_out_rows({}).empty
    assert all(number == 0 for _, number in headline_counts({}))


def test_headline_counts_are_those_of_the_run(run):
    counts = dict(headline_counts(run.info))
    assert counts["pairs scored"] == 12
    assert counts["pairs undecided"] == 1
