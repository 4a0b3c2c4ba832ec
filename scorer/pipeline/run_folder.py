"""A run on disk: one writer, one reader."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from scorer.errors import DataError
from scorer.pipeline.tables import actions_of, actions_table
from scorer.principles import read_principles
from scorer.records import Action, Principle
from scorer.storage import read_json, read_parquet, write_json, write_jsonl, write_parquet

if TYPE_CHECKING:
    import pandas

RUN_FILE: Final = "run.json"
CALIBRATION_FILE: Final = "calibration.json"
"""A copy of the calibration, in runs that were made with another than the judge comes with."""
PARTS: Final = "scores"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A finished (or unfinished) run as it lies on disk.

    `info` is run.json: recipe, versions, hashes, counts of what was left out, wall time.
    """

    folder: Path
    info: Mapping[str, Any]
    principles: tuple[Principle, ...]
    actions: tuple[Action, ...]

    @property
    def finished(self) -> bool:
        """False while parts are missing: the same `scorer score` call goes on with it."""
        return bool(self.info.get("finished"))

    def scores(self) -> "pandas.DataFrame":
        """Return one row a pair, in the order of the parts."""
        import pyarrow

        parts = sorted((self.folder / PARTS).glob("part-*.parquet"))
        if not parts:
            raise DataError(f"{self.folder} holds no scores yet; run the same score command again")
        whole = pyarrow.concat_tables([read_parquet(part) for part in parts])
        return cast("pandas.DataFrame", whole.to_pandas())

    def summaries(self) -> "pandas.DataFrame":
        """Return one row an actor x principle x period x timing cell."""
        table = read_parquet(self.folder / "summaries.parquet")
        return cast("pandas.DataFrame", table.to_pandas())


def score_rows(run: Run) -> Iterator[dict[str, Any]]:
    """Yield every score row as plain data, part by part."""
    for part in sorted((run.folder / PARTS).glob("part-*.parquet")):
        yield from read_parquet(part).to_pylist()


def pair_row(run: Run, pair: str) -> dict[str, Any] | None:
    """Return the score row of one pair by its id; None where the run does not hold it."""
    from pyarrow import parquet

    for part in sorted((run.folder / PARTS).glob("part-*.parquet")):
        found: list[dict[str, Any]] = parquet.read_table(
            part, filters=[("pair", "==", pair)]
        ).to_pylist()
        if found:
            return found[0]
    return None


def summary_rows(run: Run) -> list[dict[str, Any]]:
    """Return every summary cell as plain data.

    Raises:
        DataError: the run is not finished.
    """
    if not run.finished:
        raise DataError(f"{run.folder} is not finished; run the same score command again")
    rows: list[dict[str, Any]] = read_parquet(run.folder / "summaries.parquet").to_pylist()
    return rows


def write_inputs(
    folder: Path,
    principles: tuple[Principle, ...],
    actions: tuple[Action, ...],
    info: Mapping[str, object],
) -> None:
    """Write what a run starts from; run.json comes last: where it is, all the inputs are."""
    write_jsonl(folder / "principles.jsonl", [asdict(principle) for principle in principles])
    write_parquet(folder / "actions.parquet", actions_table(actions))
    write_json(folder / RUN_FILE, info)


def read_run(folder: Path) -> Run:
    """Open a run folder.

    Raises:
        DataError: it is no run folder, or its files are damaged.
    """
    if not (folder / RUN_FILE).is_file():
        raise DataError(
            f"{folder} is not a run: it holds no {RUN_FILE}. Make one with "
            f"scorer score --principles FILE --actions FILE --out {folder}"
        )
    return Run(
        folder=folder,
        info=read_json(folder / RUN_FILE),
        principles=read_principles(folder / "principles.jsonl").principles,
        actions=tuple(actions_of(read_parquet(folder / "actions.parquet").to_pylist())),
    )
