"""The bundled encoder through the cache, cold and warm, beside plain sentence-transformers.

python benchmarks/encode.py --texts 512 --rounds 5
"""

import argparse
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rounds import interleave, ratios

from scorer.encoders import CachedEncoder
from scorer.encoders.bundled import bundled_folder, load_bundled
from scorer.encoders.sentence import BATCH
from scorer.labelled import read_rows
from scorer.settings import shipped_folder, threads

PLAIN = "plain sentence-transformers"


def main() -> None:
    """Read the options, run the rounds, print ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--texts", type=int, default=512)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = news_sentences(options.texts)
    with tempfile.TemporaryDirectory() as folder:
        seconds = time_encoders(texts, Path(folder), rounds=options.rounds)
    print(f"{len(texts)} texts, {threads()} thread(s), batches of {BATCH}, {options.rounds} rounds")
    print(*ratios(seconds, against=PLAIN), sep="\n")


def time_encoders(texts: list[str], folder: Path, *, rounds: int) -> dict[str, list[float]]:
    """Time a cold cache, the same cache once warm, and the library by itself."""
    from sentence_transformers import SentenceTransformer

    ours = load_bundled()
    plain = SentenceTransformer(str(bundled_folder()), device="cpu", local_files_only=True)
    ours.encode(texts[:8])
    plain.encode(texts[:8])
    fresh = _folders(folder)
    current = CachedEncoder(ours, next(fresh))

    def cold() -> None:
        nonlocal current
        current = CachedEncoder(ours, next(fresh))
        current.encode(texts)

    return interleave(
        {
            "a cold cache": cold,
            "a warm cache": lambda: current.encode(texts),
            PLAIN: lambda: plain.encode(
                texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
            ),
        },
        rounds=rounds,
    )


def news_sentences(number: int) -> list[str]:
    """Return the first texts of the shipped data set, each once."""
    rows = read_rows(shipped_folder("datasets", "deeds-1"))
    return list(dict.fromkeys(row.text for row in rows))[:number]


def _folders(folder: Path) -> Iterator[Path]:
    return (folder / str(number) for number in count())


if __name__ == "__main__":
    main()
