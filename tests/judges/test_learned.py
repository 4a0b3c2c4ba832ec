"""The learned judge over a tiny folder: weights as they are before any training."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import softmax

from scorer.errors import ModelError
from scorer.judges import JudgeRequest, learned
from scorer.judges.apart import mixed_chances
from scorer.judges.blend import Blend
from scorer.judges.learned import LearnedJudge
from scorer.records import MODES, Mode, PairIndex, Principle
from scorer.storage import read_json, write_json, write_manifest

pytestmark = pytest.mark.slow

FACETS = ("openness", "no_blocs", "press_freedom", "kept_unseen")
WORDINGS = {facet: [f"{facet} {way}" for way in ("one", "two", "three")] for facet in FACETS}
OPEN = Principle(id="open", text="openness one")
BLOCS = Principle(id="blocs", text="no_blocs two", wordings=("no_blocs three",))
FAR = Principle(id="far", text="something that no facet speaks of")
NARROW = Principle(id="narrow", text="no night flights over the old town")
TEXTS = ("[ACTOR] closed the border.", "[ACTOR] signed a treaty.", "[ACTOR] freed two reporters.")


class DrawnEncoder:
    """A unit vector drawn for each text: two texts are as good as orthogonal."""

    name = "drawn"
    fingerprint = "drawn-1"
    dimension = 384

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        drawn = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            seed = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)
            drawn[row] = np.random.default_rng(seed).normal(size=self.dimension)
        return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder written from an untrained network, one facet hidden."""
    import torch

    from scorer.encoders.bundled import bundled_folder
    from scorer.judges.facet_network import FacetNetwork
    from scorer.training.assemble import write_network

    torch.manual_seed(0)
    network = FacetNetwork(bundled_folder(), len(FACETS), len(MODES))
    vectors = {facet: DrawnEncoder().encode(texts) for facet, texts in WORDINGS.items()}
    made = tmp_path_factory.mktemp("models") / "judge-1"
    narrow = DrawnEncoder().encode([NARROW.text])
    write_network(made, network, vectors, narrow, FACETS, {"kept_unseen": "test"})
    write_manifest(made)
    return made


@pytest.fixture(scope="module")
def judge(folder: Path) -> LearnedJudge:
    return LearnedJudge(folder, DrawnEncoder())


def _request(
    pairs: Any = ((0, 0), (1, 0), (2, 0), (0, 1), (1, 2)),
    *,
    principles: Sequence[Principle] = (OPEN, BLOCS, FAR),
    texts: Sequence[str] = TEXTS,
    modes: Sequence[Mode | None] | None = None,
) -> JudgeRequest:
    index: PairIndex = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return JudgeRequest(
        principles=principles, texts=texts, modes=modes or [None] * len(texts), pairs=index
    )


def test_every_pair_gets_log_probabilities_a_severity_and_a_reason(judge: LearnedJudge) -> None:
    found = judge.judge(_request())
    assert found.logits.shape == (5, 3)
    assert np.allclose(np.exp(found.logits).sum(axis=1), 1.0)
    assert found.severity is not None
    assert ((found.severity >= 1) & (found.severity <= 3)).all()
    assert found.reasons is not None
    assert all("facet" in reason for reason in found.reasons)


def test_judgements_come_in_the_order_of_the_pairs(judge: LearnedJudge) -> None:
    pairs = [(0, 0), (1, 0), (2, 1), (0, 2), (1, 1)]
    there, back = judge.judge(_request(pairs)), judge.judge(_request(pairs[::-1]))
    assert np.allclose(there.logits, back.logits[::-1])
    assert there.reasons == list(back.reasons or ())[::-1]
    assert len(np.unique(there.logits.round(9), axis=0)) == 5


def test_a_pair_is_judged_alike_whatever_stands_beside_it(judge: LearnedJudge) -> None:
    """Once every principle was taken to be as close to the facets as the last one."""
    whole = judge.judge(_request([(0, 0), (1, 0), (2, 0)]))
    for row, principle in enumerate((OPEN, BLOCS, FAR)):
        alone = judge.judge(_request([(0, 0)], principles=[principle], texts=TEXTS[:1]))
        assert np.allclose(alone.logits[0], whole.logits[row], atol=1e-5)
        assert alone.unfit is not None
        assert whole.unfit is not None
        assert alone.unfit[0] == whole.unfit[row]


def test_equal_texts_are_read_once(judge: LearnedJudge) -> None:
    read: list[int] = []
    network = judge._network()
    hook = network._network.register_forward_pre_hook(
        lambda module, words: read.append(len(words[0]["input_ids"]))
    )
    states = network.read([TEXTS[0], TEXTS[1], TEXTS[0], TEXTS[0]])
    hook.remove()
    assert read == [2]
    assert np.array_equal(states.bears[0], states.bears[2])
    assert not np.array_equal(states.bears[0], states.bears[1])


def test_texts_of_any_length_keep_their_place(judge: LearnedJudge) -> None:
    texts = ["[ACTOR] acted " + "again and " * (number % 7) + str(number) for number in range(70)]
    network = judge._network()
    whole, some = network.read(texts), network.read(texts[33:36])
    assert np.allclose(whole.bears[33:36], some.bears, atol=1e-4)
    assert np.allclose(whole.mode.sum(axis=1), 1.0)


def test_a_mode_that_a_person_coded_counts_more_than_a_guess(judge: LearnedJudge) -> None:
    chances = {
        mode: softmax(judge.judge(_request(modes=[mode] * 3)).logits, axis=1)[:, 2]
        for mode in ("deed", "statement", "hypothetical", "denial", None)
    }
    assert (chances["statement"] > chances["deed"]).all()
    assert np.array_equal(chances["statement"], chances["denial"])
    assert np.array_equal(chances["statement"], chances["hypothetical"])
    assert (chances[None] > chances["deed"]).all()
    assert (chances[None] < chances["statement"]).all()


def test_a_principle_too_far_from_every_wording_is_not_decided(judge: LearnedJudge) -> None:
    unfit = judge.judge(_request([(0, 0), (1, 0), (2, 0)])).unfit
    assert unfit is not None
    assert unfit.tolist() == [False, False, True]


def test_a_narrow_principle_that_taught_is_far_from_the_facets_and_yet_known(
    judge: LearnedJudge,
) -> None:
    _, view = judge.raw_logits([NARROW, FAR], TEXTS)
    assert view.closeness[0] < 0.3
    assert view.nearest == pytest.approx([1.0, view.closeness[1]], abs=0.1)
    unfit = judge.judge(_request([(0, 0)], principles=[NARROW])).unfit
    assert unfit is not None
    assert not unfit[0]


def test_the_towers_are_asked_where_a_principle_is_far_from_every_facet(
    judge: LearnedJudge,
) -> None:
    states, view = judge.raw_logits([OPEN, FAR], TEXTS)
    pairs, not_deed = np.array([(0, 0), (1, 0)], dtype=np.intp), np.zeros(3)
    scales = replace(judge._scales, near=0.9, far=0.8, tower_share=0.0)
    louder = replace(scales, tower_direction_slope=9.0, tower_bears_bias=3.0)
    plain = mixed_chances(states, view, pairs, not_deed, scales)
    loud = mixed_chances(states, view, pairs, not_deed, louder)
    assert plain[0][0] == loud[0][0]
    assert plain[0][1] < loud[0][1]


def test_a_hidden_facet_is_never_chosen_by_the_mapping(judge: LearnedJudge) -> None:
    hidden = Principle(id="h", text=WORDINGS["kept_unseen"][0])
    _, view = judge.raw_logits([OPEN, hidden], TEXTS)
    assert view.weights[:, FACETS.index("kept_unseen")].tolist() == [0.0, 0.0]
    assert view.closeness[0] == pytest.approx(1.0, abs=1e-3)
    assert view.closeness[1] < 0.3


def test_a_card_that_names_its_facet_is_taken_at_its_word(judge: LearnedJudge) -> None:
    named = Principle(id="n", text=FAR.text, facet="press_freedom")
    states, view = judge.raw_logits([named, FAR], TEXTS)
    assert view.weights[0].tolist() == [float(facet == "press_freedom") for facet in FACETS]
    assert view.named.tolist() == [True, False]
    pairs, not_deed = np.array([(0, 0), (1, 0)], dtype=np.intp), np.zeros(3)
    one, other = (
        mixed_chances(states, view, pairs, not_deed, replace(judge._scales, named_share=share))[0]
        for share in (0.0, 0.9)
    )
    assert one[0] != other[0]
    assert one[1] == other[1]


@pytest.mark.parametrize("principles", [(OPEN,), ()])
@pytest.mark.parametrize("texts", [TEXTS, ()])
def test_no_pairs_give_an_empty_judgement(
    judge: LearnedJudge, principles: Sequence[Principle], texts: Sequence[str]
) -> None:
    found = judge.judge(_request([], principles=principles, texts=texts))
    assert found.logits.shape == (0, 3)
    assert found.unfit is not None
    assert found.unfit.shape == (0,)
    assert list(found.reasons or ()) == []


def test_the_recipe_names_the_weights_and_the_scales(folder: Path, judge: LearnedJudge) -> None:
    recipe = judge.recipe()
    files = read_json(folder / "manifest.json")["files"]
    assert isinstance(files, dict)
    assert recipe["weights_sha256"] == files["weights.safetensors"]["sha256"]
    assert recipe["scales"] == read_json(folder / "config.json")["scales"]
    assert (recipe["version"], recipe["encoder"]) == ("judge-1", "drawn-1")


@pytest.fixture
def shipped(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder that `load_learned` takes for the shipped one."""
    copy = tmp_path / "judge-1"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(learned, "shipped_folder", lambda kind, name: tmp_path / name)
    monkeypatch.setattr(learned, "load_encoder", DrawnEncoder)
    return copy


def test_the_folder_is_read_as_it_was_written(shipped: Path, judge: LearnedJudge) -> None:
    loaded = learned.load_learned()
    assert np.array_equal(loaded.judge(_request()).logits, judge.judge(_request()).logits)


def test_damaged_weights_are_refused_by_the_manifest(shipped: Path) -> None:
    path = shipped / "weights.safetensors"
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(bytes(damaged))
    with pytest.raises(ModelError, match=r"weights\.safetensors differs from manifest\.json"):
        learned.load_learned()


def test_scales_that_were_edited_are_refused_by_the_manifest(shipped: Path) -> None:
    config = read_json(shipped / "config.json")
    write_json(shipped / "config.json", {**config, "facets": list(reversed(FACETS))})
    with pytest.raises(ModelError, match=r"config\.json differs from manifest\.json"):
        learned.load_learned()


def test_weights_of_another_version_are_refused_rather_than_drawn_at_random(
    shipped: Path,
) -> None:
    """A part of the network that the file lacks once kept its random start, without a word."""
    from safetensors.numpy import load_file, save_file

    path = shipped / "weights.safetensors"
    stored = load_file(path)
    stored.pop("direction.weight")
    save_file(stored, path)
    write_manifest(shipped)
    with pytest.raises(ModelError, match=r"another version: it lacks \['direction\.weight'\]"):
        learned.load_learned().judge(_request())


@pytest.fixture(scope="module")
def with_reader(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with a joint reader that nobody has trained, which counts in full."""
    import torch

    from scorer.judges.joint_network import JointReader
    from scorer.training.assemble import stored_network, write_reader

    made = tmp_path_factory.mktemp("joint") / "judge-1"
    shutil.copytree(folder, made)
    torch.manual_seed(1)
    write_reader(made, JointReader(stored_network(made).encoder))
    config = read_json(made / "config.json")
    scales = {**config["scales"], "joint_floor": -1e9}  # type: ignore[dict-item]
    blend = {"joint_bears": 1.0, "joint_direction": 1.0}
    blends = {"named": blend, "near": blend, "far": blend}
    write_json(made / "config.json", {**config, "scales": scales, "blends": blends})
    return made


def test_a_pair_is_read_together_alike_whatever_stands_beside_it(with_reader: Path) -> None:
    judge = LearnedJudge(with_reader, DrawnEncoder())
    pairs = [(p, a) for p in range(3) for a in range(3)]
    whole = judge.judge(_request(pairs))
    for row, (p, a) in enumerate(pairs):
        alone = judge.judge(
            _request([(0, 0)], principles=[(OPEN, BLOCS, FAR)[p]], texts=[TEXTS[a]])
        )
        assert np.allclose(alone.logits[0], whole.logits[row], atol=1e-4)
    assert whole.reasons is not None
    assert all("read together it" in reason for reason in whole.reasons)


def test_the_joint_reading_is_averaged_over_the_wordings_of_a_principle(with_reader: Path) -> None:
    judge = LearnedJudge(with_reader, DrawnEncoder())
    pair = np.array([(0, 0)], dtype=np.intp)
    both = judge.joint_logits([BLOCS], TEXTS[:1], pair)
    single = [
        judge.joint_logits([Principle(id="one", text=text)], TEXTS[:1], pair)
        for text in BLOCS.all_wordings
    ]
    assert np.allclose(both, np.mean(single, axis=0), atol=1e-4)


def test_only_pairs_that_may_bear_are_read_together(with_reader: Path, judge: LearnedJudge) -> None:
    pairs = [(p, a) for p in range(3) for a in range(3)]
    apart = judge.judge(_request(pairs)).logits
    reading = LearnedJudge(with_reader, DrawnEncoder())
    bears = np.log(1 - np.exp(apart[:, 2])) - apart[:, 2]
    floor = float(np.median(bears))
    reading._scales = replace(reading._scales, joint_floor=floor)
    changed = ~np.isclose(reading.judge(_request(pairs)).logits, apart, atol=1e-6).all(axis=1)
    assert changed.tolist() == (bears >= floor).tolist()


def test_under_a_card_that_names_its_facet_the_first_reading_is_only_stretched(
    with_reader: Path,
) -> None:
    judge = LearnedJudge(with_reader, DrawnEncoder())
    named = Principle(id="n", text=FAR.text, facet="press_freedom")
    asked = _request([(0, 0), (0, 1)], principles=[named])
    plain = judge.judge(asked)
    assert plain.reasons is not None
    assert not any("read together" in reason for reason in plain.reasons)
    judge._blends = replace(judge._blends, named=Blend(bias=0.5, apart_bears=2.0))
    stretched = judge.judge(asked)
    one, other = (np.log(1 - np.exp(each.logits[:, 2])) - each.logits[:, 2]
                  for each in (plain, stretched))  # fmt: skip
    assert np.allclose(other, 0.5 + 2.0 * one)


def test_a_pair_that_is_asked_twice_is_read_together_once(with_reader: Path) -> None:
    judge = LearnedJudge(with_reader, DrawnEncoder())
    reader = judge._network().joint
    assert reader is not None
    read: list[int] = []
    reader._reader.register_forward_pre_hook(lambda module, words: read.append(len(words[0])))
    pairs = np.array([(0, 0), (0, 1), (1, 0), (0, 2)], dtype=np.intp)
    texts = [TEXTS[0], TEXTS[0], TEXTS[1]]
    found = reader.read([OPEN.text, OPEN.text], texts, pairs)
    assert read == [2]
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])
    assert not np.array_equal(found[0], found[3])
