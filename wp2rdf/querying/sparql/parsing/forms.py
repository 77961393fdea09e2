"""Rules for whole queries: prologue, the four forms, and what stands behind a pattern."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from wp2rdf.querying.sparql import places
from wp2rdf.querying.sparql.parsing.patterns import PatternParser
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    As,
    Ask,
    BuiltIn,
    Call,
    Construct,
    Describe,
    Exists,
    Expression,
    Form,
    Group,
    Order,
    Select,
    Triple,
    Variable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.errors import UsageError
    from wp2rdf.querying.sparql.tree import Element, Iri

_FORMS = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_BEHIND = _FORMS | _UPDATES | {"HAVING", "ORDER", "ORDERBY", "LIMIT", "OFFSET", "VALUES", "}", ")", ";"}
"""What ends GROUP BY, HAVING and ORDER BY."""

_OF_DATASET = MappingProxyType({"input:default-graph-uri": "FROM", "input:named-graph-uri": "FROM NAMED"})
"""The pragmas of Virtuoso that name a graph, and what SPARQL 1.1 has for them."""

_OF_RUNNING = ("sql:", "output:")
"""How the names of pragmas begin that change nothing of what is found."""

_Node = TypeVar("_Node")


class QueryParser(PatternParser):
    """Queries (https://www.w3.org/TR/sparql11-query/#rQueryUnit)."""

    def query(self) -> Form:
        """The one query of a text."""
        self._graphs: dict[str, list[Iri]] = {name: [] for name in _OF_DATASET}
        self._prologue()
        token = self.token
        match token.key:
            case "SELECT":
                found: Form = self.select(inner=False)
            case "CONSTRUCT":
                found = self._construct()
            case "DESCRIBE":
                found = self._describe()
            case "ASK":
                found = self._ask()
            case _:
                raise self._no_query()
        if self.token.key == ";" or self.token.key in _FORMS | _UPDATES:
            raise self.refusal(f"{self.token.text} begins a second query or update: give one query")
        if self.token.kind != "end":
            raise self.misplaced()
        return found

    def _no_query(self) -> UsageError:
        """The error that no query begins here."""
        token = self.token
        if token.kind == "end":
            return self.refusal("there is no query here")
        if token.key in _UPDATES:
            return self.refusal(f"{token.key} changes data: only queries that read are run")
        begins = f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with {token.text[:40]!r}"
        return places.strange(self.text, token.start) or self.refusal(begins)

    def _prologue(self) -> None:
        while True:
            if self.accept("BASE"):
                self.base = self.whole(self.expect_kind("iri", "an IRI in <>"))
            elif self.accept("PREFIX"):
                token = self.expect_kind("prefixed", "a prefix with its colon")
                name = self._points(token, token.text[:-1])
                if not token.text.endswith(":") or ":" in name:
                    raise self.refusal(
                        f"{token.text[:30]!r} does not belong here; wanted: a prefix with its colon", token.start
                    )
                self.prefixes[name] = self.whole(self.expect_kind("iri", "an IRI in <>"))
            elif self.token.key == "DEFINE":
                self._define()
            else:
                return

    def _define(self) -> None:
        """Goes past a pragma of Virtuoso, which may name a graph; one that changes what is found is refused."""
        start = self.take().start
        pragma = self.expect_kind("prefixed", "the name of a pragma, such as sql:log-enable")
        name = pragma.text.lower()
        if name in _OF_DATASET:
            self._graphs[name].append(self.iri())
            self.put_right(start, f"DEFINE {name} is now {_OF_DATASET[name]}")
        elif name.startswith(_OF_RUNNING):
            if self.token.kind not in {"string", "number", "iri", "prefixed"}:
                raise self.misplaced("the value of the pragma")
            self.take()
            self.put_right(start, f"DEFINE {name} is left out: it only tells Virtuoso how to run a query or show it")
        else:
            said = f"DEFINE {pragma.text[:40]} is Virtuoso's own and changes what is found: leave it out"
            raise self.refusal(said, start)

    # The forms

    def select(self, *, inner: bool) -> Select:
        """A SELECT, at the top or inner, as a subquery."""
        start = self.take().start
        reduction = self.token.key if self.token.key in {"DISTINCT", "REDUCED"} else ""
        if reduction:
            self.take()
        columns = () if self.accept("*") else self._columns()
        graphs = {} if inner else self._dataset()
        self.accept("WHERE")
        where = self.group()
        rest = self._modifiers()
        return Select(columns=columns, reduction=reduction, where=where, span=self.since(start), **graphs, **rest)

    def _columns(self) -> tuple[Variable | As, ...]:
        found: list[Variable | As] = []
        while self.token.key not in {"WHERE", "FROM", "{"}:
            if self.token.key == "," and found:
                comma = self.take()
                self.put_right(comma.start, "the comma between columns is left out")
            found.append(self._column())
        if not found:
            raise self.misplaced("columns, or *")
        return tuple(found)

    def _column(self) -> Variable | As:
        """A column: a variable, or an expression with a name; brackets or name may be missing in loose forms."""
        token = self.token
        if token.kind == "variable" and not self.loose:
            return self.variable()
        first = None
        if token.key == "(":
            self.take()
            first = self.expression()
            if self.accept("AS"):
                variable = self.variable()
                self.expect(")")
                return As(first, variable, span=self.since(token.start))
            self.expect(")" if self.loose else "AS")
        if not self.loose:
            raise self.misplaced("a variable, or an expression with AS and a variable in brackets")
        return self._loose_column(token.start, self.expression(first))

    def _loose_column(self, start: int, expression: Expression) -> Variable | As:
        variable = self.variable() if self.accept("AS") else None
        span = self.since(start)
        if variable is not None:
            self.put_right(start, f"{self.source(*span)} stands in brackets")
        elif isinstance(expression, Variable):
            if expression.span[0] != start:
                self.put_right(start, f"{self.source(*span)} stands without brackets")
            return expression
        return As(expression, variable, span=span)

    def _construct(self) -> Construct:
        start = self.take().start
        if self.token.key == "{":
            template = self._template()
            graphs = self._dataset()
            self.accept("WHERE")
            where = self.group()
        else:
            graphs = self._dataset()
            self.expect("WHERE")
            begin = self.token.start
            template = self._template()
            where = Group(template, span=self.since(begin))
        rest = self._modifiers()
        return Construct(template=template, where=where, span=self.since(start), **graphs, **rest)

    def _template(self) -> tuple[Triple, ...]:
        """Triples in braces, without property paths."""
        self.expect("{")
        found: list[Element] = []
        while not self.accept("}"):
            self.triples(found, paths=False)
            if self.token.key != "}":
                self.expect(".")
        return tuple(one for one in found if isinstance(one, Triple))

    def _describe(self) -> Describe:
        start = self.take().start
        targets: list[Variable | Iri] = []
        if not self.accept("*"):
            targets.append(self.iri_or_variable())
            while self.token.kind == "variable" or self.is_iri():
                targets.append(self.iri_or_variable())
        graphs = self._dataset()
        where = None
        if self.accept("WHERE") or self.token.key == "{":
            where = self.group()
        rest = self._modifiers()
        return Describe(targets=tuple(targets), where=where, span=self.since(start), **graphs, **rest)

    def _ask(self) -> Ask:
        start = self.take().start
        graphs = self._dataset()
        self.accept("WHERE")
        where = self.group()
        rest = self._modifiers()
        return Ask(where=where, span=self.since(start), **graphs, **rest)

    # What stands around a pattern

    def _dataset(self) -> dict[str, Any]:
        default, named = ([*self._graphs[name]] for name in _OF_DATASET)
        while self.accept("FROM"):
            (named if self.accept("NAMED") else default).append(self.iri())
        return {"default_graphs": tuple(default), "named_graphs": tuple(named)}

    def _modifiers(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self._by("GROUP"):
            found["group_by"] = self._several(self._key)
        if self.accept("HAVING"):
            found["having"] = self._several(self._condition)
        if self._by("ORDER"):
            found["order_by"] = self._several(self._order)
        while self.token.key in {"LIMIT", "OFFSET"} and self.token.key.lower() not in found:
            name = self.take().key.lower()
            found[name] = self._whole_number()
        if self.token.key == "VALUES":
            found["values"] = self.values()
        return found

    def _by(self, name: str) -> bool:
        """Goes past GROUP BY or ORDER BY, also written as one word."""
        start = self.token.start
        if self.accept(name):
            self.expect("BY")
            return True
        if self.token.key == f"{name}BY":
            self.take()
            self.put_right(start, f"{name} BY is two words")
            return True
        return False

    def _several(self, rule: Callable[[], _Node]) -> tuple[_Node, ...]:
        """One or more of what a rule gives."""
        found = [rule()]
        while self.token.kind != "end" and self.token.key not in _BEHIND:
            found.append(rule())
        return tuple(found)

    def _key(self) -> Expression | As:
        token = self.token
        if token.kind == "variable":
            return self.variable()
        if token.key != "(":
            return self.constraint()
        self.take()
        expression = self.expression()
        if not self.accept("AS"):
            self.expect(")")
            return expression
        variable = self.variable()
        self.expect(")")
        return As(expression, variable, span=self.since(token.start))

    def _condition(self) -> Expression:
        """A condition of HAVING; Virtuoso takes it without brackets."""
        if not self.loose:
            return self.constraint()
        start = self.token.start
        first = self.bracketed() if self.token.key == "(" else None
        found = self.expression(first)
        if found is not first and not isinstance(found, Aggregate | BuiltIn | Call | Exists):
            self.put_right(start, f"the condition of HAVING stands in brackets: {self.source(*self.since(start))}")
        return found

    def _order(self) -> Order:
        token = self.token
        if token.key in {"ASC", "DESC"}:
            self.take()
            found = self.bracketed()
        elif token.kind == "variable":
            found = self.variable()
        else:
            found = self.constraint()
        return Order(found, token.key == "DESC", span=self.since(token.start))

    def _whole_number(self) -> int:
        token = self.token
        if token.kind != "number" or not token.text.isdigit():
            raise self.misplaced("a whole number")
        self.take()
        if len(token.text) > 18:  # noqa: PLR2004 - 64 bits
            raise self.refusal(f"{token.text[:30]} is too large", token.start)
        return int(token.text)
