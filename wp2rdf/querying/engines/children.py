"""A process that can be ended: for queries with a time limit on engines that have none."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING, Any, cast

from wp2rdf.errors import QueryError, QueryTimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from wp2rdf.querying.results import Answer


def in_child(act: Callable[[], Answer], timeout: float) -> Answer:
    """What a function gives in a forked process, which is killed when time is up.

    Args:
        act: the function.
        timeout: seconds.

    Raises:
        QueryTimeoutError: it took longer.
        QueryError: it raised one, or the process died.
    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(act, sender), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(timeout):
            raise QueryTimeoutError(f"the query took longer than {timeout:g} s and was ended")
        kind, content = receiver.recv()
    except EOFError as error:
        raise QueryError("the process of the query died") from error
    finally:
        child.kill()
        child.join()
        receiver.close()
    if kind == "error":
        raise QueryError(str(content))
    return cast("Answer", content)


def _send(act: Callable[[], Answer], sender: Connection[Any, Any]) -> None:
    try:
        sender.send(("answer", act()))
    except QueryError as error:
        sender.send(("error", str(error)))
    finally:
        sender.close()
        os._exit(0)
