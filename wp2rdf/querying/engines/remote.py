"""Queries on a remote endpoint, politely: with a name, a time limit, retries and a pause when it is asked for.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), by SPARQLWrapper.
"""

from __future__ import annotations

import hashlib
import time
import urllib.error
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph

from wp2rdf._version import __version__
from wp2rdf.errors import QueryError, QueryTimeoutError, UsageError
from wp2rdf.querying import results
from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.results import Answer, Table, Triples
from wp2rdf.querying.sparql.tree import Construct, Describe
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.nesting import checked
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.querying.sparql.tree import Query

AGENT = f"wp2rdf/{__version__} (SPARQL client)"
_RETRIED = {429, 502, 503, 504}
_LONGEST_PAUSE = 60.0
_SHORT = 2000


class Refusal(QueryError):  # noqa: N818 - what an endpoint does, not a fault of ours
    """An endpoint answered with an HTTP status that is no success.

    Attributes:
        status: the status; 0: no answer at all.
    """

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class RemoteEngine:
    """A SPARQL endpoint.

    Args:
        endpoint: its address.
        retries: how often a request is sent again after 429, 502, 503 or 504.
        cache: a folder where answers are kept; None: they are not.
        allowed: whether anything may leave this machine.
        told: given a line about every request.
        pause: sleeps; for tests.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        retries: int = 3,
        cache: Path | None = None,
        allowed: bool = True,
        told: Callable[[str], None] | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        if not endpoint.startswith(("http://", "https://")):
            raise UsageError(f"endpoint {endpoint!r} is not an http address")
        self.endpoint = endpoint
        self._retries = retries
        self._cache = cache
        self._allowed = allowed
        self._told = told or (lambda _line: None)
        self._pause = pause

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The answer to a query.

        Raises:
            QueryTimeoutError: the endpoint did not answer in time.
            Refusal: it answered with an error.
            QueryError: it cannot be reached, or what it answers is no SPARQL result.
        """
        asked = tree_of(query)
        text = write(asked)
        is_graph = isinstance(asked.form, Construct | Describe)
        kept = self._kept(text, is_graph=is_graph)
        if kept and kept.is_file():
            self._told(f"{self.endpoint}: from the cache, {kept}")
            return _read(kept.read_bytes(), self.endpoint, is_graph=is_graph)
        if not self._allowed:
            raise QueryError(f"{self.endpoint}: not asked, since nothing may leave this machine (--no-network)")
        content = self._asked(text, timeout, is_graph=is_graph)
        answer = _read(content, self.endpoint, is_graph=is_graph)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            with output.replacing(kept) as out:
                out.write(content)
        return answer

    def _kept(self, query: str, *, is_graph: bool) -> Path | None:
        if self._cache is None:
            return None
        stem = hashlib.sha256(f"{self.endpoint}\n{query}".encode()).hexdigest()
        return self._cache / f"{stem}.{'nt' if is_graph else 'json'}"

    def _asked(self, query: str, timeout: float | None, *, is_graph: bool) -> bytes:
        for attempt in range(self._retries + 1):
            shown = query if len(query) < _SHORT else f"{query[:_SHORT]}…"
            self._told(f"{self.endpoint}: {len(query.encode()):,} bytes\n{shown}")
            try:
                return self._once(query, timeout, is_graph=is_graph)
            except urllib.error.HTTPError as error:
                wait = _wait(error, attempt)
                if error.code not in _RETRIED or attempt == self._retries or wait > _LONGEST_PAUSE:
                    raise Refusal(f"{self.endpoint}: answers {error.code} {error.reason}", error.code) from error
                self._told(f"{self.endpoint}: answers {error.code}; again in {wait:g} s")
                self._pause(wait)
        raise QueryError(f"{self.endpoint}: gave up")

    def _once(self, query: str, timeout: float | None, *, is_graph: bool) -> bytes:
        import SPARQLWrapper  # noqa: PLC0415 - slow to load
        from SPARQLWrapper import SPARQLExceptions  # noqa: PLC0415 - the same

        wrapper = SPARQLWrapper.SPARQLWrapper(self.endpoint, agent=AGENT)
        wrapper.setMethod(SPARQLWrapper.POST)
        wrapper.setQuery(query)
        wrapper.queryType = SPARQLWrapper.CONSTRUCT if is_graph else SPARQLWrapper.SELECT  # not what a word makes it
        wrapper.setReturnFormat(SPARQLWrapper.N3 if is_graph else SPARQLWrapper.JSON)
        if is_graph:
            wrapper.setOnlyConneg(True)
            wrapper.addCustomHttpHeader("Accept", "application/n-triples, text/turtle;q=0.9")
        if timeout is not None:
            wrapper.setTimeout(max(1, int(timeout + 0.5)))
        try:
            content = cast("Any", wrapper.query().response).read()
        except urllib.error.HTTPError:
            raise
        except SPARQLExceptions.SPARQLWrapperException as error:
            status = {"QueryBadFormed": 400, "Unauthorized": 401, "EndPointNotFound": 404, "URITooLong": 414}
            code = status.get(type(error).__name__, 500)
            said = " ".join(str(error).split())[:300]
            raise Refusal(f"{self.endpoint}: answers {code}: {said}", code) from error
        except TimeoutError as error:
            raise QueryTimeoutError(f"{self.endpoint}: no answer in {timeout:g} s") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise QueryTimeoutError(f"{self.endpoint}: no answer in {timeout:g} s") from error
            raise QueryError(f"{self.endpoint}: cannot be reached: {reason}") from error
        return bytes(content)


def _wait(error: urllib.error.HTTPError, attempt: int) -> float:
    """Seconds to wait: what `Retry-After` says (RFC 9110, section 10.2.3), else twice as long each time."""
    said = error.headers.get("Retry-After", "") if error.headers else ""
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return float(2**attempt)


def _read(content: bytes, endpoint: str, *, is_graph: bool) -> Answer:
    try:
        if is_graph:
            turtle = pyoxigraph.RdfFormat.TURTLE
            quads = pyoxigraph.parse(checked(content, turtle), format=turtle)
            return Triples(list(dict.fromkeys(f"{quad.subject} {quad.predicate} {quad.object}" for quad in quads)))
        found: Table | bool = results.from_json(content)
    except (ValueError, SyntaxError) as error:
        said = " ".join(content.decode("utf-8", errors="replace").split())
        raise QueryError(f"{endpoint}: no SPARQL result: {said[-200:] or error}") from error
    return found
