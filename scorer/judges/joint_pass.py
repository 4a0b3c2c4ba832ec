"""Pairs of texts through the joint reader, as numpy arrays."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from scorer.records import PairIndex

if TYPE_CHECKING:
    from torch import Tensor

PREFIX: Final = "joint."
"""Begins the names of the reader's weights in the file of a judge."""
_BATCH: Final = 128
Floats = NDArray[np.float64]


class JointPass:
    """The joint reader of a model folder, ready to read."""

    def __init__(self, stored: "Mapping[str, Tensor]", encoder: Any, tokenizer: Any) -> None:
        from scorer.judges.joint_network import JointReader

        self._encoder, self._tokenizer = encoder, tokenizer
        self._reader = JointReader(encoder)
        self._reader.load_state_dict(
            {name.removeprefix(PREFIX): value.float() for name, value in stored.items()}
        )
        self._reader.eval()

    def read(self, principles: Sequence[str], texts: Sequence[str], pairs: PairIndex) -> Floats:
        """Read some pairs; what is asked twice in the same words is read once.

        Args:
            principles: texts of principles.
            texts: texts of actions.
            pairs: (n, 2) rows of principle and text.

        Returns:
            (n, 2) logits: bears, and direction (positive: upholds).
        """
        stated, told = _places(principles), _places(texts)
        asked = np.stack([stated[pairs[:, 0]], told[pairs[:, 1]]], axis=1)
        once, back = np.unique(asked, axis=0, return_inverse=True)
        return self._read(principles, texts, once)[back.reshape(-1)]

    def _read(self, principles: Sequence[str], texts: Sequence[str], pairs: PairIndex) -> Floats:
        import torch

        lengths = np.array([len(text) for text in texts], dtype=np.intp)
        order = np.lexsort((pairs[:, 0], pairs[:, 1], lengths[pairs[:, 1]]))
        read = np.empty((len(pairs), 2))
        with torch.inference_mode():
            for start in range(0, len(order), _BATCH):
                block = order[start : start + _BATCH]
                stated, action_of = np.unique(pairs[block, 0], return_inverse=True)
                told, text_of = np.unique(pairs[block, 1], return_inverse=True)
                principle, principle_mask = self._lower([principles[row] for row in stated])
                action, action_mask = self._lower([texts[row] for row in told])
                read[block] = self._reader(
                    action[text_of],
                    principle[action_of],
                    (action_mask[text_of], principle_mask[action_of]),
                ).numpy()
        return read

    def _lower(self, texts: Sequence[str]) -> "tuple[Tensor, Tensor]":
        import torch

        from scorer.judges.joint_network import lower_states

        encoded = self._tokenizer.encode_batch(list(texts))
        tokens = {
            "input_ids": torch.tensor([each.ids for each in encoded]),
            "attention_mask": torch.tensor([each.attention_mask for each in encoded]),
        }
        return lower_states(self._encoder, tokens), tokens["attention_mask"]


def _places(texts: Sequence[str]) -> NDArray[np.intp]:
    """Return for each text the row of the first one that is equal."""
    first: dict[str, int] = {}
    return np.array([first.setdefault(text, row) for row, text in enumerate(texts)], dtype=np.intp)
