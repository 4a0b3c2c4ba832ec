"""Vectors kept by content."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.encoders import CachedEncoder

from .conftest import CountingEncoder


def _store(folder: Path) -> Path:
    (path,) = folder.rglob("*.sqlite")
    return path


def test_a_text_that_was_seen_is_not_encoded_again(tmp_path: Path) -> None:
    first, second = CountingEncoder(), CountingEncoder()
    vectors = CachedEncoder(first, tmp_path).encode(["a", "b"])
    again = CachedEncoder(second, tmp_path).encode(["b", "a"])
    assert np.array_equal(again, vectors[::-1])
    assert second.asked == []


def test_only_what_is_new_is_encoded_and_each_text_once(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    cached = CachedEncoder(encoder, tmp_path)
    cached.encode(["a"])
    cached.encode(["b", "a", "b", "c"])
    assert encoder.asked == [["a"], ["b", "c"]]


@settings(max_examples=25)
@given(texts=st.lists(st.sampled_from(["a", "b", "c", "d", "é"]), max_size=8))
def test_a_cache_gives_what_its_encoder_gives(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cached = CachedEncoder(CountingEncoder(), folder)
    for _ in range(2):
        assert np.array_equal(cached.encode(texts), CountingEncoder().encode(texts))


def test_more_texts_than_one_query_may_ask_for(tmp_path: Path) -> None:
    texts = [str(number) for number in range(1_200)]
    whole = CachedEncoder(CountingEncoder(), tmp_path).encode(texts)
    second = CountingEncoder()
    assert np.array_equal(CachedEncoder(second, tmp_path).encode(texts), whole)
    assert second.asked == []


def test_other_weights_have_a_store_of_their_own(tmp_path: Path) -> None:
    one, other = CountingEncoder("f1"), CountingEncoder("f2")
    vectors = [CachedEncoder(each, tmp_path).encode(["a"]) for each in (one, other)]
    assert not np.array_equal(*vectors)
    assert other.asked == [["a"]]
    assert len(list(tmp_path.rglob("*.sqlite"))) == 2


def test_a_store_that_is_no_database_is_passed_over(tmp_path: Path) -> None:
    CachedEncoder(CountingEncoder(), tmp_path).encode(["a"])
    _store(tmp_path).write_bytes(b"this is not a database " * 100)
    encoder = CountingEncoder()
    found = CachedEncoder(encoder, tmp_path).encode(["a"])
    assert np.array_equal(found, CountingEncoder().encode(["a"]))
    assert encoder.asked == [["a"]]


def test_a_torn_vector_is_computed_anew(tmp_path: Path) -> None:
    """A blob of the wrong length once ended the run with a shape error."""
    CachedEncoder(CountingEncoder(), tmp_path).encode(["a", "b"])
    with closing(sqlite3.connect(_store(tmp_path))) as store, store:
        store.execute("UPDATE vectors SET vector = substr(vector, 1, 7) WHERE rowid = 1")
        store.execute("UPDATE vectors SET vector = substr(vector, 1, 8) WHERE rowid = 2")
    found = CachedEncoder(CountingEncoder(), tmp_path).encode(["a", "b", "c"])
    assert np.array_equal(found, CountingEncoder().encode(["a", "b", "c"]))


def test_a_store_without_its_table_is_passed_over(tmp_path: Path) -> None:
    CachedEncoder(CountingEncoder(), tmp_path).encode(["a"])
    with closing(sqlite3.connect(_store(tmp_path))) as store, store:
        store.execute("DROP TABLE vectors")
    assert CachedEncoder(CountingEncoder(), tmp_path).encode(["a"]).shape == (1, 8)


def test_a_folder_that_cannot_be_made_costs_time_and_not_the_result(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    cached = CachedEncoder(CountingEncoder(), tmp_path / "taken")
    assert np.array_equal(cached.encode(["a"]), CountingEncoder().encode(["a"]))
