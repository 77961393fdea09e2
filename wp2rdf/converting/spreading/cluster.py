"""Pages spread over the workers of a Dask cluster: the same work as in one process, the same results in the same order.

The files of a page travel with it, so workers need to see no file system but their own. What is lost with a worker is
done again by another (https://distributed.dask.org/en/stable/resilience.html).
"""

from __future__ import annotations

import logging
import re
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wp2rdf.converting.spreading.work import Converted, Work
from wp2rdf.errors import UsageError, Wp2rdfError
from wp2rdf.identity import identity
from wp2rdf.model import DrawingFile, Page
from wp2rdf.reading import source
from wp2rdf.reading.gpml import files

if TYPE_CHECKING:
    from distributed import Future

    from wp2rdf.converting.spreading.processes import Spread

_ADDRESS = re.compile(r"[a-z]+://[^/]+:[0-9]+")
_CHUNK = 16
_UNDER_WAY = 3
"""Chunks for each thread of a worker: those that are done wait to be taken, in order."""

_PATIENCE = 10.0
"""Seconds until a scheduler that does not answer, or has no worker, is given up."""

_LOST = 60.0
"""Seconds until a cluster that has lost all its workers is given up: new ones may be starting."""


_DRAWING = "drawing.gpml"


class _Packed(NamedTuple):
    """A page with the content of its files, by their names relative to the site; None: it has no such file."""

    number: int
    page: tuple[str, bytes] | None
    datanodes: tuple[str, bytes] | None
    bibliography: tuple[str, bytes] | None
    drawing: tuple[DrawingFile, bytes] | None
    communities: tuple[str, ...]


def over(address: str) -> Spread:
    """Over the workers of a cluster.

    Args:
        address: of the scheduler, such as `tcp://127.0.0.1:8786`.

    Raises:
        UsageError: it is no address, or Dask is not installed.
    """
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"cluster {address!r} is not an address like tcp://HOST:8786")
    try:
        import distributed  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise UsageError(f"{error.name} is not installed: pip install 'wp2rdf[cluster]'") from error
    return lambda pages, work: _over_cluster(pages, work, address)


def _over_cluster(pages: Sequence[Page], work: Work, address: str) -> Iterator[Converted]:
    """Every page in order; a bounded number of chunks is under way at a time."""
    if not pages:
        return
    with _connected(address) as client:
        chunks = iter([pages[start : start + _CHUNK] for start in range(0, len(pages), _CHUNK)])

        def submitted(chunk: Sequence[Page]) -> tuple[Sequence[Page], Future[list[Converted | None]]]:
            return chunk, client.submit(_chunk, list(map(_packed, chunk)), work, identity(), pure=False)

        threads = sum(client.nthreads().values())
        under_way = deque(map(submitted, islice(chunks, _UNDER_WAY * threads)))
        while under_way:
            chunk, future = under_way.popleft()
            done = _result(future, client, address)
            under_way.extend(map(submitted, islice(chunks, 1)))
            for page, one in zip(chunk, done, strict=True):
                yield one or work(page)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    import distributed  # noqa: PLC0415 - an extra

    opened: Any = distributed.Client
    with _silent():
        try:
            client = opened(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise Wp2rdfError(f"cluster {address}: the scheduler cannot be reached: {_line(error)}") from error
        try:
            with suppress(TimeoutError):
                client.wait_for_workers(1, timeout=_PATIENCE)
            if not client.nthreads():
                raise Wp2rdfError(f"cluster {address}: has no workers")
            _check(client, address)
            yield client
        finally:
            client.close(timeout=2)  # what is still under way is forgotten


def _check(client: Any, address: str) -> None:  # noqa: ANN401 - its methods are not typed
    """Looks whether everyone there has our wp2rdf; the scheduler needs it too, since it reads the tasks."""

    def found() -> str:  # an inner function travels as it is, also to where there is no wp2rdf
        try:
            from wp2rdf import identity  # noqa: PLC0415 - that of another machine
        except ImportError:
            return "none of this version"
        return identity.identity()

    said = {"the scheduler": client.run_on_scheduler(found)}
    said |= {f"worker {name}": one for name, one in client.run(found).items()}
    for name, one in said.items():
        if one != identity():
            raise Wp2rdfError(f"cluster {address}: {name} needs {identity()}; it has {one}")


@contextmanager
def _silent() -> Iterator[None]:
    """Dask does not log: what goes wrong is told by us, and what it mends by itself need not be told."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _result(
    future: Future[list[Converted | None]],
    client: Any,  # noqa: ANN401 - its methods are not typed
    address: str,
) -> list[Converted | None]:
    """What came of a chunk; lost tasks are done again by the cluster, but a lost cluster is not waited for."""
    from distributed.scheduler import KilledWorker  # noqa: PLC0415 - an extra

    until = time.monotonic() + _LOST
    while True:
        try:
            return future.result(timeout=1)
        except TimeoutError:
            if client.status != "running":
                raise Wp2rdfError(f"cluster {address}: the scheduler has gone") from None
            if client.nthreads():
                until = time.monotonic() + _LOST
            elif time.monotonic() > until:
                raise Wp2rdfError(f"cluster {address}: all workers have gone") from None
        except (CancelledError, OSError) as error:
            raise Wp2rdfError(f"cluster {address}: the scheduler has gone") from error
        except KilledWorker as error:
            raise Wp2rdfError(f"cluster {address}: {_line(error)}") from error


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]


def _chunk(pages: Sequence[_Packed | None], work: Work, wanted: str) -> list[Converted | None]:
    """The work of a worker; None for what must be done where the files are.

    Raises:
        Wp2rdfError: this worker has another wp2rdf.
    """
    if identity() != wanted:
        raise Wp2rdfError(f"a worker that has come later needs {wanted}; it has {identity()}")
    with tempfile.TemporaryDirectory(prefix="wp2rdf-") as name:
        return [work(_unpacked(page, Path(name))) if page else None for page in pages]


def _packed(page: Page) -> _Packed | None:
    """A page to be sent; None: it cannot be, since a file of it cannot be read."""

    def content(file: str, limit: int) -> tuple[str, bytes]:
        return file, source.data_of(page.path(file), limit)

    if page.is_stdin:
        return None
    try:
        return _Packed(
            page.number,
            None if page.is_drawing else content(page.file, source.PAGE_LIMIT),
            content(page.datanodes, source.TABLE_LIMIT) if page.datanodes else None,
            content(page.bibliography, source.TABLE_LIMIT) if page.bibliography else None,
            (page.drawing, files.data_of(page.drawing)) if page.drawing else None,
            page.communities,
        )
    except OSError:
        return None


def _unpacked(packed: _Packed, root: Path) -> Page:
    """A page as it was, in a folder of this machine."""

    def written(file: tuple[str, bytes]) -> str:
        path = root / file[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file[1])
        return file[0]

    drawing = None
    if packed.drawing:
        named, content = packed.drawing
        path = root / _DRAWING  # its own name could lead out of the folder
        path.write_bytes(content)
        drawing = named._replace(path=str(path), member="")
    return Page(
        root,
        written(packed.page) if packed.page else drawing.shown if drawing else "",
        written(packed.datanodes) if packed.datanodes else None,
        written(packed.bibliography) if packed.bibliography else None,
        packed.number,
        drawing,
        packed.communities,
    )
