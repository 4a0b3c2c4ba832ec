"""A cross-encoder has to know plain pairs, whatever order its config gives the labels."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scorer.errors import ModelError
from scorer.judges import JudgeRequest
from scorer.judges.cross_encoder import label_order
from scorer.judges.known_pairs import KNOWN_PAIRS, RELATIONS, check_known_pairs
from scorer.judges.nli import combined, hypotheses, load_nli, premise
from scorer.records import Principle

REQUEST = JudgeRequest(
    principles=[
        Principle(id="t", text="No blocs."),
        Principle(id="p", text="Open.", upholding="Opens the river.", violating="Closes schools."),
    ],
    texts=["[ACTOR] closed all schools.", "[ACTOR] crossed the river at dawn."],
    modes=[None, None],
    pairs=np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.intp),
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A BERT of two small layers with the words of the known pairs, its weights random."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    words = {
        word
        for one, two, _ in KNOWN_PAIRS
        for word in f"{one} {two}".lower().replace(".", " .").split()
    }
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(words)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    tokenizer = BertTokenizerFast(vocab=str(folder / "vocab.txt"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        num_labels=3,
        id2label=dict(enumerate(RELATIONS)),
        label2id={name: row for row, name in enumerate(RELATIONS)},
    )
    return BertForSequenceClassification(config), tokenizer


@pytest.fixture(scope="module")
def fitted(tiny: Any) -> Any:
    """The same model after it has learnt the known pairs by heart."""
    from copy import deepcopy

    import torch

    model, tokenizer = deepcopy(tiny[0]), tiny[1]
    tokens = tokenizer(
        [one for one, _, _ in KNOWN_PAIRS],
        [two for _, two, _ in KNOWN_PAIRS],
        padding=True,
        return_tensors="pt",
    )
    truth = torch.tensor([RELATIONS.index(relation) for _, _, relation in KNOWN_PAIRS])
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    model.train()
    for _ in range(120):
        loss = model(**tokens, labels=truth).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if float(loss.detach()) < 0.01:
            break
    return model, tokenizer


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that stores a model with its outputs in another order."""

    def save(model: Any, tokenizer: Any, order: tuple[int, ...], *, tell: bool = True) -> Path:
        from copy import deepcopy

        import torch

        permuted = deepcopy(model)
        with torch.no_grad():
            permuted.classifier.weight.copy_(model.classifier.weight[list(order)])
            permuted.classifier.bias.copy_(model.classifier.bias[list(order)])
        if tell:
            permuted.config.id2label = {row: RELATIONS[old] for row, old in enumerate(order)}
            permuted.config.label2id = {RELATIONS[old]: row for row, old in enumerate(order)}
        folder = tmp_path / "".join(map(str, order))
        permuted.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return folder

    return save


def test_random_weights_are_refused_with_what_they_got_wrong(tiny: Any, saved: Any) -> None:
    folder = saved(*tiny, (0, 1, 2))
    with pytest.raises(ModelError, match=r"known pairs right.*Wrong, for example"):
        load_nli(str(folder))


def test_a_model_that_knows_the_pairs_judges_alike_in_every_label_order(
    fitted: Any, saved: Any
) -> None:
    judged = [
        load_nli(str(saved(*fitted, order))).judge(REQUEST) for order in permutations(range(3))
    ]
    assert judged[0].logits.shape == (4, 3)
    for other in judged[1:]:
        np.testing.assert_allclose(other.logits, judged[0].logits, atol=1e-4)
        assert other.reasons == judged[0].reasons


def test_outputs_in_another_order_than_the_config_says_are_refused(fitted: Any, saved: Any) -> None:
    folder = saved(*fitted, (2, 0, 1), tell=False)
    with pytest.raises(ModelError, match="id2label"):
        load_nli(str(folder))


def test_weights_that_are_not_safetensors_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80")
    with pytest.raises(ModelError, match="safetensors"):
        load_nli(str(tmp_path))


def test_a_folder_that_is_no_model_says_so(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"")
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "nothing"}))
    with pytest.raises(ModelError, match="not a sequence classification model"):
        load_nli(str(tmp_path))


def test_a_name_that_is_not_here_is_never_downloaded() -> None:
    with pytest.raises(ModelError, match="hf download nobody/no-such-model"):
        load_nli("nobody/no-such-model")


@pytest.mark.parametrize(
    "names",
    [
        {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
        {0: "entailment", 1: "not_entailment"},
        {0: "entailment", 1: "entailment", 2: "neutral"},
    ],
)
def test_label_names_that_do_not_tell_are_refused(names: dict[int, str]) -> None:
    with pytest.raises(ModelError, match="entailment, neutral and contradiction"):
        label_order(names, "some-model")


def test_label_names_are_read_whatever_their_case_and_form() -> None:
    names = {0: "CONTRADICTION", 1: "Entails", 2: "neutral"}
    assert label_order(names, "some-model") == [1, 2, 0]


def test_known_pairs_are_balanced_and_enough() -> None:
    counts = [sum(pair[2] == relation for pair in KNOWN_PAIRS) for relation in RELATIONS]
    assert len(KNOWN_PAIRS) >= 12
    assert len(set(counts)) == 1


def test_a_model_that_knows_only_two_relations_is_refused() -> None:
    logits = np.array(
        [[r == "entailment", False, r != "entailment"] for _, _, r in KNOWN_PAIRS], dtype=float
    )
    with pytest.raises(ModelError, match="neutral 0%"):
        check_known_pairs("half", logits)


def test_entailing_the_violating_pole_contradicts() -> None:
    sure, unsure = np.log([[0.9, 0.05, 0.05]]), np.log([[0.05, 0.05, 0.9]])
    assert combined(unsure, sure)[0].argmax() == 0
    assert combined(sure, unsure)[0].argmax() == 1
    neutral = np.log([[0.05, 0.9, 0.05]])
    assert combined(neutral, neutral)[0].argmax() == 2


def test_hypotheses_come_from_the_poles_or_from_a_template() -> None:
    assert hypotheses(REQUEST.principles[1]) == (
        "The actor opens the river.",
        "The actor closes schools.",
    )
    assert hypotheses(REQUEST.principles[0])[1] == (
        "This action violates the principle that no blocs."
    )
    assert premise("[ACTOR] left.") == "The actor left."
