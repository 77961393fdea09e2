"""Where bytes go: standard output, a file that is replaced as a whole, a compressed file."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from wp2rdf.errors import OutputError
from wp2rdf.writing import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` when all went well; until then `path` stays as it was.

    It is written beside `path` and renamed; its name tells whether it is compressed (`.gz`, with neither name nor time
    inside; `.zst`). What is not a regular file (a pipe, a device) is written to directly.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise OutputError(f"{path}: cannot be written: is a folder")
            with path.open("wb") as file, _compressing(file, path) as out:
                yield out
            return
        path = Path(os.path.realpath(path))  # a loop of links is an OSError when it is opened
        lock.remove_abandoned(lock.leftovers(path))
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
        with _beside(path, lambda beside: os.open(beside, _NEW, mode), Path.unlink) as (beside, descriptor):
            with os.fdopen(descriptor, "wb", buffering=2**18, closefd=False) as whole:
                with _compressing(whole, path) as out:
                    yield out
                whole.flush()
                os.fsync(whole.fileno())
            beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextmanager
def replacing_in(folder: Path) -> Iterator[Path]:
    """A folder to fill with files that take their places in `folder` when all went well; until then it stays as it was.

    Raises:
        OutputError: it cannot be written.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        lock.remove_abandoned(lock.leftovers(folder / "files"))
        with _beside(folder / "files", _new_folder, partial(shutil.rmtree, ignore_errors=True)) as (beside, _):
            yield beside
            for file in sorted(beside.iterdir()):
                file.replace(folder / file.name)
            is_new = False
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    finally:
        if is_new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def _beside(target: Path, make: Callable[[Path], int], remove: Callable[[Path], object]) -> Iterator[tuple[Path, int]]:
    """Something that is made beside a target, and its descriptor; it is gone in the end.

    It is held meanwhile, so that no other run takes it for abandoned.
    """
    is_held = False
    while not is_held:
        beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
        descriptor = None
        try:  # from here on, so that a signal finds nothing that is not taken away
            descriptor = make(beside)
            is_held = lock.held(beside, descriptor)
            if is_held:
                yield beside, descriptor
        finally:
            with suppress(FileNotFoundError):
                remove(beside)
            if descriptor is not None:
                os.close(descriptor)


def _new_folder(path: Path) -> int:
    path.mkdir()
    return os.open(path, os.O_RDONLY)


@contextmanager
def _compressing(file: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    match path.suffix.lower():
        case ".gz":
            import gzip  # noqa: PLC0415 - most commands compress nothing

            with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as out:
                yield cast("BinaryIO", out)
        case ".zst":
            import zstandard  # noqa: PLC0415 - the same

            with zstandard.ZstdCompressor(level=6).stream_writer(file, closefd=False) as out:
                yield cast("BinaryIO", out)
        case _:
            yield file


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output as bytes.

    Raises:
        OutputError: it cannot be written, except that a reader that has gone away is a `BrokenPipeError`.
    """
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: cannot be written: {error.strerror or error}") from error
