"""Queries on a remote endpoint, politely: with a name, a time limit, retries and a pause when it is asked for."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wp2rdf.errors import QueryError, UsageError, one_line
from wp2rdf.querying.engines import sending
from wp2rdf.querying.engines.protocol import Given
from wp2rdf.querying.engines.replies import answer_in, cut, is_xml
from wp2rdf.querying.engines.written import tree_of
from wp2rdf.querying.results import Triples
from wp2rdf.querying.sparql import readonly
from wp2rdf.querying.sparql.tree import As, Construct, Iri, Literal, Select, Variable
from wp2rdf.querying.sparql.writer import write
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wp2rdf.querying.engines.sending import Reply
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.readonly import Form
    from wp2rdf.querying.sparql.tree import Query

_RETRIED = {429, 502, 503, 504}
_LONGEST_PAUSE = 60.0
_SHORT = 2000
_SAID = 300
_GRACE = 3.0
"""Seconds that a Virtuoso gets, on top of the time limit, to send what it has: it looks at the clock now and then."""
_PROBE = 0.25
"""The part of a time limit that seeing whether it is a Virtuoso may take: a slow page must not cost the answer."""
_LEAST = 1000
"""Milliseconds: Virtuoso passes over less."""


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

    Attributes:
        endpoint: its address.

    Args:
        endpoint: its address.
        retries: how often a request is sent again after 429, 502, 503 or 504.
        cache: a folder where whole answers are kept; None: they are not.
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
        if not _is_address(endpoint):
            raise UsageError(f"endpoint {endpoint!r} is not an http address")
        if "@" in urlsplit(endpoint).netloc:
            raise UsageError(f"endpoint {endpoint}: holds a user or a password; endpoints are asked without")
        self.endpoint = endpoint
        self._retries = retries
        self._cache = cache
        self._allowed = allowed
        self._told = told or (lambda _line: None)
        self._pause = pause
        self._is_virtuoso: bool | None = None

    def answer(self, query: Query | str, *, timeout: float | None = None) -> Answer:
        """The whole answer to a query.

        Raises:
            QueryTimeoutError: the endpoint did not answer in time.
            Refusal: it answered with an error.
            QueryError: it cannot be reached, what it answers is no SPARQL result, or only a part of one.
        """
        given = self.given(query, timeout=timeout)
        if given.missing:
            raise QueryError(given.missing)
        return given.answer

    def given(self, query: Query | str, *, timeout: float | None = None) -> Given:
        """The answer to a query, or the part of it that the endpoint gives, if it says so.

        Args:
            query: its tree, or strict SPARQL 1.1; it is sent without comments.
            timeout: seconds for each request; a Virtuoso is told, and gives what it has by then.

        Raises:
            QueryTimeoutError: the endpoint did not answer in time.
            Refusal: it answered with an error.
            QueryError: it cannot be reached, or what it answers is no SPARQL result.
        """
        asked = tree_of(query)
        text = write(asked)
        form = readonly.form(asked)
        kept = self._kept(text)
        for media_type, path in kept.items():
            if path.is_file():
                self._told(f"{self.endpoint}: from the cache, {path}")
                return Given(answer_in(path.read_bytes(), media_type, form, self.endpoint))
        if not self._allowed:
            raise QueryError(f"{self.endpoint}: not asked, since nothing may leave this machine (--no-network)")
        reply = self._asked(text, form, timeout)
        media_type = reply.headers.get("content-type", "")
        found = answer_in(reply.body, media_type, form, self.endpoint)
        missing = cut(reply, found, asked.form.limit) or self._cut_triples(asked, reply, timeout)
        if missing:
            return Given(found, f"{self.endpoint}: {missing}")
        if kept:
            path = kept["nt" if isinstance(found, Triples) else "xml" if is_xml(media_type) else "json"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with output.replacing(path) as out:
                out.write(reply.body)
        return Given(found)

    def _kept(self, query: str) -> dict[str, Path]:
        """The files that an answer may be kept in, by what they hold; none without a cache."""
        if self._cache is None:
            return {}
        stem = hashlib.sha256(f"{self.endpoint}\n{query}".encode()).hexdigest()
        return {kind: self._cache / f"{stem}.{kind}" for kind in ("json", "nt", "xml")}

    def _asked(self, query: str, form: Form, timeout: float | None) -> Reply:
        """A reply with an answer.

        Raises:
            Refusal: there is none.
        """
        parameters: dict[str, str] = {}
        waits = timeout
        began = time.monotonic()
        if timeout is not None and self._knows_timeout(timeout * _PROBE):
            parameters["timeout"] = str(max(_LEAST, round(timeout * 1000)))
            waits = max(timeout, _LEAST / 1000) + _GRACE
        attempt = 0
        while True:
            shown = query if len(query) < _SHORT else f"{query[:_SHORT]}…"
            self._told(f"{self.endpoint}: {len(query.encode()):,} bytes\n{shown}")
            reply = sending.send(self.endpoint, query, form, timeout=waits, parameters=parameters, began=began)
            if 200 <= reply.status < 300:  # noqa: PLR2004 - RFC 9110, section 15.3
                return reply
            wait = _wait(reply, attempt)
            if reply.status not in _RETRIED or attempt == self._retries or wait > _LONGEST_PAUSE:
                said = one_line(reply.body.decode("utf-8", errors="replace"))[:_SAID]
                shown = f"{reply.status} {reply.reason}" + (f": {said}" if said and "<" not in said[:1] else "")
                raise Refusal(f"{self.endpoint}: answers {shown}", reply.status)
            self._told(f"{self.endpoint}: answers {reply.status}; again in {wait:g} s")
            self._pause(wait)
            attempt += 1
            began = time.monotonic()

    def _knows_timeout(self, timeout: float) -> bool:
        """Whether it is a Virtuoso, by the name of the server or of its page."""
        if self._is_virtuoso is None:
            self._told(f"{self.endpoint}: GET, to see whether it takes a time limit")
            try:
                reply = sending.page(self.endpoint, timeout=timeout)
                said = reply.headers.get("server", "") + reply.body.decode("utf-8", errors="replace")
                self._is_virtuoso = "virtuoso" in said.lower()
            except QueryError:
                self._is_virtuoso = False
        return self._is_virtuoso

    def _cut_triples(self, asked: Query, reply: Reply, timeout: float | None) -> str:
        """Why triples may be missing: Virtuoso cuts those of a CONSTRUCT without a word, but of rows it says so."""
        if not isinstance(asked.form, Construct) or "virtuoso" not in reply.headers.get("server", "").lower():
            return ""
        form = asked.form
        one = As(Literal("1", datatype=Iri(PREFIXES["xsd"] + "integer")), Variable("one"))
        rows = Select(
            columns=(one,),
            where=form.where,
            default_graphs=form.default_graphs,
            named_graphs=form.named_graphs,
            limit=form.limit,
            offset=form.offset,
            values=form.values,
        )
        counted = self._asked(write(replace(asked, form=rows)), "SELECT", timeout)
        found = answer_in(counted.body, counted.headers.get("content-type", ""), "SELECT", self.endpoint)
        return cut(counted, found, form.limit)


def _is_address(endpoint: str) -> bool:
    try:
        return urlsplit(endpoint).scheme in {"http", "https"}
    except ValueError:  # brackets without an IPv6 address
        return False


def _wait(reply: Reply, attempt: int) -> float:
    """Seconds to wait: what `Retry-After` says (RFC 9110, section 10.2.3), else twice as long each time."""
    said = reply.headers.get("retry-after", "")
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return float(2**attempt)
