"""A run of two principles and six actions whose probabilities are written down by hand."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from scorer.calibration import Calibration
from scorer.judges import Judgement, JudgeRequest
from scorer.modelstore import CalibratedJudge
from scorer.pipeline import Run, score_run
from scorer.records import Action, LeftOut, Principle

NASTY = (
    "**bold** <b>html</b> <script>alert(1)</script> $x^2$ :red[red] :smile: [link](https://a.b) "
    "=cmd|' /C calc'!A0 \u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \U0001f642"
)
LONG = "and so on " * 500

PRINCIPLES = (
    Principle(
        id="open",
        text="Borders should stay open.",
        name="Openness",
        actor="Aland",
        date="2010-01-01",
        pack="words",
    ),
    Principle(id="fair", text="Courts should be fair.", name="*Fairness* <i>$a$</i>"),
)
ACTIONS = (
    Action(
        id="a1",
        text="The border was closed.",
        actor="Aland",
        date="2009-05-01",
        mode="deed",
        source="Decree 1",
        source_status="traced",
    ),
    Action(
        id="a2",
        text="The border was opened.",
        actor="Aland",
        date="2011-02",
        mode="deed",
        source_status="from memory",
    ),
    Action(
        id="a3", text="They praised open borders.", actor="Aland", date="2012", mode="statement"
    ),
    Action(id="b1", text=NASTY, actor="Bland", date="2011-06-06", mode="deed", source=NASTY),
    Action(id="b2", text="A road was paved.", actor="Bland", mode="deed"),
    Action(id="c1", text=LONG, actor="<b>C</b>", date="2013", mode="deed"),
)
_OPEN = {
    "The border was closed.": (0.90, 0.05, 0.05),
    "The border was opened.": (0.05, 0.90, 0.05),
    "They praised open borders.": (0.10, 0.10, 0.80),
    NASTY: (0.60, 0.10, 0.30),
}
_ELSE = (0.02, 0.02, 0.96)


class WrittenJudge:
    """Gives the probabilities that stand above; the identity calibration leaves them so."""

    name = "written"

    def recipe(self) -> Mapping[str, object]:
        """Name and version."""
        return {"name": self.name, "version": "1"}

    def judge(self, request: JudgeRequest) -> Judgement:
        """Look every pair up."""
        rows = [
            _OPEN.get(request.texts[a], _ELSE) if request.principles[p].id == "open" else _ELSE
            for p, a in request.pairs.tolist()
        ]
        return Judgement(
            logits=np.log(np.array(rows, dtype=np.float64).reshape(-1, 3)),
            severity=np.full(len(rows), 2.0),
            reasons=[f"because {NASTY}" for _ in rows],
        )


def make_run(folder: Path, threshold: float = 0.2) -> Run:
    """Score the case into a folder."""
    dropped = LeftOut(stage="actions", read=8, kept=6)
    dropped.drop("date not a calendar date", 2)
    judge = CalibratedJudge(
        judge=WrittenJudge(), calibration=Calibration(threshold=threshold, fitted_on="")
    )
    return score_run(
        PRINCIPLES, ACTIONS, judge, folder, meeting="everybody", left_out=[dropped]
    ).run
