"""Ask a language model about each pair; every answer is checked, kept, and asked for once."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from scorer.judges.llm.answer import Answer, InvalidAnswerError, read_answer
from scorer.judges.llm.client import SECONDS, ChatClient, NoAnswerError
from scorer.judges.llm.consent import Consent, Estimate, estimate_cost, require_consent
from scorer.judges.llm.endpoint import Endpoint, read_endpoint, read_key
from scorer.judges.llm.kept import KeptAnswers
from scorer.judges.llm.patience import Patience
from scorer.judges.llm.prompt import SEED, TEMPERATURE, Question, ask_about, prompt_hash
from scorer.judges.protocol import Judgement, JudgeRequest
from scorer.records import LABELS, Mode, fingerprint
from scorer.settings import cache_folder

FLOOR: Final = 0.001
"""No probability is taken to be smaller: a model that says 0 is never that sure."""
_READINGS: Final = 2


class LlmJudge:
    """One question a pair. Without a calibration its scores exclude no label."""

    def __init__(
        self,
        argument: str,
        *,
        consent: Consent | None = None,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = f"llm:{argument}"
        self._endpoint: Endpoint = read_endpoint(argument)
        self._consent = consent
        self._seconds = seconds
        self._sleep = sleep
        self._prompt = prompt_hash()
        self._answers = KeptAnswers(cache_folder() / "llm" / "answers.sqlite")

    def recipe(self) -> Mapping[str, object]:
        """Endpoint, model, hash of the prompt and what the sampling is told."""
        return {
            "name": self.name,
            "version": "1",
            "endpoint": self._endpoint.base,
            "model": self._endpoint.model,
            "prompt_sha256": self._prompt,
            "temperature": TEMPERATURE,
            "seed": SEED,
            "floor": FLOOR,
        }

    def estimate(self, request: JudgeRequest) -> Estimate:
        """Return what judging the request would send; nothing is sent."""
        _, known, unasked = self._sorted_out(request)
        return estimate_cost(self._endpoint, list(unasked.values()), kept=len(known))

    def judge(self, request: JudgeRequest) -> Judgement:
        """Judge every pair; one that gets no answer is unfit and says why.

        Raises:
            UsageError: text would leave the machine and nobody has agreed.
            ModelError: the endpoint is set up wrongly, is down, or never answers as asked. Answers
                so far are kept, and the same call goes on from there.
        """
        keys, known, unasked = self._sorted_out(request)
        failed = self._ask_all(unasked, known, len(known)) if unasked else {}
        outcomes = [
            _by_mode(request.modes[a]) or known.get(keys[p, a]) or failed[keys[p, a]]
            for p, a in request.pairs.tolist()
        ]
        return _judgement(outcomes)

    def _sorted_out(
        self, request: JudgeRequest
    ) -> tuple[dict[tuple[int, int], str], dict[str, Answer], dict[str, Question]]:
        """Return the key of each pair, the answers at hand, and the questions still to ask."""
        keys: dict[tuple[int, int], str] = {}
        questions: dict[str, Question] = {}
        for p, a in request.pairs.tolist():
            # What somebody has coded as no deed is decided; it costs nothing and stays here.
            if _by_mode(request.modes[a]) is None and (p, a) not in keys:
                question = ask_about(request.principles[p], request.texts[a])
                keys[p, a] = self._key(question)
                questions.setdefault(keys[p, a], question)
        known = self._answers.find(list(questions))
        return keys, known, {key: q for key, q in questions.items() if key not in known}

    def _key(self, question: Question) -> str:
        asked = {"endpoint": self._endpoint.base, "model": self._endpoint.model}
        return fingerprint({**asked, "prompt": self._prompt, "pair": question.key})

    def _ask_all(
        self, unasked: Mapping[str, Question], known: dict[str, Answer], kept: int
    ) -> dict[str, str]:
        """Ask, put answers into `known` and on disk; return why others have none."""
        estimate = estimate_cost(self._endpoint, list(unasked.values()), kept=kept)
        require_consent(self._endpoint, estimate, self._consent)
        key = read_key(self._endpoint)
        self._answers.prepare()
        failed: dict[str, str] = {}
        patience = Patience(self._endpoint.base, any_answer=bool(known))
        with ChatClient(self._endpoint, key, seconds=self._seconds, sleep=self._sleep) as client:
            for name, question in unasked.items():
                try:
                    answer = _ask(client, question)
                except NoAnswerError as why:
                    failed[name] = str(why)
                    patience.failed(question, why)
                else:
                    known[name] = answer
                    self._answers.keep(name, answer)
                    patience.answered()
        return failed


def _ask(client: ChatClient, question: Question) -> Answer:
    wrong = ""
    for _ in range(_READINGS):
        try:
            return read_answer(client.ask(question.message), question.code)
        except InvalidAnswerError as cause:
            wrong = str(cause)
    raise NoAnswerError(f"the model's answer is not usable: {wrong}")


def _by_mode(mode: Mode | None) -> Answer | None:
    if mode is None or mode == "deed":
        return None
    return Answer(probabilities=(0.0, 0.0, 1.0), reason=f"coded as {mode}, and only deeds count")


def _judgement(outcomes: Sequence[Answer | str]) -> Judgement:
    """Turn answers into logits; a text in the place of an answer is why there is none."""
    probabilities = np.full((len(outcomes), len(LABELS)), 1 / len(LABELS))
    for row, outcome in enumerate(outcomes):
        if isinstance(outcome, Answer):
            probabilities[row] = outcome.probabilities
    return Judgement(
        logits=np.log(np.maximum(probabilities, FLOOR)),
        reasons=[
            outcome.reason if isinstance(outcome, Answer) else f"not judged: {outcome}"
            for outcome in outcomes
        ],
        unfit=np.array([isinstance(outcome, str) for outcome in outcomes], dtype=np.bool_),
    )


def load_llm(argument: str) -> LlmJudge:
    """Load the judge for `<endpoint>#<model>`; nothing is sent until it judges.

    Raises:
        UsageError: the argument is not an address with a model.
    """
    return LlmJudge(argument)
