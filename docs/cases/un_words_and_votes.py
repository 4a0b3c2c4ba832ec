"""Words in the UN General Debate against votes and vetoes of the same state and session.

    python docs/cases/un_words_and_votes.py --corpora ../shared/data/corpora --out /tmp/un

Ten states, 1992 to 2019. Principle passages come from `scorer.extraction`; where it finds none in a
speech, the cards of the pack `un-charter` stand in as yardsticks. Every passage meets the votes of
its own state in its own session, and, as a control, so does every passage of another state. Writes
`panel.csv` (state x year x principle, with 95 % intervals) and `country-years.csv`.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from case_numbers import Floats, Number, clusters_of, consistency, mean, spearman
from case_tools import Asked, Clock, ask, counts_table, finish, load_judge, say, skip, table

from scorer.actors import canonical
from scorer.encoders import Encoder, load_encoder
from scorer.errors import DataError
from scorer.extraction import extract
from scorer.modelstore import CalibratedJudge
from scorer.pipeline import judge_texts
from scorer.principles import read_pack
from scorer.records import Action, Document, LeftOut, Principle, content_id, fingerprint
from scorer.settings import shipped_folder
from scorer.sources import ingest
from scorer.storage import file_sha256, read_jsonl

SPEECHES: Final = "ungdc/speeches.jsonl.gz"
VOTES: Final = "unvotes"
VETOES: Final = "unsc_vetoes/unsc_vetoes_1946_sept2022.csv"
CODES: Final = ("RUS", "USA", "CHN", "GBR", "FRA", "DEU", "IND", "IRN", "TUR", "BRA")
YEARS: Final = range(1992, 2020)
SURE: Final = 0.7
"""Least probability of a principle passage; below it the extractor takes in much that is none."""
MOST: Final = 12
"""Passages of one speech, at most: every one meets every vote of its session."""
STAND_IN: Final = "un-charter"
_COMPARED: Final = "United States"
_SESSION_ONE: Final = 1945
_OPENS: Final = 9
"""Month in which a session of the General Assembly opens."""

Key = tuple[int, str]
"""Session and state."""


@dataclass(kw_only=True, slots=True)
class Seat:
    """One state in one session: what it said, how it voted."""

    principles: tuple[Principle, ...] = ()
    actions: list[Action] = field(default_factory=list)

    @property
    def extracted(self) -> bool:
        """True where the principles are the state's own passages."""
        return any(principle.actor for principle in self.principles)


def read_speeches(asked: Asked) -> tuple[dict[Key, Document], LeftOut]:
    """Return the speeches of the ten states by session; a trial takes the first sessions."""
    states = {canonical(code) for code in CODES}
    counts = LeftOut(stage="speeches")
    found: dict[Key, Document] = {}
    for document in ingest(asked.corpora / SPEECHES).documents:
        counts.read += 1
        if document.actor not in states:
            counts.drop("of another state")
        elif int(document.date or 0) not in YEARS:
            counts.drop("of another time")
        else:
            found[int(str(document.extra["session"])), document.actor] = document
    wanted = sorted(found)[: None if asked.limit is None else max(1, asked.limit // 20)]
    counts.drop("beyond the limit", len(found) - len(wanted))
    counts.kept = len(wanted)
    return {key: found[key] for key in wanted}, counts


def find_principles(
    speeches: dict[Key, Document], load: Callable[[], Encoder], kept: Path
) -> tuple[dict[Key, Seat], LeftOut]:
    """Extract the passages in which a state proclaims something, those it is sure of.

    Every speech that has been read is noted in `kept`, so that a run that was stopped, or one with
    another judge, does not read it again.
    """
    counts = LeftOut(stage="principle passages")
    seats: dict[Key, Seat] = {}
    noted: dict[str, Any] = {str(line["key"]): line["passages"] for line in _noted(kept)}
    encoder: Encoder | None = None
    for number, (key, speech) in enumerate(speeches.items(), start=1):
        name = fingerprint({"text": speech.text, "extractor": _extractor()})
        if name not in noted:
            encoder = encoder or load()
            noted[name] = _passages(speech, encoder)
            with kept.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"key": name, "passages": noted[name]}) + "\n")
        passages: list[dict[str, Any]] | None = noted[name]
        if passages is None:
            counts.drop("speech not in English")
        cards: dict[str, Principle] = {}
        for passage in sorted(passages or (), key=lambda each: -float(each["p"])):
            counts.read += 1
            if passage["actor"] != speech.actor:
                counts.drop("proclaimed by others")
            elif passage["p"] < SURE:
                counts.drop(f"probability under {SURE}")
            elif len(cards) == MOST:
                counts.drop(f"beyond the {MOST} surest of a speech")
            else:
                card = _card(speech, str(passage["text"]))
                cards[card.id] = card
        counts.kept += len(cards)
        seats[key] = Seat(principles=tuple(cards.values()) or read_pack(STAND_IN))
        if number % 20 == 0:
            say(f"{number} of {len(speeches)} speeches read")
    return seats, counts


def _noted(kept: Path) -> list[dict[str, Any]]:
    return [dict(line) for line in read_jsonl(kept)] if kept.is_file() else []


def _extractor() -> str:
    return file_sha256(shipped_folder("models", "roles-1") / "manifest.json")


def _passages(speech: Document, encoder: Encoder) -> list[dict[str, Any]] | None:
    try:
        found = extract(speech.text, None, writer=speech.actor, encoder=encoder).principles
    except DataError:
        return None
    return [{"text": each.text, "actor": each.actor, "p": each.p} for each in found]


def _card(speech: Document, passage: str) -> Principle:
    text = " ".join(passage.split())
    return Principle(
        id=content_id("p", speech.id, text),
        text=text,
        actor=speech.actor,
        date=speech.date,
        source=speech.source,
    )


def add_votes(asked: Asked, seats: dict[Key, Seat]) -> tuple[LeftOut, Counter[str]]:
    """Put every vote and veto to its state and session; return the counts and the majorities.

    The majorities are `event~vote` -> how many of all states voted so.
    """
    counts = LeftOut(stage="votes and vetoes")
    votes: Counter[str] = Counter()
    most = None if asked.limit is None else max(1, asked.limit // len(seats))
    for action in _all_deeds(asked):
        counts.read += 1
        if action.extra["code"] != "veto":
            votes[f"{action.event}~{action.extra['code']}"] += 1
        seat = seats.get((_session(action), action.actor))
        if seat is None:
            counts.drop("of another state or time")
        elif most is not None and len(seat.actions) >= most:
            counts.drop("beyond the limit")
        else:
            counts.kept += 1
            seat.actions.append(action)
    return counts, votes


def _all_deeds(asked: Asked) -> Iterator[Action]:
    yield from ingest(asked.corpora / VETOES).actions
    yield from ingest(asked.corpora / VOTES).actions


def _session(action: Action) -> int:
    if "session" in action.extra:
        return int(str(action.extra["session"]))
    when = action.when.first
    if when is None:
        return 0
    return when.year - _SESSION_ONE - (0 if when.month >= _OPENS else 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """The pairs of one seat under its own principles, or under another state's as a control."""

    key: Key
    principles: tuple[Principle, ...]
    actions: tuple[Action, ...]
    probabilities: Floats
    """(principles, actions, 3)"""

    def number(self, row: int | None = None) -> Number:
        """Return the consistency under one principle, or under all; roll calls are drawn."""
        rows = slice(None) if row is None else slice(row, row + 1)
        taken = self.probabilities[rows]
        events = [action.cluster for action in self.actions] * len(taken)
        return consistency(taken.reshape(-1, 3), clusters_of(events))


def score(
    seats: dict[Key, Seat], calibrated: CalibratedJudge, *, control: bool
) -> Iterator[Scored]:
    """Score session by session; `control` takes the passages of the next state of the session."""
    sessions: dict[int, list[str]] = defaultdict(list)
    for session, state in seats:
        sessions[session].append(state)
    for session, states in sorted(sessions.items()):
        able = [s for s in states if seats[session, s].extracted] if control else states
        if control and len(able) < 2:
            continue
        chosen = []
        for place, state in enumerate(able):
            speaker = able[(place + 1) % len(able)] if control else state
            seat = seats[session, state]
            chosen.append(((session, state), seats[session, speaker].principles, seat.actions))
        yield from _score(chosen, calibrated)


def _score(
    chosen: Iterable[tuple[Key, tuple[Principle, ...], list[Action]]], calibrated: CalibratedJudge
) -> Iterator[Scored]:
    chosen = [each for each in chosen if each[2]]
    pairs = [(p, a) for _, principles, actions in chosen for p in principles for a in actions]
    scores = judge_texts(pairs, calibrated)
    flat = np.array([each.probabilities for each in scores], dtype=np.float64).reshape(-1, 3)
    start = 0
    for key, principles, actions in chosen:
        size = len(principles) * len(actions)
        yield Scored(
            key=key,
            principles=principles,
            actions=tuple(actions),
            probabilities=flat[start : start + size].reshape(len(principles), len(actions), 3),
        )
        start += size


def panel(scored: Sequence[Scored]) -> pd.DataFrame:
    """Return one row a state, session and principle."""
    rows = []
    for each in scored:
        for row, principle in enumerate(each.principles):
            found = each.number(row)
            rows.append(
                {
                    "state": each.key[1],
                    "session": each.key[0],
                    "year": each.key[0] + _SESSION_ONE,
                    "principle": principle.id,
                    "origin": "passage" if principle.actor else f"pack {principle.pack}",
                    "text": principle.text,
                    "deeds": len(each.actions),
                    "bearing": float(each.probabilities[row, :, :2].sum()),
                    "consistency": found.value,
                    "low_95": found.low,
                    "high_95": found.high,
                }
            )
    return pd.DataFrame(rows)


def country_years(
    scored: Sequence[Scored], control: Sequence[Scored], votes: Counter[str]
) -> pd.DataFrame:
    """Return one row a state and session: score, control, and what is known of the votes."""
    others = {each.key: each.number() for each in control}
    votes_of = {
        (each.key[0], state): {action.event: str(action.extra["code"]) for action in each.actions}
        for each in scored
        for state in (each.key[1],)
    }
    rows = []
    for each in scored:
        found, other = each.number(), others.get(each.key, Number(value=None))
        own = {event: code for event, code in votes_of[each.key].items() if code != "veto"}
        compared = votes_of.get((each.key[0], _COMPARED), {})
        rows.append(
            {
                "state": each.key[1],
                "session": each.key[0],
                "year": each.key[0] + _SESSION_ONE,
                "passages": len(each.principles) if each.principles[0].actor else 0,
                "votes": len(own),
                "vetoes": len(each.actions) - len(own),
                "share_bearing": float(each.probabilities[..., :2].sum(axis=-1).mean()),
                "consistency": found.value,
                "low_95": found.low,
                "high_95": found.high,
                "anothers_words": other.value,
                "share_yes": _share(code == "yes" for code in own.values()),
                "with_majority": _share(
                    votes[f"{event}~{code}"] == max(votes[f"{event}~{v}"] for v in _VOTES)
                    for event, code in own.items()
                ),
                "with_united_states": None
                if each.key[1] == _COMPARED
                else _share(
                    code == compared[event] for event, code in own.items() if event in compared
                ),
            }
        )
    return pd.DataFrame(rows)


_VOTES: Final = ("yes", "no", "abstain")


def _share(hits: Iterable[bool]) -> float | None:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else None


_KNOWN: Final = (
    ("share_yes", "share of yes votes"),
    ("with_majority", "share of votes with the majority"),
    ("with_united_states", "agreement with the United States (nine states)"),
)


def known_table(years: pd.DataFrame) -> str:
    """Does the score move with what is known of the votes? And does the control move alike?"""
    rows = []
    for column, words in _KNOWN:
        for name, shown in (("consistency", "own words"), ("anothers_words", "another's words")):
            some = years.dropna(subset=[name, column])
            states = clusters_of(some["state"].tolist())
            one, other = some[name].to_numpy(float), some[column].to_numpy(float)
            within = spearman(_demeaned(some, name), _demeaned(some, column), states)
            rows.append((words, shown, len(some), spearman(one, other, states), within))
    head = ("known", "score under", "country-years", "Spearman, 95 %", "within states, 95 %")
    return table(head, rows)


def _demeaned(years: pd.DataFrame, column: str) -> Floats:
    values = years[column].astype(float)
    means = values.groupby(years["state"]).transform("mean")
    return np.asarray(values - means, dtype=np.float64)


def states_table(years: pd.DataFrame) -> str:
    """Return the means over the years of each state; years are drawn."""
    rows = []
    for state, some in years.groupby("state", sort=False):
        both = some.dropna(subset=["consistency", "anothers_words"])
        gap = (both["consistency"] - both["anothers_words"]).to_numpy(float)
        rows.append(
            (
                state,
                len(some),
                int(some["passages"].sum()),
                f"{int(some['votes'].sum()):,} + {int(some['vetoes'].sum())}",
                f"{some['share_bearing'].mean():.2f}",
                _mean(some["consistency"]),
                _mean(some["anothers_words"]),
                mean(gap, np.arange(len(gap))),
            )
        )
    head = ("state", "years", "passages", "votes + vetoes", "share bearing")
    return table((*head, "own words, 95 %", "another's words, 95 %", "difference, 95 %"), rows)


def _mean(column: pd.Series) -> Number:
    values = column.dropna().to_numpy(float)
    return mean(values, np.arange(len(values)))


def all_states(years: pd.DataFrame) -> str:
    """Return the difference between own and another's words over all states; states are drawn."""
    both = years.dropna(subset=["consistency", "anothers_words"])
    gap = (both["consistency"] - both["anothers_words"]).to_numpy(float)
    found = mean(gap, clusters_of(both["state"].tolist()))
    return f"Own minus another's words over {len(both)} country-years: {found}."


def picture(years: pd.DataFrame) -> Any:
    """Draw the score of each state over the years, with its interval and the control."""
    import altair

    year = altair.X("year:Q", title=None, axis=altair.Axis(format="d"))
    base = altair.Chart(years).encode(x=year)
    band = base.mark_area(opacity=0.25).encode(
        y=altair.Y("low_95:Q", title="consistency"), y2="high_95:Q"
    )
    own = base.mark_line(point={"size": 12}).encode(y="consistency:Q")
    other = base.mark_line(strokeDash=[4, 3], color="gray").encode(y="anothers_words:Q")
    zero = altair.Chart().mark_rule(color="lightgray").encode(y=altair.datum(0))
    chart = altair.layer(zero, band, own, other, data=years).properties(width=190, height=130)
    return chart.facet(altair.Facet("state:N", title=None), columns=5).properties(
        title="Votes under a state's own words (line, 95 % band) and under another's (dashed)"
    )


def main(words: Sequence[str] | None = None) -> int:
    """Read, extract, score twice, write the panel and the numbers."""
    asked = ask(__file__, (__doc__ or "").splitlines()[0], words)
    if missing := asked.missing(SPEECHES, VOTES, VETOES):
        return skip(missing)
    clock, calibrated = Clock(), load_judge(asked)
    speeches, counts = read_speeches(asked)
    clock.stage("speeches read")
    seats, found = find_principles(speeches, load_encoder, asked.out / "passages.jsonl")
    clock.stage("passages extracted")
    voted, votes = add_votes(asked, seats)
    clock.stage("votes and vetoes read")
    scored = list(score(seats, calibrated, control=False))
    clock.stage("own words scored")
    control = list(score(seats, calibrated, control=True))
    clock.stage("another's words scored")
    rows, years = panel(scored), country_years(scored, control, votes)
    rows.to_csv(asked.out / "panel.csv", index=False)
    years.to_csv(asked.out / "country-years.csv", index=False)
    clock.stage("panel with intervals")
    events = {action.event for seat in seats.values() for action in seat.actions}
    pairs = sum(each.probabilities.shape[0] * each.probabilities.shape[1] for each in scored)
    without = sum(not seat.extracted for seat in seats.values())
    estimated = rows["consistency"].notna().sum()
    size = (
        f"{len(events):,} roll calls and vetoed drafts, {pairs:,} pairs, {len(rows):,} cells of "
        f"the panel, {estimated:,} of them with an estimate; {without} speeches without a passage "
        f"met the pack `{STAND_IN}`."
    )
    parts = (
        counts_table((counts, found, voted)),
        size,
        states_table(years),
        all_states(years),
        known_table(years),
        clock.table(),
    )
    return finish(asked, calibrated, parts, picture(years), caption="Score by state and year")


if __name__ == "__main__":
    sys.exit(main())
