"""The job of asking: a named query, a file or a text; on pages, a dump, a store or an endpoint; an answer out."""

from __future__ import annotations

import re
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from wp2rdf.building.layout import OUTPUT, STORE
from wp2rdf.errors import InputError, UsageError
from wp2rdf.errors.arguments import check_optional_paths
from wp2rdf.querying import limits, notes, queries
from wp2rdf.querying.engines import children, oxigraph
from wp2rdf.querying.notes import datasets
from wp2rdf.querying.queries import Query
from wp2rdf.querying.sparql import conforming, preparation, readonly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from wp2rdf.querying.engines import Engine
    from wp2rdf.querying.engines.children import Runner
    from wp2rdf.querying.federation import Mirrored
    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql import tree
    from wp2rdf.rdf.block import Block

EngineName = Literal["oxigraph", "rdflib"]
ENGINES: tuple[EngineName, ...] = ("oxigraph", "rdflib")

_IS_TEXT = re.compile(
    r"[{<\r\n]|^\s*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\s+\S",
    re.IGNORECASE,
)
"""What a query holds, and no name of one: nothing that holds it is looked for among files."""


class PartialAnswerWarning(UserWarning):
    """Something is missing from an answer: an endpoint failed, or only drawings (GPML) hold what is asked for."""


class Asked(NamedTuple):
    """What came of a query.

    Attributes:
        answer: rows, triples or a truth value.
        notes: what its reader should know: what only drawings hold, what of the query is not understood here.
        failures: a line for each endpoint that failed; the answer is partial then.
        changes: what was changed in the query.
    """

    answer: Answer
    notes: tuple[str, ...]
    failures: tuple[str, ...]
    changes: tuple[str, ...] = ()


def ask(
    query: Path | str | Query,
    values: Mapping[str, str] | None = None,
    *,
    data: Path | str | None = None,
    store: Path | str | None = None,
    endpoint: str | None = None,
    engine: EngineName = "oxigraph",
    timeout: float | None = None,
    memory: int | None = None,
    isolated: bool = True,
    strict: bool = False,
    mirrors: Mapping[str, str] | None = None,
    network: bool = True,
    cache: Path | str | None = None,
    told: Callable[[str], None] | None = None,
) -> Asked:
    """Asks a query.

    Args:
        query: the name of a bundled query, a file, or SPARQL itself.
        values: for its parameters.
        data: a checkout, a page, `-` for a page on standard input, an RDF file, a folder with a build, or an Oxigraph
            store on disk.
        store: an Oxigraph store on disk. Without data, store and endpoint: that of the build in `output/`.
        endpoint: the address of a SPARQL endpoint.
        engine: what runs the query on data: `oxigraph`, or `rdflib`, the slow reference.
        timeout: seconds after which the query, and each request to a partner, is ended; None: never.
        memory: bytes that the query may take on this machine, besides the data; None: half of what the machine has.
        isolated: whether the query runs in a process of its own. Without one there is no bound on memory, no time
            limit, and nothing ends a query that has begun, but what starting the process and moving the answer cost.
        strict: whether the query must be SPARQL 1.1 as it stands.
        mirrors: endpoints that are asked in the place of others.
        network: whether anything may leave this machine.
        cache: a folder where the answers of endpoints are kept.
        told: given a line about every request that leaves this machine.

    Raises:
        UsageError: the query or a value is not of its form, or the query would change data.
        InputError: there is no such query or data.
        QueryError: an engine refuses the query, fails, or takes too long.
    """
    check_optional_paths(data=data, store=store, endpoint=endpoint, cache=cache)
    if sum(one is not None for one in (data, store, endpoint)) > 1:
        raise UsageError("a query runs on data, a store or an endpoint: name one of them")
    if data is not None:
        found = next((one for one in (Path(data), Path(data) / STORE) if (one / "CURRENT").is_file()), None)
        data, store = (None, found) if found else (data, store)  # a store of Oxigraph, or a folder with a build
    if engine not in ENGINES:
        raise UsageError(f"unknown engine {engine!r}; one of {', '.join(ENGINES)}")
    limits.check(timeout)
    run = children.isolated(memory) if isolated else children.in_this_process
    known = _named(query)
    asked = queries.prepared(known, values or {}, strict=strict)
    changes = preparation.changes(asked)
    kept = None if cache is None else Path(cache)

    def partner(address: str) -> Mirrored:
        from wp2rdf.querying.engines.remote import RemoteEngine  # noqa: PLC0415 - slow to load
        from wp2rdf.querying.federation import Mirrored  # noqa: PLC0415 - the same

        return Mirrored(address, mirrors or {}, partial(RemoteEngine, cache=kept, allowed=network, told=told))

    if endpoint is not None:
        given = partner(endpoint).given(asked, timeout=timeout)
        said = notes.at_an_endpoint(asked, given.answer)
        return Asked(given.answer, said, (given.missing,) if given.missing else (), changes)
    here = _local(data, store, engine, asked, run)
    look = partial(here.answer, timeout=timeout)
    there = datasets.there(asked, look)
    answer, failures = _answered(datasets.resolved(asked, there), here, partner, timeout)
    said = notes.about(asked, answer, look, there=there)
    if engine == "oxigraph":
        said = (*conforming.notes(asked), *said)
    return Asked(answer, said, failures, changes)


def _answered(
    asked: tree.Query, here: Engine, partner: Callable[[str], Mirrored], timeout: float | None
) -> tuple[Answer, tuple[str, ...]]:
    """The answer, and a line for each endpoint that failed."""
    if not readonly.services(asked):
        return here.answer(asked, timeout=timeout), ()
    from wp2rdf.querying import federation  # noqa: PLC0415 - slow to load, as is what it needs

    found = federation.answer(asked, here, partner, timeout=timeout)
    return found.answer, found.failures


def query(
    query: Path | str,
    *,
    data: Path | str | None = None,
    store: Path | str | None = None,
    endpoint: str | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    isolated: bool = True,
    **parameters: str | int,
) -> Answer:
    """The answer to a query, for a notebook: `wp2rdf.query("genes-of-pathway", pathway="WP364").to_pandas()`.

    Args:
        query: the name of a bundled query, a file, or SPARQL itself.
        data: a checkout, a page, an RDF file, a folder with a build, or an Oxigraph store on disk.
        store: an Oxigraph store on disk. Without data, store and endpoint: that of the build in `output/`.
        endpoint: the address of a SPARQL endpoint.
        timeout: seconds after which the query is ended; None: never.
        memory: bytes that it may take on this machine; None: half of what the machine has.
        isolated: whether it runs in a process of its own, as it must for a time limit, a bound on memory, and to be
            interrupted; False: in this one, which costs less.
        parameters: values for the parameters of the query.

    Returns:
        A `Table`, `Triples`, or for ASK a truth value.

    Raises:
        UsageError: the query or a value is not of its form, or the query would change data.
        InputError: there is no such query or data.
        QueryError: an engine refuses the query, fails, or takes too long.
    """
    for name, value in parameters.items():
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise UsageError(f"{name} is a text or a whole number, not {value!r:.60}")
    values = {name: str(value) for name, value in parameters.items()}
    asked = ask(
        query, values, data=data, store=store, endpoint=endpoint, timeout=timeout, memory=memory, isolated=isolated
    )
    for line in (*asked.failures, *asked.notes):
        warnings.warn(line, PartialAnswerWarning, stacklevel=2)
    return asked.answer


def _named(query: Path | str | Query) -> Query:
    if isinstance(query, Query):
        return query
    if isinstance(query, Path):
        return queries.load(str(query))
    if not isinstance(query, str):
        raise UsageError(f"a query is a text: a name, that of a file, or SPARQL; not {query!r:.60}")
    if _IS_TEXT.search(query):  # no bundled query has such a name, and to read all of these takes a while
        return queries.parse(query, "query")
    return queries.load(query)


def _local(
    data: Path | str | None, store: Path | str | None, engine: EngineName, asked: tree.Query, run: Runner
) -> Engine:
    """Where the query runs on this machine."""
    if data is None:
        if engine != "oxigraph":
            raise UsageError("rdflib runs on --data")
        if store is None and not (OUTPUT / STORE / "CURRENT").is_file():
            said = f"no build in {OUTPUT}/: make one with wp2rdf build SITE, or name --data, --store or --endpoint"
            raise InputError(said)
        return oxigraph.on_disk(Path(store) if store is not None else OUTPUT / STORE, run)
    blocks = _blocks(data)
    if engine == "rdflib":
        from wp2rdf.querying.engines.rdflib import RdflibEngine  # noqa: PLC0415 - slow to load

        return RdflibEngine(blocks, run)
    named = bool(readonly.graphs_from(asked) or readonly.graphs_inside(asked))
    return oxigraph.in_memory(blocks, run, named=named)


def _blocks(data: Path | str) -> Iterator[Block]:
    from wp2rdf.converting import pipeline  # noqa: PLC0415 - slow to load, as is what it needs
    from wp2rdf.converting.options import Options  # noqa: PLC0415 - the same
    from wp2rdf.reading import checkout as checkouts  # noqa: PLC0415 - the same
    from wp2rdf.reading import rdf_files  # noqa: PLC0415 - the same

    if str(data) != "-":
        path = Path(data)
        if not path.exists():
            raise InputError(f"{data}: no such file or folder")
        if path.is_file() and rdf_files.is_rdf(path):
            yield from rdf_files.graphs(path, default=rdf_files.NO_GRAPH)
            return
    report = pipeline.Report()
    yield from pipeline.blocks(checkouts.find(data), Options(), report=report)
    report.raise_for_nothing()
