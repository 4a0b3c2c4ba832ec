"""The nearest coded cases for and against a principle, to stand beside a score.

Only the train part speaks, and never a label of a facet that is kept unseen. Unlike the judge of
that name nothing votes here: a person reads the cases.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scorer.encoders import Encoder, load_encoder
from scorer.judges.codebook.judge import FACETS, shipped_finder
from scorer.judges.principle_facets import Closeness, FacetFinder, PrincipleFacets
from scorer.labelled import LabelledRow, read_partitions, read_rows
from scorer.records import Label, Principle
from scorer.settings import shipped_folder

_SHARE: Final = 0.5
"""A facet speaks for a principle where its weight is at least this share of the strongest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Precedent:
    """A coded case: `label` under `facet`, cosine to the text asked about, and where it stands.

    `source` is the file of the data set, `kind` what its rows are (real or invented deeds, or the
    form of an act). The acting actor is masked where it could be found.
    """

    id: str
    text: str
    label: Label
    facet: str
    similarity: float
    source: str
    kind: str
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NearestPrecedents:
    """Cases that contradict and that uphold, nearest first; `silent` says why there are none."""

    against: tuple[Precedent, ...] = ()
    for_it: tuple[Precedent, ...] = ()
    silent: str = ""


class PrecedentBank:
    """Coded rows, found by the facets of a principle; only rows that bear on it are encoded."""

    def __init__(
        self,
        rows: Sequence[LabelledRow],
        finder: FacetFinder,
        encoder: Encoder,
        *,
        hidden: Iterable[str] = (),
    ) -> None:
        self._rows = rows
        self._finder = finder
        self._encoder = encoder
        self._hidden = frozenset(hidden)

    def nearest(self, principle: Principle, text: str, *, count: int = 3) -> NearestPrecedents:
        """Return the nearest cases coded under the principle's facets.

        Args:
            principle: by its card's facet, else by its nearest wordings.
            text: the action with its actor masked.
            count: how many for each side.
        """
        found = self._finder.find([principle], Closeness())
        facets = self._speaking(found)
        name = self._finder.facets[int(found.main[0])]
        if found.unfit[0]:
            return NearestPrecedents(
                silent=f"the principle is far from every coded facet (nearest {name})"
            )
        if not facets:
            return NearestPrecedents(silent=f"the cases of facet {name} are kept unseen")
        return self._both(self._bearing(facets), text, count)

    def _speaking(self, found: PrincipleFacets) -> list[str]:
        """Return the principle's strongest facets, heaviest first, without the unseen ones."""
        weights = found.weights[0]
        order = [int(number) for number in (-weights).argsort(kind="stable")]
        strong = [number for number in order if weights[number] >= _SHARE * weights.max()]
        names = [self._finder.facets[number] for number in strong]
        # Where the main facet is kept unseen, its neighbours would speak in its place.
        return [] if names[0] in self._hidden else [f for f in names if f not in self._hidden]

    def _bearing(self, facets: Sequence[str]) -> list[tuple[LabelledRow, str]]:
        bearing = []
        for row in self._rows:
            facet = next((name for name in facets if name in row.bears), None)
            if facet is not None and row.mode == "deed":
                bearing.append((row, facet))
        return bearing

    def _both(
        self, bearing: Sequence[tuple[LabelledRow, str]], text: str, count: int
    ) -> NearestPrecedents:
        if not bearing:
            return NearestPrecedents(silent="no coded case bears on the principle")
        vectors = self._encoder.encode([row.text for row, _ in bearing])
        cosines = vectors @ self._encoder.encode([text])[0]
        sides: dict[Label, list[Precedent]] = {"contradicts": [], "upholds": []}
        told: set[tuple[str, Label]] = set()
        for number in (-cosines).argsort(kind="stable"):
            row, facet = bearing[int(number)]
            label = row.bears[facet]
            side = sides.get(label, [])
            # Of rows written together one a side is enough.
            together = (row.group or row.id, label)
            if len(side) < count and together not in told:
                told.add(together)
                side.append(_precedent(row, facet, float(cosines[number])))
        return NearestPrecedents(
            against=tuple(sides["contradicts"]), for_it=tuple(sides["upholds"])
        )


def _precedent(row: LabelledRow, facet: str, similarity: float) -> Precedent:
    return Precedent(
        id=row.id,
        text=row.text,
        label=row.bears[facet],
        facet=facet,
        similarity=similarity,
        source=f"{FACETS}/{row.source}.jsonl",
        kind=row.kind,
        year=row.year,
    )


def load_bank() -> PrecedentBank:
    """Load the train part of the shipped data set.

    Raises:
        ModelError: the data set is not installed.
    """
    folder = shipped_folder("datasets", FACETS)
    partitions = read_partitions(folder)
    encoder = load_encoder()
    return PrecedentBank(
        partitions.rows(read_rows(folder), "train"),
        shipped_finder(encoder),
        encoder,
        hidden=partitions.hidden,
    )
