"""Files compressed with Zstandard (RFC 8878), read so that one which was cut is told."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

import zstandard

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE = 2**17


class Frames(io.RawIOBase):
    """The content of all frames of a file, one after the other.

    The stream reader of the library ends without a word where the file ends, be it in the middle of a frame.

    Args:
        file: the compressed bytes.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._is_begun = False
        self._ready = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fills a buffer with what comes next; 0 at the end.

        Raises:
            EOFError: the file ends within a frame.
            zstandard.ZstdError: it is no such file.
        """
        target = memoryview(buffer).cast("B")
        while not self._ready:
            packed = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
                self._is_begun = False
            packed = packed or self._file.read(_PIECE)
            if not packed:
                if self._is_begun:
                    raise EOFError("Compressed file ended before the end of a frame")
                return 0
            self._is_begun = True
            self._ready = self._frame.decompress(packed)
        size = min(len(target), len(self._ready))
        target[:size], self._ready = self._ready[:size], self._ready[size:]
        return size
