"""From a name to an encoder."""

from scorer.encoders.cache import CachedEncoder
from scorer.encoders.protocol import Encoder
from scorer.settings import cache_folder


def load_encoder(name: str = "bundled", *, cached: bool = True) -> Encoder:
    """Load an encoder: `bundled`, a folder, or a model name that this machine already holds.

    Raises:
        ModelError: no such model here; the message says how to fetch it.
    """
    from scorer.encoders.bundled import load_bundled
    from scorer.encoders.by_name import load_by_name

    encoder = load_bundled() if name == "bundled" else load_by_name(name)
    if not cached:
        return encoder
    return CachedEncoder(encoder, cache_folder())
