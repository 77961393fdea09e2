"""Checks over all pages together: SPARQL constraints, each evaluated once over the triples that they need.

SHACL evaluates a SPARQL constraint for one focus node at a time (https://www.w3.org/TR/shacl/#sparql-constraints). Here
the query runs once, with the focus node free, and answers about other nodes than the targets are dropped: the same
results in a fraction of the time, as long as every solution binds the focus node, which ours do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pyoxigraph

from wp2rdf.rdf.terms import Term
from wp2rdf.rdf.vocab import RDF, RDFS, WP
from wp2rdf.validating.engines import Result

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from wp2rdf.validating.shapes import Constraint, Shapes


_AT_ONCE = 20_000
"""Statements that are loaded at a time."""


class Needed:
    """Chooses the statements that constraints over all pages need.

    Args:
        constraints: the constraints.
    """

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        self._mentioned = frozenset(f"<{iri}>" for constraint in constraints for iri in constraint.mentioned)

    def of(self, statements: Iterable[str]) -> list[str]:
        """Those of a page's statements whose property is mentioned, or whose class is.

        Nothing is asked about data nodes, which most statements are about, but for pathways that are drawn.
        """
        statements = statements if isinstance(statements, list) else list(statements)
        mentioned = self._mentioned
        found = []
        nodes, pathways = set(), set()
        above: dict[str, set[str]] = {}
        for statement in statements:
            subject, predicate, value = statement.split(" ", 2)
            if predicate == RDF.type and value == WP.Pathway:
                pathways.add(subject)
            if predicate == RDF.type and value == WP.DataNode:
                nodes.add(subject)
            elif (value if predicate == RDF.type else predicate) in mentioned:
                found.append(statement)
            if predicate == RDFS.subClassOf:
                above.setdefault(value, set()).add(subject)
        below = _all_below(mentioned, above)
        if below:
            found += [one for one in statements if _is_about(one, below) and one not in found]
        nodes -= pathways
        return [statement for statement in found if statement.partition(" ")[0] not in nodes]


class AllPages:
    """What all pages say of what constraints over all pages need.

    Args:
        shapes: with the constraints.
    """

    def __init__(self, shapes: Shapes) -> None:
        self._constraints = shapes.across
        self._rules = shapes.rules
        self._store = pyoxigraph.Store()
        self._waiting: list[str] = []

    def add(self, statements: Iterable[str]) -> None:
        """Adds statements of a page."""
        self._waiting += statements
        if len(self._waiting) > _AT_ONCE:
            self._load()

    def _load(self) -> None:
        """Loads what waits: every load costs some time of its own."""
        self._store.load(" .\n".join((*self._waiting, "")), format=pyoxigraph.RdfFormat.N_TRIPLES)
        self._waiting.clear()

    def results(self, *, whole: bool) -> Iterator[Result]:
        """What is wrong, rule by rule.

        Args:
            whole: whether all pages were added, so that what is not there does not exist.
        """
        self._load()
        for constraint in self._constraints:
            if constraint.needs_all and not whole:
                continue
            rule = self._rules[constraint.rule]
            found = {
                Result(rule.shape, focus, value, path, rule.level, rule.meaning)
                for focus, path, value in self._rows(constraint)
            }
            targets = set(self._targets(constraint)) if found else ()
            yield from sorted(one for one in found if one.focus in targets)

    def _rows(self, constraint: Constraint) -> list[tuple[Term, str, str]]:
        """Focus node, property and value of each solution."""
        answers = self._store.query(constraint.select)
        if not isinstance(answers, pyoxigraph.QuerySolutions):
            raise TypeError(f"{constraint.rule}: not a SELECT query")
        return [(Term(str(row["this"])), str(row["path"]), str(row["value"])) for row in answers]

    def _instances(self, node: pyoxigraph.NamedNode) -> Iterable[pyoxigraph.QuerySolution]:
        """The instances of a class, and those of its subclasses (https://www.w3.org/TR/shacl/#dfn-shacl-instance)."""
        asked = f"SELECT DISTINCT ?one {{ ?one {RDF.type} ?class . ?class {RDFS.subClassOf}* {node} }}"
        return cast("pyoxigraph.QuerySolutions", self._store.query(asked))

    def _targets(self, constraint: Constraint) -> Iterator[str]:
        """The focus nodes of a constraint (https://www.w3.org/TR/shacl/#targets)."""
        for kind, iri in constraint.targets:
            node = pyoxigraph.NamedNode(iri)
            match kind:
                case "targetClass":
                    yield from (str(row[0]) for row in self._instances(node))
                case "targetSubjectsOf":
                    yield from (str(quad.subject) for quad in self._store.quads_for_pattern(None, node, None))
                case "targetObjectsOf":
                    yield from (str(quad.object) for quad in self._store.quads_for_pattern(None, node, None))
                case _:
                    yield f"<{iri}>"


def _all_below(mentioned: Iterable[str], above: Mapping[str, Iterable[str]]) -> set[str]:
    """The subclasses of what is mentioned, where a page says so itself."""
    found: set[str] = set()
    left = [name for name in mentioned if name in above]
    while left:
        for name in above.get(left.pop(), ()):
            if name not in found:
                found.add(name)
                left.append(name)
    return found


def _is_about(statement: str, below: Collection[str]) -> bool:
    """Whether it says of which class something is, or a class is, one of these."""
    subject, predicate, value = statement.split(" ", 2)
    return (predicate == RDF.type and value in below) or (predicate == RDFS.subClassOf and subject in below)
