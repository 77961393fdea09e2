"""Locks: on an output, so that two runs do not write one thing; on what is half written, so that it is left alone."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from wp2rdf.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # no such locks on Windows: there, nobody is kept out
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(target: Path) -> Iterator[None]:
    """Keeps other runs from writing `target`; the system gives the lock back however this process ends.

    A hidden file beside the target holds the lock, and is gone afterwards.

    Raises:
        OutputError: another run has the lock.
        OSError: the file cannot be made.
    """
    path = target.with_name(f".{target.name}.lock")
    descriptor = _taken(path, target)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)  # before it is given back: who waits for it looks whether it is still there
        os.close(descriptor)


def leftovers(target: Path) -> list[Path]:
    """What killed runs left beside a target: files and folders that were to take its place.

    Only with the lock is it sure that nobody is still using them.
    """
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.(?:tmp|old)")
    return [path for path in sorted(target.parent.iterdir()) if ours.fullmatch(path.name)]


def held(path: Path, descriptor: int) -> bool:
    """Locks a file or folder that this process has just made, until its descriptor is closed.

    Returns:
        Whether it could: if not, another process has taken it for abandoned, and removes it.
    """
    return _is_taken(descriptor) and path.exists()


def remove_abandoned(paths: Iterable[Path]) -> None:
    """Removes those files and folders that the process that made them, and held them, has left behind.

    The system gives back the locks of a process that ends, however it ends.
    """
    for path in paths if fcntl else ():
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            continue
        if _is_taken(descriptor):
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        os.close(descriptor)


def _is_taken(descriptor: int) -> bool:
    """Whether nobody else had the lock, so that now we have it."""
    if fcntl:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _taken(path: Path, target: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            if fcntl:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return descriptor
        except BlockingIOError:
            os.close(descriptor)
            raise OutputError(f"{target}: another run is writing it; try again when it has ended") from None
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder has just removed it
