"""A calibration as a JSON file."""

from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from scorer.calibration.calibration import Calibration
from scorer.errors import ModelError
from scorer.storage import read_json, write_json


class _Stored(BaseModel):
    model_config = ConfigDict(extra="forbid")

    slope: FiniteFloat
    bias: tuple[FiniteFloat, FiniteFloat, FiniteFloat]
    draws: list[tuple[FiniteFloat, FiniteFloat, FiniteFloat, FiniteFloat]]
    threshold: Annotated[float, Field(ge=0.0, le=1.0)]
    fitted_on: str
    judge: dict[str, object] = {}


def write_calibration(path: Path, calibration: Calibration) -> None:
    """Write a calibration, numbers rounded to six digits."""
    write_json(
        path,
        {
            "slope": round(calibration.slope, 6),
            "bias": [round(float(value), 6) for value in calibration.bias],
            "draws": [[round(float(value), 6) for value in row] for row in calibration.draws],
            "threshold": round(calibration.threshold, 6),
            "fitted_on": calibration.fitted_on,
            **({"judge": dict(calibration.judge)} if calibration.judge else {}),
        },
    )


def read_calibration(path: Path) -> Calibration:
    """Read a calibration.

    Raises:
        ModelError: the file is not a calibration.
    """
    try:
        stored = _Stored.model_validate(read_json(path))
    except ValidationError as cause:
        raise ModelError(f"{path} is not a calibration: {cause}") from cause
    return Calibration(
        slope=stored.slope,
        bias=np.array(stored.bias),
        draws=np.array(stored.draws, dtype=np.float64).reshape(-1, 4),
        threshold=stored.threshold,
        fitted_on=stored.fitted_on,
        judge=stored.judge,
    )
