"""Letters from bytes of unknown, mixed or damaged encoding."""

import re
from typing import Final

_SAMPLE: Final = 64_000
_OTHER_SCRIPTS: Final = ("cp1251", "koi8_r", "cp1256", "cp1253", "gb18030", "shift_jis", "euc_kr")
DAMAGED: Final = re.compile("[\x00\ud800-\udfff]")
"""NUL, and the lone surrogates that bytes without a letter become while a file is read."""

_LONE: Final = re.compile("[\udc80-\udcff]")


def mark_encoding(head: bytes) -> str:
    """Return the encoding that the first bytes announce, UTF-8 where they announce none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig"


def legacy_encoding(sample: bytes) -> str:
    """Guess the encoding of bytes that are no UTF-8: cp1252, unless another script is evident."""
    from charset_normalizer import from_bytes

    guess = from_bytes(sample[:_SAMPLE], cp_isolation=["cp1252", *_OTHER_SCRIPTS]).best()
    return guess.encoding if guess and guess.encoding in _OTHER_SCRIPTS else "cp1252"


def mended(line: str, legacy: str | None) -> str:
    """Decode a line again that is not UTF-8; a line with some wrong bytes keeps its surrogates.

    Args:
        line: text read as UTF-8 with `surrogateescape`.
        legacy: the encoding to use, None to guess it from the line alone.
    """
    wrong = len(_LONE.findall(line))
    if not wrong or wrong <= sum(not letter.isascii() for letter in line) - wrong:
        return line
    raw = line.encode("utf-8", errors="surrogateescape")
    return raw.decode(legacy or legacy_encoding(raw), errors="replace")


def decoded(raw: bytes) -> str:
    """Decode a whole text; letters that cannot be read become U+FFFD."""
    encoding = mark_encoding(raw)
    if encoding == "utf-16":
        return raw.decode(encoding, errors="replace")
    text = raw.decode("utf-8-sig", errors="surrogateescape")
    if _LONE.search(text):
        text = mended(text, None)
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text)
