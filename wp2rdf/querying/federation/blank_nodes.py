"""Blank nodes of partners: as IRIs while a query runs here, since VALUES cannot hold blank nodes, and back at the end.

A blank node is one node within one answer of a partner. Functions that tell blank nodes from IRIs are written so that
they still do (https://www.w3.org/TR/sparql11-query/#func-rdfTerms).
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from wp2rdf.querying.results import Table, Triples
from wp2rdf.querying.sparql.traversal import transform
from wp2rdf.querying.sparql.tree import BuiltIn, Call, Iri, Literal, Operation, Order, Unary, Variable
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.rdf.terms import Statement, Term, parts, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.results import Answer
    from wp2rdf.querying.sparql.tree import Expression, Node, Query

_ERROR = BuiltIn("ABS", (Literal(""),))
"""An expression that has no value."""

_OF_IRIS = frozenset({"STR", "IRI", "URI"})
_STRING = PREFIXES["xsd"] + "string"


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=Iri(PREFIXES["xsd"] + "integer"))


class BlankNodes:
    """The blank nodes of all answers to one query."""

    def __init__(self) -> None:
        self._start = f"urn:wp2rdf:blank:{secrets.token_hex(8)}:"  # nothing that a partner answers can begin with it
        self._known: dict[tuple[int, Term], Term] = {}

    def hidden(self, term: Term | None, answer: int) -> Term | None:
        """A term of an answer with that number; a blank node as an IRI."""
        if term is None or not term.startswith("_:"):
            return term
        return self._known.setdefault((answer, term), Term(f"<{self._start}{len(self._known)}>"))

    def is_hidden(self, term: Term) -> bool:
        """Whether a term stands for a blank node."""
        return term.startswith(f"<{self._start}")

    def told_apart(self, query: Query) -> Query:
        """A query whose functions take the IRIs for the blank nodes that they are."""
        return transform(query, self._told_apart) if self._known else query

    def _told_apart(self, node: Node) -> Node | tuple[Node, ...]:
        match node:
            case BuiltIn(name="ISBLANK", arguments=(inner,)):
                return Operation((node, self._is_ours(inner)), ("||",))
            case BuiltIn(name="ISIRI" | "ISURI", arguments=(inner,)):
                return Operation((node, Unary("!", self._is_ours(inner))), ("&&",))
            case BuiltIn(name=name, arguments=(inner,)) if name in _OF_IRIS:
                return BuiltIn("IF", (self._is_ours(inner), _ERROR, node))
            case Call(function=Iri(value=value), arguments=(inner,)) if value == _STRING:
                return BuiltIn("IF", (self._is_ours(inner), _ERROR, node))
            case Order(expression=Variable() as variable):
                return (replace(node, expression=self._rank(variable)), node)
        return node

    def _rank(self, variable: Variable) -> Expression:
        """The place of a variable's value among the kinds of terms: unbound, blank nodes, IRIs, literals."""
        is_bound = BuiltIn("BOUND", (variable,))
        is_blank = Operation((BuiltIn("ISBLANK", (variable,)), self._is_ours(variable)), ("||",))
        blank_or_more = BuiltIn("IF", (is_blank, _number(1), _number(2)))
        return BuiltIn("IF", (is_bound, blank_or_more, _number(0)))

    def _is_ours(self, inner: Expression) -> Expression:
        """Whether an expression is such an IRI; of a blank node of the store, an error."""
        return BuiltIn("STRSTARTS", (BuiltIn("STR", (inner,)), Literal(self._start)))

    def restored(self, answer: Answer) -> Answer:
        """An answer with the blank nodes again."""
        if isinstance(answer, bool) or not self._known:
            return answer
        if isinstance(answer, Table):
            rows = [tuple(None if term is None else self._restored(term) for term in row) for row in answer.solutions]
            return Table(answer.variables, rows)
        return Triples(list(self._statements(answer.statements)))

    def _statements(self, statements: Iterable[str]) -> Iterable[str]:
        for statement in statements:
            subject, predicate, value = parts(Statement(statement))
            if not self.is_hidden(predicate):  # a blank node there makes no triple
                yield say(self._restored(subject), predicate, self._restored(value))

    def _restored(self, term: Term) -> Term:
        return Term(f"_:partner{term[1 + len(self._start) : -1]}") if self.is_hidden(term) else term
