"""Every way of judging that was tried, on the same test pairs, with paired intervals and pace.

    python benchmarks/candidates.py --sibling build/judge-1/measured --markdown table.md

Each candidate gets its own calibration, fitted on the dev part. The whole judge comes first, and
the others are compared with it pair by pair; the sibling never saw the hidden facets.
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from scorer.encoders import load_encoder
from scorer.evaluation import Settings, evaluate_pairs, load_pairs
from scorer.judges import Judge, Judgement, JudgeRequest, load_judge
from scorer.judges.blend import Blend, Blends
from scorer.judges.learned import FOLDER, LearnedJudge
from scorer.labelled import CodedPair, narrow_pairs
from scorer.modelstore import CalibratedJudge, load_calibrated
from scorer.records import LABELS, Principle
from scorer.settings import shipped_folder
from scorer.training.calibrate import fit_on_pairs, judge_pairs
from scorer.training.data_set import DeedsData, read_data_set
from scorer.training.train_judge import dev_pairs

BASELINES = ("cosine", "action-only", "principle-only", "shuffled-principle")
SECTIONS = {
    "deeds-test": (
        "events unseen",
        "events unseen, near misses alone",
        "events unseen, real deeds from 2022 on",
        "hidden facets",
        "hidden facets, near misses alone",
    ),
    "narrow": ("principles unseen", "principles unseen, near misses alone"),
}
METRICS = ("direction_auc", "bearing_auc", "macro_f1", "ece")
NEVER_TOGETHER = {"joint_floor": 1e9}
ALL_FACETS = {"tower_share": 0.0, "near": -1.0, "far": -2.0, **NEVER_TOGETHER}
ALL_TOWERS = {"tower_share": 1.0, **NEVER_TOGETHER}
ONLY_TOGETHER = Blend(apart_bears=0.0, joint_bears=1.0, apart_direction=0.0, joint_direction=1.0)


class Renamed(LearnedJudge):
    """The learned judge with other scales or blends, under another name."""

    def __init__(
        self, name: str, folder: Path, scales: Mapping[str, float], blends: Blends | None = None
    ) -> None:
        super().__init__(folder, load_encoder())
        self.name = name
        self._scales = replace(self._scales, **scales)
        self._blends = blends or self._blends


class Stack:
    """Logistic regression over the label logits of several judges, fitted on the dev part."""

    name = "stack"

    def __init__(self, judges: Sequence[Judge], pairs: Sequence[CodedPair]) -> None:
        self._judges = judges
        said = [judge_pairs(judge, pairs).logits for judge in judges]
        labels = [LABELS.index(pair.label) for pair in pairs]
        self._model = LogisticRegression(C=0.1, max_iter=1_000).fit(_features(said), labels)

    def recipe(self) -> Mapping[str, object]:
        """Return the recipes of its parts."""
        return {"name": self.name, "of": [dict(judge.recipe()) for judge in self._judges]}

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair by all parts."""
        said = [judge.judge(request) for judge in self._judges]
        logits = self._model.predict_log_proba(_features([each.logits for each in said]))
        return replace(said[0], logits=logits)


def main() -> None:
    """Read the options, measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--judge", type=Path, default=shipped_folder("models", FOLDER))
    parser.add_argument("--sibling", type=Path, help="the judge that never saw the hidden facets")
    parser.add_argument("--draws", type=int, default=1_000)
    parser.add_argument("--markdown", type=Path)
    options = parser.parse_args()
    data = read_data_set()
    candidates = list(_candidates(options.judge, options.sibling, data))
    lines = [f"| {' | '.join(('set, section', 'candidate', *METRICS))} |", "|---" * 6 + "|"]
    ahead = ["| set, section | less | direction | macro-F1 |", "|---|---|---|---|"]
    for name, sections in SECTIONS.items():
        first, *others = candidates
        settings = Settings(draws=options.draws, with_controls=False)
        found: Mapping[str, Any] = evaluate_pairs(
            load_pairs(name), first, rivals=[*others, *BASELINES], settings=settings
        )
        for section in sections:
            measured = found["sections"][section]
            for judge, values in measured["judges"].items():
                cells = [_cell(values[metric]) for metric in METRICS]
                lines.append(f"| {name}, {section} | `{judge}` | {' | '.join(cells)} |")
            for judge, values in measured["ahead"].items():
                cells = [_cell(values[metric]) for metric in ("direction_auc", "macro_f1")]
                ahead.append(f"| {name}, {section} | `{judge}` | {' | '.join(cells)} |")
    table = "\n".join(
        [*lines, "", f"`{candidates[0].judge.name}` minus the other, paired:", "", *ahead]
    )
    pace = "\n".join(_paces(candidates))
    print(table, pace, sep="\n\n")
    if options.markdown:
        options.markdown.write_text(f"{table}\n\n{pace}\n", encoding="utf-8")


def _candidates(folder: Path, sibling: Path | None, data: DeedsData) -> Iterator[CalibratedJudge]:
    narrow = narrow_pairs(data.micro, data.partitions, "dev")
    pairs = [*dev_pairs(data, data.facet_ids), *narrow]
    whole = Renamed("learned", folder, {})
    yield _calibrated(whole, pairs, data)
    yield _calibrated(Renamed("read apart", folder, NEVER_TOGETHER), pairs, data)
    only = Blends(named=ONLY_TOGETHER, near=ONLY_TOGETHER, far=ONLY_TOGETHER)
    together = Renamed("read together", folder, {"joint_floor": -1e9}, only)
    yield _calibrated(together, pairs, data)
    yield _calibrated(Renamed("facets alone", folder, ALL_FACETS), pairs, data)
    yield _calibrated(Renamed("towers alone", folder, ALL_TOWERS), pairs, data)
    if sibling:
        yield _calibrated(Renamed("sibling", sibling, {}), pairs, data)
        yield _calibrated(Renamed("sibling, towers alone", sibling, ALL_TOWERS), pairs, data)
    codebook, precedents = load_judge("codebook"), load_judge("precedents")
    yield load_calibrated("codebook")
    yield load_calibrated("precedents")
    yield _calibrated(Stack([whole, codebook, precedents], pairs), pairs, data)


def _calibrated(judge: Judge, pairs: Sequence[CodedPair], data: DeedsData) -> CalibratedJudge:
    return CalibratedJudge(judge=judge, calibration=fit_on_pairs(judge, pairs, data.partitions))


def _features(said: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.concatenate([np.clip(logits, -12.0, 0.0) for logits in said], axis=1)


def _cell(value: Mapping[str, Any] | None) -> str:
    if not value or value.get("value") is None:
        return "-"
    if value.get("low") is None:
        return f"{value['value']:.3f}"
    return f"{value['value']:.3f} ({value['low']:.3f} to {value['high']:.3f})"


def _paces(candidates: Sequence[CalibratedJudge]) -> Iterator[str]:
    """Time 400 fresh texts under 20 principles each."""
    data = read_data_set()
    texts = [row.text for row in data.masked("test") if row.source != "acts"][:400]
    principles = [
        Principle(id=facet, text=stated[0]) for facet, stated in list(data.wordings.items())[:20]
    ]
    index = np.stack(np.meshgrid(np.arange(20), np.arange(len(texts))), axis=-1).reshape(-1, 2)
    request = JudgeRequest(
        principles=principles, texts=texts, modes=[None] * len(texts), pairs=index.astype(np.intp)
    )
    yield "| candidate | actions a second (20 principles) |"
    yield "|---|---|"
    for each in candidates:
        start = time.perf_counter()
        each.judge.judge(request)
        yield f"| `{each.judge.name}` | {len(texts) / (time.perf_counter() - start):,.0f} |"


if __name__ == "__main__":
    main()
