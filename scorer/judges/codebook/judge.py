"""The codebook judge: deed types by prototypes, signs by a table, a gate before both."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final, cast

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from scorer.encoders import Encoder, load_encoder
from scorer.errors import ModelError
from scorer.judges.codebook.deed_types import STRONGEST, Floats, read_deed_types, read_signs
from scorer.judges.codebook.evidence import Prototypes, Spread, TypeWeights, facet_masses
from scorer.judges.codebook.gate import read_gate
from scorer.judges.codebook.reasons import Explainer
from scorer.judges.principle_facets import Closeness, FacetFinder, PrincipleFacets, read_mapping
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.labelled import read_facets, read_wordings
from scorer.settings import shipped_folder
from scorer.storage import check_manifest, file_sha256, read_json

FOLDER: Final = "codebook-1"
FACETS: Final = "deeds-1"
_FLOOR: Final = 1e-3


class Settings(BaseModel):
    """`settings.json` of the model folder: every number that was chosen on data."""

    model_config = ConfigDict(extra="forbid")

    spread: Spread
    closeness: Closeness


class CodebookJudge:
    """Judge pairs by the kind of deed; nothing in it was trained on a label."""

    name = "codebook"

    def __init__(self, folder: Path, finder: FacetFinder, encoder: Encoder) -> None:
        self._folder = folder
        self._finder = finder
        self._encoder = encoder
        self._settings = read_settings(folder)
        types = read_deed_types(folder)
        signs = read_signs(folder, types, finder.facets)
        self._explainer = Explainer(types=types, facets=finder.facets, signs=signs)
        self._prototypes = Prototypes(types, encoder)

    def recipe(self) -> Mapping[str, object]:
        """Name, version, settings and the hashes of what judges."""
        return {
            "name": self.name,
            "version": self._folder.name,
            "deed_types_sha256": file_sha256(self._folder / "deed_types.jsonl"),
            "signs_sha256": file_sha256(self._folder / "signs.jsonl"),
            "encoder": self._encoder.fingerprint,
            "spread": asdict(self._settings.spread),
            "closeness": asdict(self._settings.closeness),
        }

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair: one vector a text, then tables."""
        explainer = self._explainer
        gates = [read_gate(t, m) for t, m in zip(request.texts, request.modes, strict=True)]
        weights = self._prototypes.weigh(request.texts, gates, self._settings.spread)
        found = self._finder.find(request.principles, self._settings.closeness)
        p, a = request.pairs[:, 0], request.pairs[:, 1]
        against, for_it = facet_masses(weights, explainer.signs)
        logits = mass_logits((found.weights @ against.T)[p, a], (found.weights @ for_it.T)[p, a])
        return Judgement(
            logits=logits,
            severity=_severity(found, weights, explainer.signs)[p, a],
            reasons=[
                explainer.reason(int(row), int(text), found, weights, gates[text])
                for row, text in request.pairs
            ],
            unfit=found.unfit[p],
        )


def mass_logits(against: Floats, for_it: Floats) -> Floats:
    """Turn two masses that sum to one at most into three log-masses; the rest is unrelated."""
    masses = np.stack([against, for_it, 1.0 - against - for_it], axis=-1)
    logits: Floats = np.log(np.maximum(masses, 0.0) + _FLOOR)
    return logits


def _severity(found: PrincipleFacets, weights: TypeWeights, signs: Floats) -> Floats:
    """Return (principles, texts): mean strength of what contradicts, NaN where nothing does."""
    below, above = np.maximum(-signs, 0), np.maximum(signs, 0)
    strength = found.weights @ (weights.straight @ below**2 + weights.reversed @ above**2).T
    mass = found.weights @ (weights.straight @ below + weights.reversed @ above).T
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(mass > _FLOOR, strength / mass, np.nan)
    return cast(Floats, np.clip(mean, 1.0, STRONGEST))


def read_settings(folder: Path) -> Settings:
    """Read `settings.json`.

    Raises:
        ModelError: it lacks a number or has one too many.
    """
    try:
        return Settings.model_validate(read_json(folder / "settings.json"))
    except ValidationError as cause:
        raise ModelError(f"{folder}/settings.json is not complete: {cause}") from cause


def shipped_finder(encoder: Encoder) -> FacetFinder:
    """Return the finder over the shipped facets."""
    folder = shipped_folder("datasets", FACETS)
    mapping = read_mapping(shipped_folder("models", FOLDER) / "mapping.safetensors")
    facets = [facet.id for facet in read_facets(folder)]
    return FacetFinder(facets, read_wordings(folder, part="train"), mapping, encoder)


def load_codebook() -> CodebookJudge:
    """Load the shipped codebook.

    Raises:
        ModelError: its folder is missing or damaged.
    """
    folder = shipped_folder("models", FOLDER)
    check_manifest(folder)
    encoder = load_encoder()
    return CodebookJudge(folder, shipped_finder(encoder), encoder)
