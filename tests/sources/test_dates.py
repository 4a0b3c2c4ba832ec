"""The shapes in which sources write their dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.records import parse_partial_date
from scorer.sources.dates import AmbiguousDateError, order_of, read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20220224", "2022-02-24"),
        ("2022-02-24", "2022-02-24"),
        ("24 February 2022", "2022-02-24"),
        ("February 24, 2022", "2022-02-24"),
        ("7/18/2022", "2022-07-18"),
        ("27/11/2023", "2023-11-27"),
        ("20251028T200000Z", "2025-10-28"),
        ("1657513103", "2022-07-11"),
        ("1657513103000", "2022-07-11"),
        ("NA", ""),
        ("--", ""),
        ("None", ""),
        ("2022", "2022"),
        ("202204", "2022-04"),
        ("20220224063000", "2022-02-24"),
        ("2022-05-22 00:00:00.000", "2022-05-22"),
        ("2020-08-27T15:20:00+04:00", "2020-08-27"),
        ("Fri, 20 Jan 2017 23:55:28 -0400", "2017-01-20"),
        ("July 11, 2022 12:18 AM", "2022-07-11"),
        ("16 May 2025", "2025-05-16"),
        ("Sept. 3, 2001", "2001-09-03"),
        ("24.02.2022", "2022-02-24"),
        ("April 2022", "2022-04"),
        ("5/5/2022", "2022-05-05"),
        ("20220400", "2022-04"),
        ("10000000", "1000"),
        ("2022\u00a0", "2022"),
    ],
)
def test_a_date_is_read_to_the_precision_that_is_written(written: str, read: str) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize("written", ["2021-13-02", "31 February 2020", "yesterday", "12", "0000"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(written)


def test_a_date_that_may_be_read_in_two_ways_needs_an_order() -> None:
    with pytest.raises(AmbiguousDateError):
        read_date("7/8/2022")
    assert read_date("7/8/2022", "month first") == "2022-07-08"
    assert read_date("7/8/2022", "day first") == "2022-08-07"


def test_an_unambiguous_date_tells_the_order_of_its_file() -> None:
    assert order_of("27/11/2023") == "day first"
    assert order_of("11/27/2023") == "month first"
    assert order_of("2023-11-27") is None


@given(st.text(max_size=40) | st.from_regex(r"[0-9/.: T-]{0,20}", fullmatch=True))
def test_any_text_is_a_date_that_records_can_hold_or_a_value_error(written: str) -> None:
    try:
        found = read_date(written)
    except ValueError:
        return
    parse_partial_date(found)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_all_shapes_of_one_day_agree(day: date) -> None:
    written = [day.strftime(shape) for shape in ("%d %B %Y", "%B %d, %Y", "%Y%m%d", "%Y-%m-%d")]
    assert {read_date(each) for each in written} == {day.isoformat()}
