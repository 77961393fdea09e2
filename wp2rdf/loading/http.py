"""HTTP to a store: one clear line for whatever goes wrong, a time limit for every request, no redirects.

A redirect is told and not followed, so that a password never travels to another address.
"""

from __future__ import annotations

import re
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

import httpx

from wp2rdf._version import __version__
from wp2rdf.errors import StoreError, UsageError, one_line
from wp2rdf.loading.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping
    from typing import BinaryIO, TypeVar

    from wp2rdf.loading.credentials import Credentials

    T = TypeVar("T")

AGENT = f"wp2rdf/{__version__} (loader)"
N_TRIPLES = "application/n-triples"

_PASSING = frozenset({429, 502, 503, 504})
_DEADLOCK = re.compile(r"\b40001\b|deadlock", re.IGNORECASE)
_FORBIDDEN = re.compile(r"SECURITY: ?(?:No permission|Permission denied)")
_ERROR_INSIDE = re.compile(r"Virtuoso [0-9A-Z]{5} Error|<html|^\s*(?:error|exception)\b", re.IGNORECASE)
_NO_ERROR = re.compile(r"mutationCount")
"""In the page that Blazegraph answers to an update."""
_LONGEST_PAUSE = 120.0
_CONNECT = 10.0
_LARGEST_ANSWER = 2**27
_END = 200


class TransientError(StoreError):
    """What may have gone by a moment later.

    Attributes:
        wait: seconds that the store asks for; None: it does not say.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class UnreachableError(TransientError):
    """There is no connection."""


class TooLargeError(StoreError):
    """The store does not take as much in one request."""


class Reply(NamedTuple):
    """An answer that is a success, or whose status was expected.

    Attributes:
        status: of HTTP.
        headers: by names that know no case.
        body: empty, where it went into a file.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Auth(httpx.Auth):
    """Digest (RFC 7616) or Basic (RFC 7617), whichever the store asks for; nothing before it asks."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        user, password, token = self._credentials.user, self._credentials.password, self._credentials.token
        if token:
            request.headers["Authorization"] = f"Bearer {token}"
            yield request
            return
        if self._chosen is None:
            response = yield request
            asked = response.headers.get("WWW-Authenticate", "").lower()
            if response.status_code != httpx.codes.UNAUTHORIZED or not user:
                return
            self._chosen = (httpx.DigestAuth if "digest" in asked else httpx.BasicAuth)(user, password)
        yield from self._chosen.auth_flow(request)


class Http:
    """A client for one store.

    Attributes:
        is_answering: whether the last request was answered at all.
        server: what the last server that answered calls itself.

    Args:
        credentials: sent to the origins that are named, nowhere else.
        origins: addresses of the store.
        timeout: seconds that the store may take for an answer.
    """

    def __init__(self, credentials: Credentials, origins: Iterable[str], *, timeout: float) -> None:
        self._credentials = credentials
        self._origins = {_origin(url) for url in origins}
        self._auth = _Auth(credentials)
        self._timeout = timeout
        self.is_answering = False
        self.server = ""
        self._patience = Patience(timeout)
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT)),
            headers={"User-Agent": AGENT},
            follow_redirects=False,
        )

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        content: bytes | Iterable[bytes] | None = None,
        expected: Iterable[int] = (),
        into: BinaryIO | None = None,
    ) -> Reply:
        """Sends one request, and reads its answer.

        Args:
            method: of HTTP.
            url: the address.
            params: added to the address.
            headers: `Content-Length` has to be among them where the content comes in pieces: Virtuoso answers 204 to
                chunks, and takes none of them.
            form: sent as a form.
            content: sent as it is.
            expected: statuses that are no failure, besides those of success.
            into: where the body goes; None: it is a part of the reply.

        Raises:
            TransientError: it may work later.
            TooLargeError: the store takes less at once.
            StoreError: the store refuses or fails.
        """
        started = time.monotonic()
        shown = shown_url(url)
        self.is_answering = False
        try:
            request = self._client.build_request(
                method,
                url,
                params=params,
                headers=headers,
                data=form,
                content=content,
                extensions={"trace": self._patience.trace},
            )
            auth = self._auth if self._credentials and _origin(url) in self._origins else None
            response = self._client.send(request, auth=auth, stream=True)
            try:
                body = self._read(response, started, into if response.is_success else None, shown)
            finally:
                response.close()
        except httpx.TimeoutException as error:
            if isinstance(error, httpx.ConnectTimeout):
                raise UnreachableError(f"{shown}: cannot be reached: no answer") from None
            raise StoreError(f"{shown}: no answer in {self._timeout:g} s (--timeout)") from None
        except httpx.ConnectError as error:
            raise UnreachableError(f"{shown}: cannot be reached: {self.said(str(error))}") from None
        except (httpx.TransportError, httpx.StreamError) as error:
            if self._patience.is_over:
                raise StoreError(f"{shown}: no answer in {self._timeout:g} s (--timeout)") from None
            said = self.said(str(error)) or type(error).__name__
            raise TransientError(f"{shown}: the connection broke: {said}") from None
        self.is_answering = True
        self.server = response.headers.get("Server", "")
        if response.status_code in expected:
            return Reply(response.status_code, response.headers, body)
        if not response.is_success:
            raise self._failure(response, body, shown, is_known=auth is not None)
        return Reply(response.status_code, response.headers, body)

    def _read(self, response: httpx.Response, started: float, into: BinaryIO | None, shown: str) -> bytes:
        """The body, ended when it takes too long or is too large."""
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():  # as they come: what waits for larger pieces sees no time limit
            if time.monotonic() - started > self._timeout:
                raise StoreError(f"{shown}: no whole answer in {self._timeout:g} s (--timeout)")
            if into is not None:
                into.write(piece)
                continue
            size += len(piece)
            if size > _LARGEST_ANSWER:
                raise StoreError(f"{shown}: answers more than {_LARGEST_ANSWER:,} bytes")
            pieces.append(piece)
        return b"".join(pieces)

    def said(self, answer: bytes | str, *, end: bool = False) -> str:
        """What a server said, without secrets and markup, as one line: the only way of it into a message.

        Args:
            answer: all of it, since a secret that is cut is not found.
            end: whether of a long one the end is said, not the beginning.
        """
        text = answer if isinstance(answer, str) else answer.decode("utf-8", errors="replace")
        text = re.sub(r"<[^<>\s][^<>]*>", " ", self._credentials.hidden(text))
        return one_line(text[-_END:] if end else text)

    def _goal(self, location: str) -> str:
        """Where a redirect leads, as it may be shown."""
        if self._credentials.hidden(location) != location:
            return "an address that holds the password"
        return shown_url(location)

    def _failure(self, response: httpx.Response, body: bytes, shown: str, *, is_known: bool) -> StoreError:
        status = response.status_code
        said = self.said(body) or self.said(response.reason_phrase)
        if response.is_redirect:
            where = self._goal(response.headers.get("Location", "nowhere"))
            return StoreError(
                f"{shown}: answers {status}, go to {where}: not followed; give that address, if it is right"
            )
        match status:
            case 401 if is_known:
                return StoreError(f"{shown}: refuses the user or the password (401)")
            case 401 if self._credentials:
                return StoreError(f"{shown}: wants a password (401); the password goes to the target only")
            case 401:
                return StoreError(f"{shown}: wants a password (401): set WP2RDF_USER and WP2RDF_PASSWORD, or use netrc")
            case 403:
                return StoreError(f"{shown}: does not allow it (403): {said}")
            case _ if _FORBIDDEN.search(said):
                return StoreError(f"{shown}: does not allow it ({status}): {said}")
            case 404 | 405 | 501:
                return StoreError(f"{shown}: has no such service ({status}): {said}")
            case 413:
                return TooLargeError(f"{shown}: the graph is larger than it takes in one request (413)")
            case 507:
                return StoreError(f"{shown}: is full (507): {said}")
        text = f"{shown}: answers {status}: {said}"
        if status in _PASSING:
            return TransientError(text, _wait(response.headers.get("Retry-After", "")))
        return TransientError(text) if _DEADLOCK.search(said) else StoreError(text)


def is_error_inside(reply: Reply) -> bool:
    """Whether an answer to something written is a success in its status only."""
    said = reply.body[:2000].decode("utf-8", errors="replace")
    return _ERROR_INSIDE.search(said) is not None and not _NO_ERROR.search(said)


def retrying(
    act: Callable[[], T], *, retries: int, told: Callable[[str], None], pause: Callable[[float], None] = time.sleep
) -> T:
    """What a function gives, called again while it meets what may pass; twice as long is waited each time.

    Args:
        act: must be right when it is called again after it was done in part.
        retries: how often at the most.
        told: given a line about every retry.
        pause: sleeps; for tests.
    """
    for attempt in range(retries):
        try:
            return act()
        except TransientError as error:
            wait = error.wait if error.wait is not None else float(2**attempt)
            if wait > _LONGEST_PAUSE:
                raise
            told(f"{error}; again in {wait:g} s")
            pause(wait)
    return act()


def checked_url(text: str) -> str:
    """An address of a store.

    Raises:
        UsageError: it is none, or holds a user or a password; these are not said again.
    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise UsageError("the address of the store is not an http address") from None
    if url.userinfo:
        raise UsageError(
            "the address of the store holds a user or a password: "
            "set WP2RDF_USER and WP2RDF_PASSWORD instead, or use a netrc file"
        )
    if url.scheme not in {"http", "https"} or not url.host:
        raise UsageError(f"{text!r} is not an http address")
    return str(url)


def host_of(url: str) -> str:
    """The host of an address."""
    return httpx.URL(url).host


def shown_url(text: str) -> str:
    """An address as it may be shown: without user, query and fragment."""
    try:
        return str(httpx.URL(text).copy_with(userinfo=b"", query=None, fragment=None))
    except (httpx.InvalidURL, ValueError):
        return "an address that is none"


def _origin(url: str) -> tuple[str, str, int | None]:
    parsed = httpx.URL(url)
    return parsed.scheme, parsed.host, parsed.port


def _wait(said: str) -> float | None:
    """Seconds that `Retry-After` asks for (RFC 9110, section 10.2.3)."""
    if said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
