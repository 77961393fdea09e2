"""Clients that go away: nobody waits for the answer any more, so the work on it ends, whatever the route."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

GONE = 499
"""The status in the log when the client went away before its answer, as nginx has it."""

_GRACE = 0.5
"""Seconds that the work may still take when nobody waits for it: to end the process of a query costs more than that."""

_SHORT = 0.05
"""Seconds for which nobody looks whether a client goes away."""

_LEFT: ContextVar[asyncio.Event] = ContextVar("left")
"""Set when the client of the request that is worked on went away."""

_EMPTY: Message = {"type": "http.request", "body": b"", "more_body": False}


def check_somebody_waits() -> None:
    """Ends the work on a request whose turn has come, if its client is no longer there.

    Raises:
        ClientDisconnect: it went away while it waited.
    """
    left = _LEFT.get(None)
    if left is not None and left.is_set():
        raise ClientDisconnect


class Departure:
    """Cancels the work on a request when its client goes away.

    What is cancelled leaves the waiting line, and the query that runs for it is ended. A body counts with POST only.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on; returns without an answer if its client went away."""
        work = asyncio.current_task()
        if scope["type"] != "http" or work is None:
            await self._app(scope, receive, send)
            return
        whole, gone, cancelled = asyncio.Event(), asyncio.Event(), False
        has_body = scope["method"] == "POST"

        async def hearing() -> Message:
            """What the application receives: the body, then that the client went away, which the watch hears."""
            if whole.is_set():
                await gone.wait()
                return {"type": "http.disconnect"}
            message = await receive() if has_body else _EMPTY
            if not message.get("more_body", False):
                whole.set()
            return message

        async def watch() -> None:
            nonlocal cancelled
            if has_body:
                await whole.wait()
            while (await receive())["type"] != "http.disconnect":
                pass
            gone.set()
            await asyncio.sleep(_GRACE)
            cancelled = True
            work.cancel()

        watching: asyncio.Task[None] | None = None

        def begin() -> None:
            nonlocal watching
            watching = asyncio.create_task(watch())

        token = _LEFT.set(gone)
        beginning = asyncio.get_running_loop().call_later(_SHORT, begin)
        try:
            await self._app(scope, hearing, send)
        except ClientDisconnect:
            pass  # it went away before its body was there, or before its turn came
        except asyncio.CancelledError:
            if not cancelled or work.uncancel() > 0:
                raise
        finally:
            _LEFT.reset(token)
            beginning.cancel()
            if watching is not None:
                watching.cancel()
