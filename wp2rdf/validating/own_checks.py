"""Checks that curators bring as queries: every row of an answer is a finding, at the place of what it names."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import pyoxigraph

from wp2rdf.errors import one_line
from wp2rdf.rdf.terms import Term, lexical
from wp2rdf.rdf.vocab import DCTERMS
from wp2rdf.validating.findings import Explained, Finding
from wp2rdf.validating.origins import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from wp2rdf.rdf.block import Block
    from wp2rdf.validating.beyond import Locate

    Row = Mapping[str, Term]

_PATHWAY = re.compile(
    r"^<https?://[^<>\s]*?(?:/pathways/|/wikipathways/|/Pathway/|/instance/|Pathway:)WP([0-9]{1,9})(?:\.html|_r[0-9]+)?>"
)
_BELONGS = (
    f"SELECT ?pathway {{{{ {{{{ {{0}} {DCTERMS.isPartOf}+ ?pathway }}}} UNION {{{{ ?pathway ?property {{0}} }}}} "
    'FILTER (CONTAINS(STR(?pathway), "/wikipathways/WP")) }} LIMIT 1'
)
"""Which pathway something is part of, or which says something of it."""


_AT_ONCE = 2**26
"""Bytes that are loaded at a time."""


class OwnCheck(NamedTuple):
    """A check.

    Attributes:
        rule: what it finds, for people.
        ask: gives the rows of its query on a store, whose default graph has everything; unbound variables are left out.
        is_of_layer: whether it asks about what is drawn, with its place and look, which is told only then.
    """

    rule: Explained
    ask: Callable[[pyoxigraph.Store], Iterable[Row]]
    is_of_layer: bool = False


class Asking:
    """Checks and the graph that they ask; a large graph is on disk while this is entered.

    Args:
        checks: what is asked; nothing is kept where there are none.
        is_large: whether the graph should not be in memory.
    """

    def __init__(self, checks: Sequence[OwnCheck], *, is_large: bool) -> None:
        self.checks = checks
        self._folder = tempfile.TemporaryDirectory(prefix="wp2rdf-") if checks and is_large else None
        self.graph = pyoxigraph.Store(str(Path(self._folder.name) / "graph")) if self._folder else pyoxigraph.Store()

        self._waiting = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        del self.graph
        if self._folder:
            self._folder.cleanup()

    def add(self, block: Block | None) -> None:
        """Adds what a page says."""
        if self.checks and block is not None:
            self._waiting += block.ntriples().data
            if len(self._waiting) > _AT_ONCE:
                self._load()

    def _load(self) -> None:
        """Loads what waits: every load of a graph on disk costs some time of its own."""
        self.graph.bulk_load(bytes(self._waiting), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self._waiting.clear()

    def findings(self, place: Callable[[Sequence[Term]], tuple[Place, Term]]) -> Iterator[Finding]:
        """What the checks find, check by check, in the order of places.

        Args:
            place: where the terms of a row stand, and the one that says it best.
        """
        self._load()
        found: list[list[Finding]] = [[] for _ in self.checks]
        rows = [(row, index) for index, check in enumerate(self.checks) for row in check.ask(self.graph)]
        for row, index in sorted(rows, key=lambda one: _page(one[0])):  # a page is read again when others came between
            rule = self.checks[index].rule
            where, focus = place(list(row.values()))
            shown = ", ".join(f"{name}: {_shown(term)}" for name, term in row.items())
            said = one_line(f"{rule.meaning}: {shown}" if shown else rule.meaning)
            found[index].append(Finding(*where, rule.level, rule.id, said, focus.strip("<>")))
        for of_check in found:
            yield from sorted(dict.fromkeys(of_check))


def _page(row: Row) -> str:
    """The pathway that a row names; empty: none."""
    return next((term for term in row.values() if _PATHWAY.match(term)), "")


def on_pages(locate: Locate, store: pyoxigraph.Store) -> Callable[[Sequence[Term]], tuple[Place, Term]]:
    """Finds the place of a row: the resource or text that it names, on the page that it names or that has it."""

    def place(terms: Sequence[Term]) -> tuple[Place, Term]:
        iris = [term for term in terms if term.startswith("<")]
        of_pathway = [(term, locate.numbers.get(int(found[1]))) for term in iris if (found := _PATHWAY.match(term))]
        others = [term for term in terms if term not in dict(of_pathway)]
        file = next((name for _, name in of_pathway if name), None)
        if file is None:
            for term in iris:
                if described := locate.of_site.place(term, "", ""):
                    return described, term
                if file := _file(term, locate, store):
                    break
        origins = locate.origins(file or "")
        if origins is None:
            return Place(".", 1, 1), iris[0] if iris else Term("")
        for term in others:
            if term.startswith("<") and (there := origins.of_resource(term)):
                return there, term
        texts = [lexical(term) for term in others if term.startswith('"')]
        if there := origins.of_texts(texts):
            return there, _first(iris)
        return origins.of_page(), _first(iris)

    return place


def in_rdf(file: str) -> Callable[[Sequence[Term]], tuple[Place, Term]]:
    """Says what a row is about in a file of RDF: the first resource that is no pathway, or else the first."""

    def place(terms: Sequence[Term]) -> tuple[Place, Term]:
        iris = [term for term in terms if term.startswith("<")]
        others = [term for term in iris if not _PATHWAY.match(term)]
        return Place(file, 1, 1), _first(others or iris)

    return place


def _file(term: Term, locate: Locate, store: pyoxigraph.Store) -> str | None:
    """The page that has something, or says something of it."""
    answer = store.query(_BELONGS.format(term))
    for row in answer if isinstance(answer, pyoxigraph.QuerySolutions) else ():
        found = _PATHWAY.match(str(row["pathway"]))
        return locate.numbers.get(int(found[1])) if found else None
    return None


def _first(iris: Sequence[Term]) -> Term:
    return iris[0] if iris else Term("")


def _shown(term: Term) -> str:
    return repr(lexical(term)) if term.startswith('"') else term.strip("<>")
