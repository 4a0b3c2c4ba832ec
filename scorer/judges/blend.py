"""Two readings of a pair as one: of the texts apart, and of both together."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Blend:
    """Weights of a logistic regression over the logits of both readings.

    The bears logit becomes `bias` + `apart_bears` x the first + `joint_bears` x the second reading;
    the direction logit likewise, without a bias, since a principle and its opposite must mirror
    one another.
    """

    bias: float = 0.0
    apart_bears: float = 1.0
    joint_bears: float = 0.0
    apart_direction: float = 1.0
    joint_direction: float = 0.0

    def as_array(self) -> Floats:
        """Return the five numbers in their order, shape (5,)."""
        return np.array([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, kw_only=True, slots=True)
class Blends:
    """How much each reading counts, by what is known of the principle; fitted on the dev part.

    `named`: its card names its facet; the first reading is only stretched. `near`: told in words,
    and as close to a wording of a facet as the facets count in full; `far`: as far as they count
    not at all. Between the two, weights are interpolated.
    """

    named: Blend = Blend()
    near: Blend = Blend()
    far: Blend = Blend()

    @classmethod
    def read(cls, stored: Mapping[str, Mapping[str, float]]) -> "Blends":
        """Return the blends of a config file."""
        return cls(**{name: Blend(**values) for name, values in stored.items()})

    def mixed(
        self, apart: Floats, joint: Floats, *, trust: Floats, named: NDArray[np.bool_]
    ) -> Floats:
        """Blend the readings of pairs.

        Args:
            apart: (n, 2) bears and direction logits of the texts read apart.
            joint: (n, 2) the same of both read together.
            trust: (n,) from 0 (far) to 1 (near).
            named: (n,) where the card names its facet.

        Returns:
            (n, 2) bears and direction logits.
        """
        near, far = self.near.as_array(), self.far.as_array()
        weights = far + np.where(named, 0.0, trust)[:, None] * (near - far)
        weights[named] = self.named.as_array()
        bears = weights[:, 0] + weights[:, 1] * apart[:, 0] + weights[:, 2] * joint[:, 0]
        direction = weights[:, 3] * apart[:, 1] + weights[:, 4] * joint[:, 1]
        return np.stack([bears, direction], axis=1)
