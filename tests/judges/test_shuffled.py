from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorer.judges import Judgement, JudgeRequest
from scorer.judges.shuffled import ShuffledPrincipleJudge, derangement
from scorer.records import Principle


class PrincipleNumber:
    """A judge that only tells which principle it was shown."""

    name = "number"

    def recipe(self) -> Mapping[str, object]:
        return {"name": self.name}

    def judge(self, request: JudgeRequest) -> Judgement:
        shown = request.pairs[:, 0].astype(np.float64)
        return Judgement(logits=np.stack([shown, shown, shown], axis=1))


def _request(principles: list[Principle]) -> JudgeRequest:
    pairs = np.array([(p, 0) for p in range(len(principles))], dtype=np.intp)
    return JudgeRequest(principles=principles, texts=["[ACTOR] left."], modes=[None], pairs=pairs)


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12), st.integers(0, 5))
def test_no_principle_meets_itself(letters: list[str], seed: int) -> None:
    principles = [Principle(id=str(n), text=letter) for n, letter in enumerate(letters)]
    other = derangement(principles, seed=seed)
    if len(set(letters)) < 2:
        assert other is None
    else:
        assert other is not None
        assert all(letters[to] != letters[row] for row, to in enumerate(other))


def test_the_exchange_is_the_same_in_every_run() -> None:
    principles = [Principle(id=str(n), text=f"Principle {n}.") for n in range(9)]
    one, two = derangement(principles, seed=3), derangement(principles, seed=3)
    assert one is not None
    assert two is not None
    assert np.array_equal(one, two)


def test_two_wordings_of_one_facet_are_one_principle() -> None:
    principles = [
        Principle(id="1", text="One.", facet="openness"),
        Principle(id="2", text="Two.", facet="openness"),
        Principle(id="3", text="Three.", facet="no_blocs"),
    ]
    other = derangement(principles, seed=0)
    assert other is not None
    assert other.tolist() == [2, 2, 0]


def test_the_judge_within_is_shown_another_principle() -> None:
    principles = [Principle(id=str(n), text=f"Principle {n}.") for n in range(4)]
    judged = ShuffledPrincipleJudge(PrincipleNumber()).judge(_request(principles))
    assert sorted(judged.logits[:, 0].tolist()) == [0, 1, 2, 3]
    assert all(shown != row for row, shown in enumerate(judged.logits[:, 0]))
    assert judged.reasons is not None
    assert judged.reasons[0].startswith("as if under ")


def test_a_single_principle_leaves_nothing_to_exchange() -> None:
    request = _request([Principle(id="1", text="One.")])
    judged = ShuffledPrincipleJudge(PrincipleNumber()).judge(request)
    assert judged.unfit is not None
    assert judged.unfit.all()
