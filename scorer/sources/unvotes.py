"""UN General Assembly votes: the votes joined with their roll calls by `rcid`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.records import Action
from scorer.sources.cells import as_text, one_line, text_of
from scorer.sources.dates import read_date
from scorer.sources.making import by_folded_names, converted, need_id, side_rows
from scorer.sources.naming import actor_name, state_then
from scorer.sources.protocol import Imported, Job
from scorer.sources.rows import open_rows
from scorer.sources.tally import Skipped
from scorer.sources.voting import known_vote, vote_action

_NAMES: Final = ("votes", "roll_calls", "roll_call_issues")


@dataclass(frozen=True, kw_only=True, slots=True)
class RollCall:
    """What was voted on: the words for it, the day, and the issues that it belongs to."""

    subject: str
    date: str
    resolution: str
    session: str
    issues: tuple[str, ...]


def read_unvotes(job: Job) -> Iterator[Imported]:
    """Yield one action a vote; votes on one roll call belong to one event.

    Roll calls are held in memory (some thousands), votes are not. A folder with `un_votes` and
    `un_roll_calls` may be given, or the file of votes with the other beside it.
    """
    files = unvotes_files(job.path)
    if "roll_calls" not in files:
        raise DataError(
            f"{job.path}: votes name their roll calls by rcid only; "
            "put un_roll_calls.csv beside them"
        )
    calls = _roll_calls(job, files)
    with open_rows(files["votes"], job.limits) as rows:
        yield from converted(job, rows.records, by_folded_names(partial(_action, job, calls)))


def unvotes_files(path: Path) -> dict[str, Path]:
    """Return the files of a folder (or beside a file) by what they hold."""
    folder = path if path.is_dir() else path.parent
    found: dict[str, Path] = {} if path.is_dir() else {"votes": path}
    for each in sorted(folder.iterdir()):
        for name in _NAMES:
            if each.name.split(".")[0] == f"un_{name}":
                found.setdefault(name, each)
    return found


def _roll_calls(job: Job, files: Mapping[str, Path]) -> dict[str, RollCall]:
    issues: dict[str, list[str]] = {}
    if "roll_call_issues" in files:
        for row in side_rows(files["roll_call_issues"], job.limits):
            issues.setdefault(text_of(row, "rcid"), []).append(text_of(row, "issue"))
    calls: dict[str, RollCall] = {}
    for row in side_rows(files["roll_calls"], job.limits):
        rcid, resolution = text_of(row, "rcid"), text_of(row, "unres")
        try:
            date = read_date(text_of(row, "date"))
        except ValueError:
            date = ""
        calls[rcid] = RollCall(
            subject=_subject(resolution, text_of(row, "short"), text_of(row, "descr")),
            date=date,
            resolution=resolution,
            session=text_of(row, "session"),
            issues=tuple(issues.get(rcid, ())),
        )
    return calls


def _subject(resolution: str, short: str, description: str) -> str:
    words = " - ".join(dict.fromkeys(filter(None, (_cased(short), _cased(description)))))
    named = (
        f"UN General Assembly resolution {resolution}"
        if resolution
        else "a UN General Assembly motion"
    )
    return f"{named}: {words[:600]}" if words else named


def _cased(words: str) -> str:
    """Return words in lower case where the source has capitals only."""
    return one_line(words.lower() if words.isupper() else words)


def _action(
    job: Job, calls: Mapping[str, RollCall], row: Mapping[str, object], line: int
) -> Action:
    del line
    rcid = need_id(row, "rcid")
    call = calls.get(rcid)
    if call is None:
        raise Skipped("rcid without a roll call")
    vote = known_vote("vote", text_of(row, "vote"))
    # NA is a word for nothing everywhere else; here it is Namibia.
    code = one_line(as_text(row.get("country_code")))
    country = _country(text_of(row, "country"), code)
    return vote_action(
        job,
        source_id=f"{rcid}-{code or country}",
        publisher="UN General Assembly",
        actor=state_then(country, call.date),
        vote=vote,
        subject=call.subject,
        date=call.date,
        event=f"unvotes-{rcid}",
        extra={
            "resolution": call.resolution,
            "session": call.session,
            "issues": list(call.issues),
            "country": text_of(row, "country"),
        },
    )


@lru_cache(maxsize=2_000)
def _country(name: str, code: str) -> str:
    return actor_name(name or code)
