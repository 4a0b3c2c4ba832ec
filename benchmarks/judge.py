"""The learned judge's one pass an action, beside the same MiniLM read pair by pair.

    python benchmarks/judge.py --actions 200 --principles 20 --rounds 3

The other side is what a cross-encoder of this size has to do: every principle together with every
action through the network, in batches of pairs of like length. `--untrained` takes a network that
nobody has trained, whose pace is the same.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from encode import news_sentences
from rounds import interleave, ratios

from scorer.encoders import load_encoder
from scorer.encoders.bundled import bundled_folder
from scorer.judges import JudgeRequest
from scorer.judges.learned import FOLDER, LearnedJudge
from scorer.labelled import read_facets, read_wordings
from scorer.records import MODES, Principle
from scorer.settings import shipped_folder, threads
from scorer.storage import check_manifest

BATCH = 64
MAX_TOKENS = 128
BY_PAIRS = "a pass a pair"


def main() -> None:
    """Read the options, run the rounds, print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--actions", type=int, default=200)
    parser.add_argument("--principles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--untrained", action="store_true")
    options = parser.parse_args()
    request = make_request(options.actions, options.principles)
    with tempfile.TemporaryDirectory() as folder:
        judge = load_judge(Path(folder), untrained=options.untrained)
        cross = PairReader(bundled_folder())
        first = make_request(2, 2)
        judge.judge(first)
        cross.read(first)
        seconds = interleave(
            {
                "one pass an action": lambda: judge.judge(request),
                BY_PAIRS: lambda: cross.read(request),
            },
            rounds=options.rounds,
        )
    print(
        f"{len(request.texts)} actions x {len(request.principles)} principles, "
        f"{threads()} thread(s), {options.rounds} rounds"
    )
    print(*ratios(seconds, against=BY_PAIRS), sep="\n")


class PairReader:
    """The bundled MiniLM over (principle, action) pairs, as a cross-encoder reads them."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel, AutoTokenizer

        self._tokenizer: Any = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        self._model: Any = AutoModel.from_pretrained(str(folder), local_files_only=True).eval()

    def read(self, request: JudgeRequest) -> None:
        """Read every pair of the request once."""
        import torch

        pairs = [(request.principles[p].text, request.texts[a]) for p, a in request.pairs.tolist()]
        pairs.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
        with torch.inference_mode():
            for start in range(0, len(pairs), BATCH):
                principles, actions = zip(*pairs[start : start + BATCH], strict=True)
                tokens = self._tokenizer(
                    list(principles),
                    list(actions),
                    padding=True,
                    truncation=True,
                    max_length=MAX_TOKENS,
                    return_tensors="pt",
                )
                self._model(**tokens)


def make_request(actions: int, principles: int) -> JudgeRequest:
    """Pair the first texts of the data set with one wording a facet."""
    wordings = [stated[0] for stated in _wordings().values()][:principles]
    texts = news_sentences(actions)
    grid = np.indices((len(wordings), len(texts))).reshape(2, -1).T
    return JudgeRequest(
        principles=[Principle(id=str(row), text=text) for row, text in enumerate(wordings)],
        texts=texts,
        modes=[None] * len(texts),
        pairs=grid.astype(np.intp),
    )


def load_judge(folder: Path, *, untrained: bool) -> LearnedJudge:
    """Load the shipped judge, or write an untrained one; its principles are never cached."""
    if untrained:
        write_untrained(folder)
    else:
        folder = shipped_folder("models", FOLDER)
        check_manifest(folder)
    return LearnedJudge(folder, load_encoder(cached=False))


def write_untrained(folder: Path) -> None:
    """Write a model folder whose weights are as they were drawn."""
    from scorer.judges.facet_network import FacetNetwork
    from scorer.training.assemble import write_network

    facets = [facet.id for facet in read_facets(shipped_folder("datasets", "deeds-1"))]
    random = np.random.default_rng(0)
    vectors = {name: random.normal(size=(2, 384)).astype(np.float32) for name in facets}
    network = FacetNetwork(bundled_folder(), len(facets), len(MODES))
    write_network(folder, network, vectors, np.empty((0, 384), dtype=np.float32), facets, {})


def _wordings() -> dict[str, Sequence[str]]:
    return dict(read_wordings(shipped_folder("datasets", "deeds-1")))


if __name__ == "__main__":
    main()
