"""Make the learned judge again: `scorer train`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from scorer.encoders import Encoder, load_encoder
from scorer.labelled import CodedPair, MicroPrinciple, Part, coded_pairs, read_micro
from scorer.settings import shipped_folder
from scorer.training.assemble import write_network
from scorer.training.data_set import DEEDS, DeedsData, read_data_set
from scorer.training.network import Lesson, train_network
from scorer.training.recipe import MEASURED, SEED, SHIPPED
from scorer.training.scales import fit_scales

Say = Callable[[str], None]
MEASURED_FOLDER: Final = "measured"
PROCLAIMS_SHARE: Final = 0.5


def train_judge(out: Path, work: Path, *, seed: int = SEED, say: Say) -> Mapping[str, object]:
    """Train, assemble and fit the scales of the judge.

    Args:
        out: the model folder to write, for example `models/judge-1`.
        work: checkpoints; a run that was stopped goes on from them. `work/measured` receives the
            sibling that never saw the unseen facets.
        seed: of the weights' start, the order of rows and the names put in.
        say: told how it goes.

    Returns:
        The scales of the shipped judge.
    """
    data, encoder = read_data_set(), load_encoder()
    lesson = make_lesson(data, read_micro(shipped_folder("datasets", DEEDS)), encoder)
    hidden = data.partitions.hidden
    measured = work / MEASURED_FOLDER
    network = train_network(lesson, MEASURED, seed=seed, checkpoint=work, say=say)
    write_network(measured, network, lesson.wording_vectors, data.facet_ids, hidden)
    trained = dev_pairs(data, [facet for facet in data.facet_ids if facet not in hidden])
    unseen = dev_pairs(data, [facet for facet, part in hidden.items() if part == "dev"])
    scales = fit_scales(measured, encoder, trained, unseen)
    network = train_network(lesson, SHIPPED, seed=seed, checkpoint=work, say=say)
    write_network(out, network, lesson.wording_vectors, data.facet_ids, {})
    # Where facets stop being trusted can only be learnt from facets that were never seen.
    pairs = dev_pairs(data, data.facet_ids)
    return fit_scales(out, encoder, pairs, (), trust=scales, proclaims_share=PROCLAIMS_SHARE)


def make_lesson(data: DeedsData, micro: list[MicroPrinciple], encoder: Encoder) -> Lesson:
    """Gather the train part, the wordings' vectors and the narrow principles."""
    stated: dict[str, list[str]] = {
        **data.wordings,
        **{each.id: list(each.wordings) for each in micro},
    }
    return Lesson(
        rows=[*data.masked("train"), *(row for each in micro for row in each.rows)],
        facets=data.facet_ids,
        hidden=data.partitions.hidden,
        wording_vectors={name: encoder.encode(texts) for name, texts in stated.items()},
        wordings=data.wordings,
        micro=[each.id for each in micro],
    )


def dev_pairs(data: DeedsData, facets: Sequence[str], part: Part = "dev") -> list[CodedPair]:
    """Return the pairs of a part under some facets; acts are phrases, not news, and stay out."""
    rows = [row for row in data.masked(part) if row.source != "acts"]
    return coded_pairs(rows, data.fresh_wordings, facets=facets)
