"""Grids of deeds and principles for the joint reader."""

from collections.abc import Iterator

import numpy as np
import pytest

from scorer.labelled import LabelledRow
from scorer.records import Label
from scorer.training.compositions import TaughtPair
from scorer.training.data_set import DeedsData, read_data_set
from scorer.training.joint_tasks import Group, JointLesson, joint_lesson


def _row(text: str, label: Label | None) -> LabelledRow:
    other: Label = "contradicts" if label == "upholds" else "upholds"
    return LabelledRow(
        id=text,
        text=text,
        source="micro",
        mode="deed",
        bears={} if label is None else {"yes": label, "no": other},
        near_miss=("yes",) if label is None else (),
    )


def _lesson() -> JointLesson:
    group = Group(principles=("yes", "no"))
    for number in range(5):
        group.add(_row(f"for {number}", "upholds"))
        group.add(_row(f"against {number}", "contradicts"))
    group.add(_row("beside", None))
    other = Group(principles=("else",))
    return JointLesson(
        narrow=[group, other],
        facets=[group],
        acts=[],
        wordings={"yes": ["we do"], "no": ["we do not"], "else": ["nothing"]},
    )


def _many(lesson: JointLesson) -> Iterator[TaughtPair]:
    random = np.random.default_rng(0)
    for _ in range(50):
        yield from lesson.narrow_task(0, random)


def test_every_deed_meets_the_principle_and_its_opposite_with_opposite_labels() -> None:
    found = {(pair.action, pair.principle): pair.upholds for pair in _many(_lesson())}
    for number in range(5):
        assert found[f"for {number}", "we do"] is True
        assert found[f"for {number}", "we do not"] is False
        assert found[f"against {number}", "we do"] is False
        assert found[f"against {number}", "we do not"] is True


def test_near_misses_and_principles_elsewhere_bear_on_nothing() -> None:
    found = {(pair.action, pair.principle): pair.upholds for pair in _many(_lesson())}
    assert found["beside", "we do"] is None
    assert found["beside", "we do not"] is None
    elsewhere = [label for (_, principle), label in found.items() if principle == "nothing"]
    assert elsewhere
    assert set(elsewhere) == {None}


def test_a_task_holds_as_many_deeds_for_as_against() -> None:
    for _ in range(20):
        pairs = list(_lesson().narrow_task(0, np.random.default_rng(1)))
        told = {pair.action.split()[0] for pair in pairs}
        assert {"for", "against"} <= told
        assert len({pair.action for pair in pairs if pair.action.startswith("for")}) == 2


@pytest.fixture(scope="module")
def data() -> DeedsData:
    return read_data_set()


def test_nothing_but_the_train_part_teaches(data: DeedsData) -> None:
    lesson = joint_lesson(data)
    part = data.partitions.part
    taught = {each.id for each in data.micro if each.part == "train"}
    for group in lesson.narrow:
        assert set(group.principles) <= taught
        for row in (*group.upholds, *group.contradicts, *group.near):
            assert part[row.id] == "train"
    assert all(
        part[row.id] == "train"
        for group in lesson.facets
        for row in (*group.upholds, *group.contradicts, *group.near)
    )
    measuring = {text for stated in data.fresh_wordings.values() for text in stated}
    assert not measuring & {text for stated in lesson.wordings.values() for text in stated}
    assert len(lesson.narrow) > 1_000
    assert len(lesson.facets) == 90
