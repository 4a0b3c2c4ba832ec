"""The UN General Debate Corpus as it is downloaded: a folder of `ISO_SESSION_YEAR.txt`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from scorer.errors import DataError
from scorer.records import Document
from scorer.sources.cells import clean_text, has_words, text_of
from scorer.sources.decoding import decoded
from scorer.sources.making import own_id, side_rows, source_of
from scorer.sources.naming import actor_name, state_then
from scorer.sources.opening import is_twin, read_whole
from scorer.sources.protocol import Imported, Job
from scorer.sources.unwrapping import unwrapped

NAME: Final = re.compile(r"([A-Z]{2,4})_(\d{1,2})_(\d{4})\.txt")
_SPEAKERS: Final = "Speakers_by_session.xlsx"

Speakers = Mapping[tuple[str, int], tuple[str, str]]


def read_ungdc(job: Job) -> Iterator[Imported]:
    """Yield one document a speech; macOS twins and other files are counted and passed over.

    Only the year is known. RUS before 1992 speaks as the Soviet Union.
    """
    speakers = _speakers(job)
    for path in sorted(job.path.rglob("*.txt")):
        job.tally.read()
        found = NAME.fullmatch(path.name)
        if is_twin(path.as_posix()):
            job.tally.drop("macOS twin of a file (its name begins with ._)")
        elif found is None:
            job.tally.drop("name not ISO_SESSION_YEAR.txt")
        else:
            document = _document(job, path, found, speakers)
            if document is not None:
                job.tally.keep()
                yield document


def _document(job: Job, path: Path, found: re.Match[str], speakers: Speakers) -> Document | None:
    code, session, year = found[1], int(found[2]), found[3]
    try:
        text = unwrapped(clean_text(decoded(read_whole(path, job.limits))))
    except DataError as cause:
        job.tally.drop_problem(
            job.tally.problem(None, path.name, str(cause), "a text", "fetch the file again")
        )
        return None
    if not has_words(text):
        job.tally.drop("text without a word")
        return None
    speaker, post = speakers.get((code, session), ("", ""))
    name = actor_name(code)
    extra = {
        "source_id": path.stem,
        "iso3": code,
        "session": str(session),
        "speaker": speaker,
        "post": post,
        "path": path.relative_to(job.path).as_posix(),
    }
    return Document(
        id=own_id(job.format, path.stem),
        title=f"{state_then(name, year)}, UN General Debate {year}",
        text=text,
        actor=state_then(name, year),
        date=year,
        source=source_of(job, path.stem, "UN General Debate"),
        extra={field: value for field, value in extra.items() if value},
    )


def _speakers(job: Job) -> Speakers:
    """Read who spoke, where the workbook lies beside the texts; it may have unnamed columns."""
    places = (job.path / _SPEAKERS, job.path.parent / _SPEAKERS)
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return {}
    found: dict[tuple[str, int], tuple[str, str]] = {}
    try:
        for row in side_rows(path, job.limits):
            session = text_of(row, "session")
            if session.isdecimal():
                who = (text_of(row, "name_of_person_speaking"), text_of(row, "post"))
                found.setdefault((text_of(row, "iso_code"), int(session)), who)
    except DataError as cause:
        job.tally.note(
            job.tally.problem(None, path.name, str(cause), "readable", "speakers are left out")
        )
    return found
