"""Make the learned judge again: `scorer train`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from scorer.encoders import load_encoder
from scorer.labelled import CodedPair, Part, coded_pairs, narrow_pairs
from scorer.storage import read_json
from scorer.training.assemble import stored_network, write_network, write_reader
from scorer.training.blends import fit_blends
from scorer.training.data_set import DeedsData, read_data_set
from scorer.training.joint_network import train_joint
from scorer.training.joint_tasks import joint_lesson
from scorer.training.network import Lesson, Stage, train_network
from scorer.training.recipe import JOINT, MEASURED, SEED, SHIPPED
from scorer.training.scales import fit_scales

Say = Callable[[str], None]
MEASURED_FOLDER: Final = "measured"


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
    lesson, hidden = make_lesson(data), data.partitions.hidden
    vectors = {facet: encoder.encode(texts) for facet, texts in data.wordings.items()}

    def write(folder: Path, stages: Sequence[Stage], kept_from_it: Mapping[str, str]) -> None:
        network = train_network(lesson, stages, seed=seed, checkpoint=work, say=say)
        taught = [each for each in data.taught_micro if not (kept_from_it and each.near_hidden)]
        narrow = encoder.encode([text for each in taught for text in each.wordings])
        write_network(folder, network, vectors, narrow, data.facet_ids, kept_from_it)

    measured = work / MEASURED_FOLDER
    write(measured, MEASURED, hidden)
    trained = dev_pairs(data, [facet for facet in data.facet_ids if facet not in hidden])
    # Where facets stop being trusted can only be learnt from principles that were never seen.
    narrow = narrow_pairs(data.micro, data.partitions, "dev")
    hidden_dev = dev_pairs(data, [facet for facet, part in hidden.items() if part == "dev"])
    fit_scales(measured, encoder, trained, [*hidden_dev, *narrow])
    write(out, SHIPPED, {})
    fit_scales(out, encoder, dev_pairs(data, data.facet_ids), narrow)
    return add_joint_reader(out, work, seed=seed, say=say)


def add_joint_reader(
    folder: Path, work: Path, *, seed: int = SEED, say: Say
) -> Mapping[str, object]:
    """Train the joint reader anew on top of the network of a model folder, and fit its weight.

    Args:
        folder: of a judge whose scales are fitted; its file of weights is written anew.
        work: checkpoints.
        seed: of the weights' start, the order and the frames.
        say: told how it goes.

    Returns:
        The scales of the judge.
    """
    data, encoder = read_data_set(), load_encoder()
    network = stored_network(folder)
    reader = train_joint(network, joint_lesson(data), JOINT, seed=seed, checkpoint=work, say=say)
    write_reader(folder, reader)
    narrow = narrow_pairs(data.micro, data.partitions, "dev")
    fit_blends(folder, encoder, dev_pairs(data, data.facet_ids), narrow)
    return cast(Mapping[str, object], read_json(folder / "config.json")["scales"])


def make_lesson(data: DeedsData) -> Lesson:
    """Gather the train part, and the wordings of all principles that may teach."""
    micro = data.taught_micro
    return Lesson(
        rows=[*data.masked("train"), *data.micro_rows("train")],
        facets=data.facet_ids,
        hidden=data.partitions.hidden,
        wordings={**data.wordings, **{each.id: list(each.wordings) for each in micro}},
        micro=[each.id for each in micro],
        near_hidden=frozenset(each.id for each in micro if each.near_hidden),
    )


def dev_pairs(data: DeedsData, facets: Sequence[str], part: Part = "dev") -> list[CodedPair]:
    """Return the pairs of a part under some facets; acts are phrases, not news, and stay out."""
    rows = [row for row in data.masked(part) if row.source != "acts"]
    return coded_pairs(rows, data.fresh_wordings, facets=facets)
