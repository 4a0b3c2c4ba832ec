"""Texts through the trained network, as numpy arrays; torch stays behind this door."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, softmax

from scorer.encoders.bundled import bundled_folder
from scorer.errors import ModelError
from scorer.judges.joint_pass import PREFIX, JointPass
from scorer.settings import threads

MAX_TOKENS = 128
_BATCH = 64
_READ = (
    "bears",
    "direction",
    "severity",
    "mode",
    "tower_bears",
    "tower_direction",
    "proclaims",
    "pole_bears",
    "pole_direction",
)
_WORD_VECTORS = "encoder.embeddings."
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkStates:
    """One row a text: facet logits, P(mode), expected severity a facet, and the towers' vectors.

    `proclaims` (one logit a facet) and the poles, already scaled, read the text as a principle
    instead. `tower_bias` (2,) belongs to the network and not to any text.
    """

    bears: Floats
    direction: Floats
    severity: Floats
    mode: Floats
    tower_bears: Floats
    tower_direction: Floats
    tower_bias: Floats
    proclaims: Floats
    pole_bears: Floats
    pole_direction: Floats

    @property
    def bears_probability(self) -> Floats:
        """P(bears) a facet, uncalibrated."""
        chances: Floats = expit(self.bears)
        return chances


class NetworkPass:
    """The network of a model folder, ready to read."""

    def __init__(self, folder: Path, *, facets: int, modes: int) -> None:
        import torch
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        from scorer.judges.facet_network import FacetNetwork

        torch.set_num_threads(threads())
        base = bundled_folder()
        stored = load_file(str(folder / "weights.safetensors"))
        self.mapping_weights = stored.pop("mapping.weights").double().numpy()
        self.mapping_bias = stored.pop("mapping.bias").double().numpy()
        self.wording_vectors = stored.pop("mapping.wordings").float().numpy()
        self.narrow_vectors = stored.pop("mapping.narrow").float().numpy()
        together = {name: stored.pop(name) for name in list(stored) if name.startswith(PREFIX)}
        self._network = FacetNetwork(base, facets, modes)
        differing = self._network.load_state_dict(
            {name: value.float() for name, value in stored.items()}, strict=False
        )
        # Word vectors are those of the bundled model and are not in the file.
        missing = [name for name in differing.missing_keys if not name.startswith(_WORD_VECTORS)]
        if missing or differing.unexpected_keys:
            raise ModelError(
                f"{folder / 'weights.safetensors'} is of another version: it lacks {missing} and "
                f"has {differing.unexpected_keys}, which the network does not know"
            )
        self._network.eval()
        self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self.joint = (
            JointPass(together, self._network.encoder, self._tokenizer) if together else None
        )

    def read(self, texts: Sequence[str]) -> NetworkStates:
        """Read texts, short ones together; equal texts are read once."""
        import torch

        unique = sorted(set(texts), key=lambda text: (len(text), text))
        blocks: dict[str, list[NDArray[np.float32]]] = {name: [] for name in _READ}
        with torch.inference_mode():
            for start in range(0, len(unique), _BATCH):
                encoded = self._tokenizer.encode_batch(unique[start : start + _BATCH])
                tokens = {
                    "input_ids": torch.tensor([each.ids for each in encoded]),
                    "attention_mask": torch.tensor([each.attention_mask for each in encoded]),
                }
                output = self._network(tokens)
                for name in _READ:
                    blocks[name].append(getattr(output, name).numpy())
        place = {text: row for row, text in enumerate(unique)}
        order = [place[text] for text in texts]
        read = {name: _stack(parts, order) for name, parts in blocks.items()}
        scale = self._network.tower_scale.detach().double().numpy()
        return NetworkStates(
            bears=read["bears"],
            direction=read["direction"],
            severity=read["severity"],
            mode=softmax(read["mode"], axis=1) if len(order) else read["mode"],
            tower_bears=read["tower_bears"],
            tower_direction=read["tower_direction"],
            tower_bias=self._network.tower_bias.detach().double().numpy(),
            proclaims=read["proclaims"],
            pole_bears=read["pole_bears"] * scale[0],
            pole_direction=read["pole_direction"] * scale[1],
        )


def _stack(parts: Sequence[NDArray[np.float32]], order: Sequence[int]) -> Floats:
    if not parts:
        return np.empty((0, 1))
    whole: Floats = np.concatenate(parts)[order].astype(np.float64)
    return whole
