"""Texts to unit vectors, each encoder in a leaf of its own, chosen by name."""

from scorer.encoders.cache import CachedEncoder
from scorer.encoders.choose import load_encoder
from scorer.encoders.protocol import Encoder, Vectors

__all__ = ["CachedEncoder", "Encoder", "Vectors", "load_encoder"]
