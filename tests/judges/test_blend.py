"""Two readings of a pair as one."""

import numpy as np

from scorer.judges.blend import Blend, Blends

APART = np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -3.0]])
JOINT = np.array([[3.0, -2.0], [0.0, 1.0], [1.0, 1.0]])
NOBODY = np.zeros(3, dtype=np.bool_)


def test_without_weights_of_its_own_the_first_reading_stays_as_it_is() -> None:
    mixed = Blends().mixed(APART, JOINT, trust=np.array([0.0, 0.5, 1.0]), named=NOBODY)
    assert np.array_equal(mixed, APART)


def test_both_readings_count_by_their_weights() -> None:
    both = Blend(bias=0.5, apart_bears=2.0, joint_bears=1.0, apart_direction=0.5, joint_direction=3)
    mixed = Blends(near=both).mixed(APART, JOINT, trust=np.ones(3), named=NOBODY)
    assert np.allclose(mixed[:, 0], 0.5 + 2 * APART[:, 0] + JOINT[:, 0])
    assert np.allclose(mixed[:, 1], 0.5 * APART[:, 1] + 3 * JOINT[:, 1])


def test_between_near_and_far_weights_are_interpolated() -> None:
    blends = Blends(near=Blend(joint_direction=1.0), far=Blend(joint_direction=3.0))
    mixed = blends.mixed(APART, JOINT, trust=np.array([1.0, 0.5, 0.0]), named=NOBODY)
    assert np.allclose(mixed[:, 1] - APART[:, 1], np.array([1.0, 2.0, 3.0]) * JOINT[:, 1])


def test_a_card_that_names_its_facet_has_weights_of_its_own_wherever_it_lies() -> None:
    blends = Blends(named=Blend(bias=7.0), near=Blend(bias=1.0), far=Blend(bias=2.0))
    named = np.array([True, False, True])
    mixed = blends.mixed(APART, JOINT, trust=np.array([0.0, 0.0, 1.0]), named=named)
    assert np.allclose(mixed[:, 0] - APART[:, 0], [7.0, 2.0, 7.0])


def test_blends_are_read_as_they_are_stored() -> None:
    stored = {"near": {"bias": 0.25}, "far": {"joint_bears": 1.5}}
    assert Blends.read(stored) == Blends(near=Blend(bias=0.25), far=Blend(joint_bears=1.5))
