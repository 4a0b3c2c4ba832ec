"""Nearest coded deeds and acts: how were the most similar ones coded under this principle?

Only the train part may speak, and never a label of a facet that is kept unseen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from scorer.encoders import Encoder, Vectors, load_encoder
from scorer.judges.codebook import read_gate, shipped_finder
from scorer.judges.codebook.gate import Gate
from scorer.judges.codebook.judge import FACETS, mass_logits
from scorer.judges.principle_facets import Closeness, FacetFinder, PrincipleFacets
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.labelled import LabelledRow, read_partitions, read_rows
from scorer.settings import shipped_folder
from scorer.storage import file_sha256

Floats = NDArray[np.float64]
_BLOCK: Final = 512
_SHOWN: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """`nearest` precedents vote with softmax weights of `temperature`; chosen on the train part.

    `silent` is what is left of a vote where the text tells of no deed, `unmatched` of one where
    only the text or only the precedent tells of a refusal or an end.
    """

    nearest: int = 100
    temperature: float = 0.05
    unmatched: float = 0.4
    silent: float = 0.03


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbours:
    """For n texts their k nearest precedents, nearest first: rows, cosines and shares (n, k)."""

    rows: NDArray[np.intp]
    cosines: Floats
    shares: Floats


class PrecedentsJudge:
    """Let the nearest precedents vote on the principle's facets."""

    name = "precedents"

    def __init__(
        self,
        bank: Sequence[LabelledRow],
        finder: FacetFinder,
        encoder: Encoder,
        *,
        hidden: Sequence[str] = (),
        vote: Vote | None = None,
        fingerprint: str = "",
    ) -> None:
        self._bank = bank
        self._finder = finder
        self._encoder = encoder
        self._hidden = np.array([facet in hidden for facet in finder.facets], dtype=bool)
        self._vote = vote or Vote()
        self._fingerprint = fingerprint
        self._signs = _signs(bank, finder.facets, self._hidden)
        self._turned = np.array([read_gate(row.text, "deed").turned for row in bank], dtype=bool)
        self._vectors: Vectors | None = None

    def recipe(self) -> Mapping[str, object]:
        """Name, settings, encoder and the hash of what says which rows may speak."""
        return {
            "name": self.name,
            "version": "1",
            "precedents": len(self._bank),
            "partitions_sha256": self._fingerprint,
            "encoder": self._encoder.fingerprint,
            "vote": asdict(self._vote),
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair by its nearest precedents."""
        near = self._neighbours(request.texts)
        gates = [read_gate(t, m) for t, m in zip(request.texts, request.modes, strict=True)]
        found = self._finder.find(request.principles, Closeness())
        against, for_it = self._votes(near, gates)
        p, a = request.pairs[:, 0], request.pairs[:, 1]
        # A principle that is mostly about facets kept unseen has no precedent at all.
        unseen = found.weights[:, self._hidden].sum(axis=1) > 0.5
        return Judgement(
            logits=mass_logits((found.weights @ against.T)[p, a], (found.weights @ for_it.T)[p, a]),
            reasons=list(self._reasons(request, near, gates, found, unseen)),
            unfit=(found.unfit | unseen)[p],
        )

    def _neighbours(self, texts: Sequence[str]) -> Neighbours:
        if self._vectors is None:
            self._vectors = self._encoder.encode([row.text for row in self._bank])
        bank = self._vectors
        kept = min(self._vote.nearest, len(bank))
        rows = np.empty((len(texts), kept), dtype=np.intp)
        cosines = np.empty((len(texts), kept))
        vectors = self._encoder.encode(texts)
        for start in range(0, len(texts), _BLOCK):
            block = slice(start, start + _BLOCK)
            similar = vectors[block] @ bank.T
            order = np.argsort(-similar, axis=1, kind="stable")[:, :kept]
            rows[block], cosines[block] = order, np.take_along_axis(similar, order, axis=1)
        shares: Floats = softmax(cosines / self._vote.temperature, axis=1) if kept else cosines
        return Neighbours(rows=rows, cosines=cosines, shares=shares)

    def _votes(self, near: Neighbours, gates: Sequence[Gate]) -> tuple[Floats, Floats]:
        """Return two (n, facets): the share of the vote against and for each facet."""
        against = np.empty((len(gates), len(self._finder.facets)))
        for_it = np.empty_like(against)
        for text, gate in enumerate(gates):
            signs = self._signs[near.rows[text]]
            matched = self._turned[near.rows[text]] == gate.turned
            share = near.shares[text] * np.where(matched, 1.0, self._vote.unmatched)
            share *= self._vote.silent if gate.silent else 1.0
            against[text], for_it[text] = share @ (signs < 0), share @ (signs > 0)
        return against, for_it

    def _reasons(
        self,
        request: JudgeRequest,
        near: Neighbours,
        gates: Sequence[Gate],
        found: PrincipleFacets,
        unseen: NDArray[np.bool_],
    ) -> Iterator[str]:
        for p, a in request.pairs:
            facet = int(found.main[p])
            if unseen[p] or found.unfit[p]:
                name = self._finder.facets[facet]
                yield f"no precedents for this principle (nearest facet {name})"
            elif gates[a].silent:
                yield f"{gates[a].because}, and only deeds count"
            else:
                yield "nearest precedents: " + "; ".join(self._told(near, int(a), facet))

    def _told(self, near: Neighbours, a: int, facet: int) -> Iterator[str]:
        """Tell the nearest precedents, those coded under the facet before the others."""
        bearing = self._signs[near.rows[a], facet] != 0
        for place in np.argsort(~bearing, kind="stable")[:_SHOWN]:
            row = self._bank[near.rows[a, place]]
            label = row.bears.get(self._finder.facets[facet], "unrelated")
            yield f"'{row.text}' ({label}, similarity {near.cosines[a, place]:.2f})"


def _signs(
    bank: Sequence[LabelledRow], facets: Sequence[str], hidden: NDArray[np.bool_]
) -> NDArray[np.int8]:
    """Return (rows, facets): -1 contradicts, 1 upholds, 0 unrelated; hidden facets stay 0."""
    column = {facet: number for number, facet in enumerate(facets) if not hidden[number]}
    signs = np.zeros((len(bank), len(facets)), dtype=np.int8)
    for number, row in enumerate(bank):
        for facet, label in row.bears.items():
            if facet in column:
                signs[number, column[facet]] = 1 if label == "upholds" else -1
    return signs


def load_precedents() -> PrecedentsJudge:
    """Load the judge over the train part of the shipped data set.

    The first call encodes the bank, some minutes on one core; the cache keeps it.

    Raises:
        ModelError: the data set is not installed.
    """
    folder = shipped_folder("datasets", FACETS)
    partitions = read_partitions(folder)
    encoder = load_encoder()
    return PrecedentsJudge(
        partitions.rows(read_rows(folder), "train"),
        shipped_finder(encoder),
        encoder,
        hidden=list(partitions.hidden),
        fingerprint=file_sha256(folder / "partitions.jsonl"),
    )
