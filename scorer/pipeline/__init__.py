"""The one room that knows every stage: from principles and actions to a run on disk."""

from scorer.pipeline.run_folder import Run, read_run
from scorer.pipeline.score_run import RunResult, score_run
from scorer.pipeline.single import judge_texts

__all__ = ["Run", "RunResult", "judge_texts", "read_run", "score_run"]
