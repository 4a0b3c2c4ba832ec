"""The text of a file whose encoding nobody has told us."""

from pathlib import Path

from scorer.errors import DataError

_SAMPLE = 200_000


def read_text(path: Path) -> str:
    """Decode a file: UTF-8 or UTF-16 by its mark, UTF-8 if it is, else the most likely encoding.

    In a file that is UTF-8 but for some bytes, these bytes become lone surrogates, so that the
    rows that hold them can be named and the others stay whole.

    Raises:
        DataError: the file is not text in any known encoding.
    """
    raw = path.read_bytes()
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return raw.decode("utf-16")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        text = raw.decode("utf-8-sig", errors="surrogateescape")
        damaged = sum("\udc80" <= letter <= "\udcff" for letter in text)
        if damaged <= sum(not letter.isascii() for letter in text) - damaged:
            return text
        return _guess(path, raw, cause)


def _guess(path: Path, raw: bytes, cause: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes

    guess = from_bytes(raw[:_SAMPLE]).best()
    if guess is None:
        raise DataError(f"{path} is not text in any known encoding; save it as UTF-8") from cause
    return raw.decode(guess.encoding, errors="replace")
