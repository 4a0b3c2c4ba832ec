"""Any sentence-transformers model by folder, or by a name that is already on this machine."""

import hashlib
from pathlib import Path

from scorer.encoders.sentence import SentenceEncoder
from scorer.errors import ModelError
from scorer.storage import file_sha256


def load_by_name(name: str) -> SentenceEncoder:
    """Load a model from a folder or from the local hub cache; nothing is ever downloaded.

    Raises:
        ModelError: there is no such folder, and the hub cache does not hold the name.
    """
    folder = Path(name)
    if not folder.is_dir():
        folder = _cached_folder(name)
    return SentenceEncoder(folder, name=name, fingerprint=_weights_hash(folder))


def _cached_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError) as cause:
        raise ModelError(
            f"encoder {name!r} is neither a folder nor in the local model cache. scorer downloads "
            f"nothing unasked; fetch it yourself first: hf download {name}"
        ) from cause


def _weights_hash(folder: Path) -> str:
    files = sorted(p for p in folder.rglob("*") if p.suffix in {".safetensors", ".json", ".txt"})
    if not any(p.suffix == ".safetensors" for p in files):
        raise ModelError(f"{folder} holds no .safetensors weights; other formats are not loaded")
    parts = [f"{p.relative_to(folder)}={file_sha256(p)}" for p in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
