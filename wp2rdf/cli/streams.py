"""Standard streams that were closed, or cannot be written."""

from __future__ import annotations

import errno
import os
import sys

_OF_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def open_closed() -> None:
    """Opens what was closed when the program started, so that no file takes its number.

    Nothing is read from standard input then, and what goes to standard error is lost; writing to standard output fails,
    as it does elsewhere: a result must not be lost unseen.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            descriptor = os.open(os.devnull, flags)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="backslashreplace", closefd=False))


def has_failed(error: OSError) -> bool:
    """Whether an error is of standard output; everything else that is read or written has errors that say what."""
    return error.filename is None and error.errno in _OF_WRITING


def settle() -> None:
    """Lets what could not be written to standard output go, so that it is not tried again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        give_up()


def give_up() -> None:
    """Lets nothing more be said on standard output, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
