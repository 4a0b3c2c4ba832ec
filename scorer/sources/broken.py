"""What libraries raise at a damaged file; gathered once, since each has a dozen of its own."""

import lzma
import struct
import zlib
from typing import Final
from zipfile import BadZipFile

BROKEN: Final[tuple[type[Exception], ...]] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    BufferError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,  # RecursionError and NotImplementedError among them
    SyntaxError,  # ElementTree's ParseError
    TypeError,
    ValueError,  # UnicodeError and JSONDecodeError among them
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
