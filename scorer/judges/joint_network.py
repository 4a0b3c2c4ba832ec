"""The joint reader: the upper layers of the encoder over an action and a principle at once.

The lower layers are those of the facet network and read every text by itself, so that a text is
read once however many others it meets; only the upper ones see a pair (the split of DeFormer, Cao
et al. 2020). What a principle forbids and what an action undoes meet word by word there, which two
vectors cannot do.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

import torch
from torch import Tensor, nn

LOWER_LAYERS: Final = 3
"""How many layers of the encoder read a text by itself."""


class JointReader(nn.Module):
    """Upper layers and a head with two outputs a pair: bears, and direction (positive: upholds)."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        width = int(encoder.config.hidden_size)
        self.upper = nn.ModuleList(deepcopy(list(encoder.encoder.layer[LOWER_LAYERS:])))
        self.segment = nn.Parameter(torch.randn(2, width) * 0.02)
        self.head = nn.Sequential(
            nn.Linear(4 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 2)
        )

    def forward(self, actions: Tensor, principles: Tensor, masks: tuple[Tensor, Tensor]) -> Tensor:
        """Read pairs.

        Args:
            actions: (n, words, width), from `lower_states`.
            principles: (n, other words, width), likewise.
            masks: 1 at words and 0 at padding, of both.

        Returns:
            (n, 2) logits.
        """
        states = torch.cat([actions + self.segment[0], principles + self.segment[1]], dim=1)
        hidden = attention(torch.cat(masks, dim=1))
        for layer in self.upper:
            states = layer(states, attention_mask=hidden)
        apart = actions.shape[1]
        action = _mean(states[:, :apart], masks[0])
        principle = _mean(states[:, apart:], masks[1])
        whole = torch.cat([action, principle, action * principle, states[:, 0]], dim=-1)
        logits: Tensor = self.head(whole)
        return logits


def lower_states(encoder: Any, tokens: Mapping[str, Tensor]) -> Tensor:
    """Return what the lower layers make of texts by themselves, (n, words, width)."""
    states: Tensor = encoder.embeddings(input_ids=tokens["input_ids"])
    hidden = attention(tokens["attention_mask"])
    for layer in encoder.encoder.layer[:LOWER_LAYERS]:
        states = layer(states, attention_mask=hidden)
    return states


def attention(mask: Tensor) -> Tensor:
    """Return what is added to attention logits so that padding is not looked at."""
    return (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    kept = mask.unsqueeze(-1).to(states.dtype)
    mean: Tensor = (states * kept).sum(dim=1) / kept.sum(dim=1).clamp(min=1.0)
    return mean
