"""The network of the learned judge: one encoder pass an action, any number of principles.

A facet bottleneck (for each facet: does the text bear on it, and which way) beside two towers in
which an action meets the poles of any principle. Principles are read by the same encoder, so that
it learns what a principle asks for and not only what it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

TOWER_WIDTH = 256


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass says of a batch of texts, each read as an action and as a principle.

    As an action: `bears`, `direction` (positive = upholds) and `severity` have one column a facet,
    `mode` one a mode; `tower_bears` and `tower_direction` are (batch, width) and meet a
    principle's poles. As a principle: `proclaims` has one column a facet, and `pole_bears` and
    `pole_direction` (batch, width) are the poles.
    """

    bears: Tensor
    direction: Tensor
    severity: Tensor
    mode: Tensor
    tower_bears: Tensor
    tower_direction: Tensor
    proclaims: Tensor
    pole_bears: Tensor
    pole_direction: Tensor

    def in_full(self) -> "Reading":
        """Return the same in single precision."""
        return Reading(*(getattr(self, each.name).float() for each in fields(self)))


class FacetNetwork(nn.Module):
    """MiniLM with a facet bottleneck and two towers."""

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
        self.principle = nn.Linear(width, width)
        self.pole_bears = nn.Linear(width, TOWER_WIDTH)
        self.pole_direction = nn.Linear(width, TOWER_WIDTH)
        self.tower_scale = nn.Parameter(torch.full((2,), TOWER_WIDTH**-0.5))
        self.tower_bias = nn.Parameter(torch.tensor([-2.0, 0.0]))

    def forward(self, tokens: Mapping[str, Tensor]) -> Reading:
        """Read a batch of tokenised texts."""
        states = self.encoder(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).to(states.dtype)
        state = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1.0)
        dropped = self.drop(state)
        principle = nn.functional.gelu(self.principle(dropped))
        return Reading(
            bears=self.bears(dropped),
            direction=self.direction(dropped),
            severity=self.severity(dropped),
            mode=self.mode(dropped),
            tower_bears=self.tower_bears(dropped),
            tower_direction=self.tower_direction(dropped),
            proclaims=self.proclaims(dropped),
            pole_bears=self.pole_bears(principle),
            pole_direction=self.pole_direction(principle),
        )

    def tower_logits(self, actions: Reading, principles: Reading) -> tuple[Tensor, Tensor]:
        """Return bears and direction logits (actions, principles)."""
        bears = actions.tower_bears @ principles.pole_bears.T
        direction = actions.tower_direction @ principles.pole_direction.T
        return (
            bears * self.tower_scale[0] + self.tower_bias[0],
            direction * self.tower_scale[1] + self.tower_bias[1],
        )

    def trained_state(self) -> dict[str, Tensor]:
        """Return every weight that training changed (the word vectors are not among them)."""
        return {
            name: value
            for name, value in self.state_dict().items()
            if not name.startswith("encoder.embeddings.")
        }
