"""The network of the learned judge: one encoder pass an action, any number of principles.

A facet bottleneck (for each facet: does the text bear on it, and which way) beside a two-tower
head that takes any principle as a vector. Both read the same mean-pooled MiniLM state.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

TOWER_WIDTH = 128
PRINCIPLE_WIDTH = 384


@dataclass(frozen=True, slots=True)
class ActionOutput:
    """What one pass says of a batch of texts.

    `bears`, `direction` (positive = upholds) and `severity` have one column a facet; `mode` one a
    mode; `proclaims` reads the text as a principle and has one column a facet; `tower_bears` and
    `tower_direction` are (batch, width) and meet a principle's two vectors.
    """

    bears: Tensor
    direction: Tensor
    severity: Tensor
    mode: Tensor
    tower_bears: Tensor
    tower_direction: Tensor
    proclaims: Tensor


class PrincipleTower(nn.Module):
    """A frozen sentence vector of a principle to the two vectors that meet an action's."""

    def __init__(self, width: int = TOWER_WIDTH, dropout: float = 0.1) -> None:
        super().__init__()
        self.hidden = nn.Linear(PRINCIPLE_WIDTH, 256)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(256, 2 * width)
        self.bias = nn.Parameter(torch.tensor([-2.0, 0.0]))

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Map (p, 384) to two tensors (p, width)."""
        hidden = self.drop(nn.functional.gelu(self.hidden(self.drop(vectors))))
        bears, direction = self.out(hidden).chunk(2, dim=1)
        return bears, direction


class FacetNetwork(nn.Module):
    """MiniLM with a facet bottleneck and a two-tower head."""

    def __init__(self, encoder_folder: Path, facets: int, modes: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(encoder_folder), local_files_only=True)
        # Word vectors stay those of the bundled model: half the weights need not be shipped.
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        self.encoder.pooler = None
        width = int(self.encoder.config.hidden_size)
        self.drop = nn.Dropout(0.1)
        self.bears = nn.Linear(width, facets)
        self.direction = nn.Linear(width, facets)
        self.severity = nn.Linear(width, facets)
        self.mode = nn.Linear(width, modes)
        self.proclaims = nn.Linear(width, facets)
        self.tower_bears = nn.Linear(width, TOWER_WIDTH)
        self.tower_direction = nn.Linear(width, TOWER_WIDTH)
        self.principle = PrincipleTower()

    def forward(self, tokens: Mapping[str, Tensor]) -> ActionOutput:
        """Read a batch of tokenised texts."""
        states = self.encoder(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
        state = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1.0)
        dropped = self.drop(state)
        return ActionOutput(
            bears=self.bears(dropped),
            direction=self.direction(dropped),
            severity=self.severity(dropped),
            mode=self.mode(dropped),
            tower_bears=self.tower_bears(dropped),
            tower_direction=self.tower_direction(dropped),
            proclaims=self.proclaims(dropped),
        )

    def tower_logits(self, output: ActionOutput, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Return bears and direction logits (batch, p) for p principle vectors (p, 384)."""
        bears, direction = self.principle(vectors)
        scale = TOWER_WIDTH**-0.5
        return (
            output.tower_bears @ bears.T * scale + self.principle.bias[0],
            output.tower_direction @ direction.T * scale + self.principle.bias[1],
        )

    def trained_state(self) -> dict[str, Tensor]:
        """Return every weight that training changed (the word vectors are not among them)."""
        return {
            name: value
            for name, value in self.state_dict().items()
            if not name.startswith("encoder.embeddings.")
        }
