"""What the scripts of docs/cases share: their command line, their clock, page and picture.

A script is called `python docs/cases/NAME.py --corpora DIR --out DIR`. It prints its numbers,
writes `numbers.md` and `picture.png` to the second folder, and, when it has read everything, puts
both into its page. The corpora are other people's texts and do not travel with this repository.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scorer.judges import DEFAULT_JUDGE
from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.records import LeftOut
from scorer.storage import read_jsonl

BEGIN: Final = "<!-- numbers: written by the script -->"
END: Final = "<!-- end of numbers -->"
HERE: Final = Path(__file__).resolve().parent
_SECTION: Final = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a call asks for. `limit` None reads everything; `page` None leaves the page alone."""

    corpora: Path
    out: Path
    limit: int | None
    judge: str
    page: Path | None

    def missing(self, *names: str) -> list[Path]:
        """Return the files of the corpora that are not there."""
        return [self.corpora / name for name in names if not (self.corpora / name).exists()]


def ask(script: str, about: str, words: Sequence[str] | None) -> Asked:
    """Read the command line of a script."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of corpora")
    parser.add_argument("--out", type=Path, required=True, help="where the results go")
    parser.add_argument("--limit", type=int, help="read about so many rows only, for a trial")
    parser.add_argument("--judge", default=DEFAULT_JUDGE)
    parser.add_argument("--page", type=Path, help="page to refresh; a trial refreshes none")
    given = parser.parse_args(words)
    own = page_of(script) if given.limit is None else None
    given.out.mkdir(parents=True, exist_ok=True)
    return Asked(
        corpora=given.corpora,
        out=given.out,
        limit=given.limit,
        judge=given.judge,
        page=given.page or own,
    )


def page_of(script: str) -> Path:
    """Return the page of a script.

    >>> page_of("docs/cases/two_words.py").name
    'two-words.md'
    """
    return HERE / f"{Path(script).stem.replace('_', '-')}.md"


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def skip(missing: Iterable[Path]) -> int:
    """Say which corpora are absent; the exit code is that of a success."""
    say(f"Skipped: {', '.join(map(str, missing))} not there; these corpora are not shipped.")
    return 0


@dataclass(kw_only=True, slots=True)
class Clock:
    """Seconds by stage, and the highest memory of the process at the end of each."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def stage(self, name: str) -> None:
        """End a stage: keep and print its time and memory."""
        now = time.monotonic()
        self.rows.append((name, f"{now - self.started:,.1f}", f"{peak_megabytes():,.0f}"))
        say("{}: {} s, peak {} MB".format(*self.rows[-1]))
        self.started = now

    def table(self) -> str:
        """Return the stages as a table."""
        return table(("stage", "seconds", "peak memory, MB"), self.rows)


def peak_megabytes() -> float:
    """Return the highest memory that the process has held, nan where the system does not say."""
    try:
        import resource
    except ImportError:
        return float("nan")
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1_000_000 if sys.platform == "darwin" else 1_000)


def load_judge(asked: Asked) -> CalibratedJudge:
    """Load the judge that is asked for, with its calibration."""
    return load_calibrated(asked.judge)


def judge_words(calibrated: CalibratedJudge) -> str:
    """Name the judge, its version and the first digits of its weights."""
    recipe = calibrated.judge.recipe()
    parts = [str(recipe.get(name, "")) for name in ("name", "version")]
    weights = str(recipe.get("weights_sha256", ""))[:8]
    return ", ".join(part for part in (*parts, weights and f"weights {weights}") if part)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def counts_table(stages: Iterable[LeftOut]) -> str:
    """Return what each stage read, kept and left out, as a table."""
    rows = [
        (
            each.stage,
            f"{each.read:,}",
            f"{each.kept:,}",
            "; ".join(f"{why} {number:,}" for why, number in each.reasons.most_common()) or "-",
        )
        for each in stages
    ]
    return table(("what", "read", "kept", "left out"), rows)


def finish(
    asked: Asked, calibrated: CalibratedJudge, parts: Iterable[str], chart: Any, *, caption: str
) -> int:
    """Print the numbers, write them and the picture, and refresh the page if one is asked for."""
    read = "everything" if asked.limit is None else f"about {asked.limit:,} rows only (a trial)"
    numbers = "\n\n".join((f"Judge: {judge_words(calibrated)}. Read: {read}.", *parts))
    say(f"\n{numbers}\n")
    (asked.out / "numbers.md").write_text(f"{numbers}\n", encoding="utf-8")
    draw(chart, asked.out / "picture.png")
    if asked.page is not None:
        images = asked.page.parent.parent / "images"
        if images.is_dir() and draw(chart, images / f"{asked.page.stem}.png"):
            numbers += f"\n\n![{caption}](../images/{asked.page.stem}.png)"
        put_numbers(asked.page, numbers)
        say(f"{asked.page} is refreshed.")
    return 0


def put_numbers(page: Path, numbers: str) -> None:
    """Replace what stands between the two marks of a page, or add them at its end."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    section = f"{BEGIN}\n{numbers}\n{END}"
    if _SECTION.search(text):
        text = _SECTION.sub(lambda _: section, text, count=1)
    else:
        text = f"{text}\n{section}\n"
    page.write_text(text, encoding="utf-8")


def draw(chart: Any, path: Path) -> bool:
    """Save a chart as a picture; where what draws it is absent, as a specification (False)."""
    try:
        import vl_convert  # noqa: F401 - altair draws with it
    except ImportError:
        chart.save(str(path.with_suffix(".json")))
        say(f"{path.with_suffix('.json')} instead of a picture: pip install vl-convert-python")
        return False
    chart.save(str(path), scale_factor=2)
    return True


def readings(name: str) -> dict[str, str]:
    """Return pair -> label of a reader, from `docs/cases/readings/NAME.jsonl` where it is there.

    The files hold ids and labels alone, so that a reading outlives the judge that was read.
    """
    path = HERE / "readings" / f"{name}.jsonl"
    if not path.is_file():
        return {}
    return {str(row["pair"]): str(row["label"]) for row in read_jsonl(path)}
