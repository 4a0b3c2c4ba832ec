"""Tell whether an id has been before, in memory that does not grow."""

from hashlib import blake2b
from typing import Final

_BITS: Final = 1 << 27
_PLACES: Final = 5


class Seen:
    """A Bloom filter of 16 MB: never overlooks a repeated id, takes one in ten million for one.

    Up to a million ids; beyond that the share of wrong alarms rises slowly.
    """

    def __init__(self) -> None:
        self._bits = bytearray(_BITS >> 3)

    def add(self, identity: str) -> bool:
        """Remember an id; return whether it was there before."""
        digest = blake2b(identity.encode(errors="replace"), digest_size=4 * _PLACES).digest()
        known = True
        for start in range(0, 4 * _PLACES, 4):
            place = int.from_bytes(digest[start : start + 4], "little") % _BITS
            bit = 1 << (place & 7)
            known &= bool(self._bits[place >> 3] & bit)
            self._bits[place >> 3] |= bit
        return known
