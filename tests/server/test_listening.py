"""The port that the server listens on."""

from __future__ import annotations

import asyncio
import socket

from tests.waiting import PATIENCE
from wp2rdf.server.listening import port


def test_a_connection_that_is_kept_does_not_wait_for_acknowledgements() -> None:
    """Without TCP_NODELAY each further answer on a connection comes 40 ms later (RFC 896 with RFC 1122, 4.2.3.2)."""

    async def accepted() -> int:
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            found.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        taken = port("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=taken):
            _, writer = await asyncio.open_connection(*taken.getsockname()[:2])
            writer.close()
            return await asyncio.wait_for(found, PATIENCE)

    assert asyncio.run(accepted()) != 0
