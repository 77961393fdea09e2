"""The line before the slots in which queries run: first come, first served, and of bounded length."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wp2rdf.server.refusals import Busy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_SAID = "too many queries wait: try again later"


@dataclass(slots=True)
class Line:
    """A waiting line before some slots.

    Attributes:
        slots: how many may run at a time.
        longest: how many may wait.
        running: how many run.
        waiting: those that wait.
    """

    slots: int
    longest: int
    running: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)

    @asynccontextmanager
    async def turn(self, patience: float) -> AsyncIterator[None]:
        """Waits for a slot, and holds it.

        Args:
            patience: seconds to wait at most.

        Raises:
            Busy: the line is full, or does not move.
        """
        if self.running < self.slots:
            self.running += 1
        elif len(self.waiting) >= self.longest:
            raise Busy(_SAID)
        else:
            await self._wait(patience)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, patience: float) -> None:
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(called)
        try:
            async with asyncio.timeout(patience):
                await called
        except BaseException as error:
            if called.done() and not called.cancelled():
                self._leave()  # the slot came at the same moment
            else:
                with suppress(ValueError):
                    self.waiting.remove(called)
            if isinstance(error, TimeoutError):
                raise Busy(_SAID) from error
            raise

    def _leave(self) -> None:
        while self.waiting:
            called = self.waiting.popleft()
            if not called.done():
                called.set_result(None)  # the slot goes on to the next
                return
        self.running -= 1
