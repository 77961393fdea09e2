"""How a server runs: what it serves, where, and within which limits."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.rdf import iri

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20

LEAST_MEMORY = 200_000_000
"""Bytes that the process of a query has at least; a good part of them before the first query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a server is told.

    Attributes:
        store: the Oxigraph store that is served, opened for reading only.
        host: the address that is listened on.
        port: the port; 0: any free one.
        base_url: the address that the world knows the server by, without a slash at its end; empty: host and port.
        seconds: a query is ended after this time.
        rows: rows of an answer, or triples, at most.
        size: bytes of an answer, at most.
        memory: bytes that the process of a query may have, at most.
        queries: queries of the endpoint that run at a time.
        waiting: queries that wait for their turn, at most.
        kept: bytes of answers that are kept for whoever asks again, at most; 0: none.
        query_length: characters of a query, at most.
        services: the endpoints that SERVICE may name.
        metrics: whether `/metrics` is served.
        drawings: a folder, a zip archive or a file with the drawings of the pathways; None: there are none.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8080
    base_url: str = ""
    seconds: float = 60
    rows: int = 1_000_000
    size: int = 100 * MIB
    memory: int = 1024 * MIB
    queries: int = max(2, os.cpu_count() or 2)
    waiting: int = 100
    kept: int = 64 * MIB
    query_length: int = 100_000
    services: frozenset[str] = frozenset()
    metrics: bool = False
    drawings: Path | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot be.

        Raises:
            UsageError: a limit is less than 1, or an address is none.
        """
        for name in ("seconds", "rows", "size", "memory", "queries", "query_length"):
            if not 0 < getattr(self, name) < math.inf:
                raise UsageError(f"{name.replace('_', ' ')} must be more than 0, not {getattr(self, name):g}")
        if self.memory < LEAST_MEMORY:
            raise UsageError(f"the process of a query needs {LEAST_MEMORY // 1_000_000} MB of memory or more")
        if not 0 <= self.port < 2**16:
            raise UsageError(f"port must be 0 to 65535, not {self.port}")
        for name in ("waiting", "kept"):
            if getattr(self, name) < 0:
                raise UsageError(f"{name} must be 0 or more, not {getattr(self, name)}")
        for address in (*self.services, *([self.base_url] if self.base_url else [])):
            if iri.url(address) is None or not address.startswith(("http://", "https://")):
                raise UsageError(f"{address!r} is not an http address")
        if "?" in self.base_url or "#" in self.base_url:
            raise UsageError(f"{self.base_url!r} has more than a host and a path; other addresses begin with it")

    @property
    def local(self) -> str:
        """The address on this machine, without a slash at its end."""
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The address that the world knows the server by, without a slash at its end."""
        return self.base_url.rstrip("/") or self.local

    @property
    def endpoint(self) -> str:
        """The address of the SPARQL endpoint."""
        return f"{self.url}/sparql"
