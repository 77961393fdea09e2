"""The manifest of a build: what dump and store were made from, page by page.

With it the next build can tell what is still right. It is a text of JSON lines: a head with the digest of all that
follows, the facts of the build, and a line a page.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph

from wp2rdf._version import __version__
from wp2rdf.building.counts import Counts, cells, of_cells
from wp2rdf.converting.spreading.work import Converted, Mentioned
from wp2rdf.errors import Problem, Wp2rdfError
from wp2rdf.errors.catalogue import RULES
from wp2rdf.identity import code
from wp2rdf.model import Site
from wp2rdf.rdf.nesting import json_of
from wp2rdf.writing import output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import UnionType

    from wp2rdf.converting.options import Options
    from wp2rdf.rdf.block import Encoded
    from wp2rdf.rdf.terms import Term

NAME = "manifest.jsonl"
"""The manifest, in the folder of the dump."""

STAMP = "wp2rdf-build"
"""A file in the folder of the store, which says what dump it belongs to."""

_FORM = 3
_LOGS = ("LOG", "LOCK")
_DAMAGED = (ValueError, TypeError, AttributeError, LookupError)
"""What comes of JSON that is none, or of another shape than ours."""


class UnusableError(Wp2rdfError):
    """The earlier build cannot be built upon; says why."""


class Span(NamedTuple):
    """Where a block stands in the dump.

    Attributes:
        graph: its name.
        offset: of its first byte.
        length: in bytes.
        triples: how many it has.
        digest: SHA-256 of its bytes, hexadecimal.
    """

    graph: Term
    offset: int
    length: int
    triples: int
    digest: str

    @classmethod
    def of(cls, block: Encoded) -> Span:
        """A block in N-Quads, as if it stood at the beginning."""
        return cls(block.graph, 0, len(block.data), block.triples, hashlib.sha256(block.data).hexdigest())


class Entry(NamedTuple):
    """One page.

    Attributes:
        files: path, relative to the site, and SHA-256 of the page and of its tables; None: one of them cannot be read.
        converted: what came of it; `made` is the span of its block, or None if it is not in the dump.
    """

    files: tuple[tuple[str, str], ...] | None
    converted: Converted


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made from.

    Attributes:
        options: what was asked for.
        tables: what pages may take from the site-wide pages: `taken` of the site.
        pages: every page, in order.
        of_site: the span of the site graph.
        dump: size and time of the last change (ns) of the dump.
        store: the files of the store, with their sizes.
        counts: of what there is in it.
    """

    options: str
    tables: Mapping[str, Mapping[str, str | None]]
    pages: tuple[Entry, ...]
    of_site: Span | None
    dump: tuple[int, int]
    store: Mapping[str, int]
    counts: Counts

    def spans(self) -> Iterator[Span]:
        """The blocks of the dump, in order."""
        return spans(self.pages, self.of_site)

    def write(self, path: Path) -> None:
        """Writes it; the earlier one is replaced as a whole.

        Raises:
            OutputError: it cannot be written.
        """
        facts = {
            "options": self.options,
            "tables": self.tables,
            "of_site": self.of_site,
            "dump": self.dump,
            "store": self.store,
            "counts": [(*cell, number) for cell, number in cells(self.counts)],
        }
        lines = [facts, *({"files": entry.files, **_plain(entry.converted)} for entry in self.pages)]
        body = "".join(json.dumps(line) + "\n" for line in lines).encode()
        head = {**_maker(), "sha256": hashlib.sha256(body).hexdigest()}
        with output.replacing(path) as out:
            out.write(json.dumps(head).encode() + b"\n" + body)


def read(path: Path) -> Manifest:
    """The manifest of an earlier build.

    Raises:
        UnusableError: it is not there, is damaged, or was written by another version.
    """
    head, body = _told(path)
    if head != _maker():
        raise UnusableError("the manifest is of another version of wp2rdf")
    try:
        facts, *pages = map(json_of, body.splitlines())
        found = Manifest(
            options=facts["options"],
            tables={name: _texts(facts["tables"][name]) for name in taken(Site())},
            pages=tuple(_entry(page) for page in pages),
            of_site=_span(facts["of_site"]),
            dump=_typed(facts["dump"], int, int),
            store={name: _typed([size], int)[0] for name, size in facts["store"].items()},
            counts=of_cells({_typed(cell, *[str] * 4): _typed([number], int)[0] for *cell, number in facts["counts"]}),
        )
        if not _is_whole(found):
            raise ValueError("a piece of the dump is missing")
    except _DAMAGED:
        raise UnusableError("the manifest is damaged") from None
    return found


def blocks(path: Path, store: Path) -> dict[Term, Span]:
    """Where the graphs of a store stand in its dump, whatever version of wp2rdf has made both.

    Raises:
        UnusableError: the manifest is not there, is damaged, of another form, or of another store.
    """
    head, body = _told(path)
    try:
        if head["form"] != _FORM:
            raise UnusableError("the manifest is of another form")
        facts, *pages = map(json_of, body.splitlines())
        found = [span for span in map(_span, (*(page["made"] for page in pages), facts["of_site"])) if span]
        files = facts["store"]
    except _DAMAGED:
        raise UnusableError("the manifest is damaged") from None
    if not _is_store_of(found, files, store):
        raise UnusableError("the store is not the one that the manifest is of")
    return {span.graph: span for span in found}


def _told(path: Path) -> tuple[dict[str, Any], bytes]:
    """The head of a manifest without its digest, and what follows it, which has that digest.

    Raises:
        UnusableError: it is not there, or is damaged.
    """
    try:
        first, _, body = path.read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise UnusableError("there is no manifest") from None
    except OSError as error:
        raise UnusableError(f"the manifest cannot be read: {error.strerror or error}") from error
    try:
        head = json_of(first)
        digest = head.pop("sha256")
    except _DAMAGED:
        raise UnusableError("the manifest is damaged") from None
    if digest != hashlib.sha256(body).hexdigest():
        raise UnusableError("the manifest is damaged")
    return head, body


def _is_whole(found: Manifest) -> bool:
    """Whether the blocks follow each other, from the beginning of the dump to its end."""
    end = 0
    for span in found.spans():
        if span.offset != end or span.length < 0:
            return False
        end += span.length
    return end == found.dump[0]


def _typed(listed: Iterable[Any], *kinds: type | UnionType) -> tuple[Any, ...]:
    """A list whose items are of given kinds, in that order.

    Raises:
        TypeError: it is not.
        ValueError: it is longer, or shorter.
    """
    found = tuple(listed)
    if not all(isinstance(one, kind) for one, kind in zip(found, kinds, strict=True)):
        raise TypeError("not of the kinds that are written")
    return found


def _texts(table: Mapping[str, Any]) -> dict[str, str | None]:
    return {name: _typed([text], str | None)[0] for name, text in table.items()}


def check(earlier: Manifest, options: Options, *, dump: Path, store: Path) -> None:
    """Looks whether dump and store are those that a manifest is of.

    A dump of the same size and time is taken as the same, otherwise its bytes are compared with the digests.

    Raises:
        UnusableError: they are not.
    """
    if earlier.options != described(options):
        raise UnusableError("it was made with other options")
    try:
        found = dump.stat()
        is_same = (found.st_size, found.st_mtime_ns) == earlier.dump or _has(dump, earlier)
    except OSError as error:
        raise UnusableError(f"the dump cannot be read: {error.strerror or error}") from error
    if not is_same:
        raise UnusableError("the dump is not the one that the manifest is of")
    if not is_its_store(earlier, store):
        raise UnusableError("the store is not the one that the manifest is of")


def is_its_store(earlier: Manifest, store: Path) -> bool:
    """Whether a store is the one that a manifest is of."""
    return _is_store_of(earlier.spans(), earlier.store, store)


def _is_store_of(content: Iterable[Span], files: Mapping[str, int], store: Path) -> bool:
    try:
        return _files(store) == files and (store / STAMP).read_text("ascii") == _stamp(content)
    except (OSError, ValueError):
        return False


def seal(store: Path, content: Iterable[Span]) -> dict[str, int]:
    """Marks a finished store with what it holds; gives its files, as a manifest has them.

    Raises:
        OSError: it cannot be written.
    """
    (store / STAMP).write_text(_stamp(content), "ascii")
    return _files(store)


def _stamp(content: Iterable[Span]) -> str:
    """What identifies the content of dump and store."""
    return hashlib.sha256("".join(span.digest for span in content).encode()).hexdigest()


def spans(pages: Iterable[Entry], of_site: Span | None) -> Iterator[Span]:
    """The spans of pages and of the site graph, in the order of the dump."""
    for entry in pages:
        if isinstance(entry.converted.made, Span):
            yield entry.converted.made
    if of_site:
        yield of_site


def _has(dump: Path, earlier: Manifest) -> bool:
    end = 0
    with dump.open("rb") as file:
        for span in earlier.spans():
            if span.offset != end or hashlib.sha256(file.read(span.length)).hexdigest() != span.digest:
                return False
            end += span.length
        return not file.read(1)


def _files(store: Path) -> dict[str, int]:
    """The files of a store with their sizes, without logs and locks: any change of a store changes these."""
    return {path.name: path.stat().st_size for path in sorted(store.iterdir()) if not path.name.startswith(_LOGS)}


def described(options: Options) -> str:
    """Options as a text that is the same for the same pages; the date is in the site graph only, made anew always."""
    return repr(dataclasses.astuple(dataclasses.replace(options, issued=None)))


def taken(known: Site) -> dict[str, dict[str, str | None]]:
    """All that pages may take from the site-wide pages, by the names that they mention."""
    return {
        "organisms": {name: one.ncbi for name, one in known.organisms.items()},
        "top_terms": {label: one.id for label, one in known.top_terms.items()},
    }


def _maker() -> dict[str, object]:
    """What wrote a manifest."""
    return {"form": _FORM, "wp2rdf": __version__, "code": code(), "pyoxigraph": pyoxigraph.__version__}


def _plain(converted: Converted) -> dict[str, Any]:
    """What came of a page, as JSON has it."""
    mentioned = converted.mentioned
    return {**converted._asdict(), "mentioned": mentioned and [sorted(names) for names in mentioned]}


def _entry(line: dict[str, Any]) -> Entry:
    files, mentioned, wpid = line["files"], line["mentioned"], line["wpid"]
    problems = tuple(Problem(*_typed(problem, str, int, int, str, str, str)) for problem in line["problems"])
    if not all(problem.rule in RULES for problem in problems):
        raise ValueError("a rule that there is not")
    converted = Converted(
        problems=problems,
        made=_span(line["made"]),
        wpid=_typed([wpid], str | None)[0],
        file=_typed([line["file"]], str)[0],
        place=_typed(line["place"], int, int),
        mentioned=mentioned and Mentioned(*(set(_typed(names, *[str] * len(names))) for names in mentioned)),
        infos=tuple(_typed(pair, str, int) for pair in line["infos"]),
    )
    return Entry(files and tuple(_typed(file, str, str) for file in files), converted)


def _span(listed: list[Any] | None) -> Span | None:
    return Span(*_typed(listed, str, int, int, int, str)) if listed else None
