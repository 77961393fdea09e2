"""Rules for graph patterns: groups and what stands in them, triples, property paths, VALUES."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.parsing.expressions import ExpressionParser
from wp2rdf.querying.sparql.parsing.terms import RDF
from wp2rdf.querying.sparql.tree import (
    Alternative,
    Bind,
    Filter,
    Graph,
    Group,
    Inverse,
    Iri,
    Lateral,
    Literal,
    Minus,
    Negated,
    Optional,
    Repeat,
    Sequence,
    Service,
    Triple,
    Union,
    Values,
    Variable,
)

if TYPE_CHECKING:
    from wp2rdf.querying.sparql.lexer import Token
    from wp2rdf.querying.sparql.tree import Element, Path, Select, Term


class PatternParser(ExpressionParser):
    """Patterns (https://www.w3.org/TR/sparql11-query/#rGroupGraphPattern)."""

    @abstractmethod
    def select(self, *, inner: bool) -> Select:
        """A SELECT."""

    def group(self) -> Group:
        """A group in braces."""
        start = self.expect("{").start
        if self.token.key == "SELECT":
            inner = self.select(inner=True)
            self.expect("}")
            return Group((inner,), span=self.since(start))
        elements: list[Element] = []
        after_triples = False
        while not self.accept("}"):
            if self.token.key == ".":
                if not after_triples:
                    raise self.misplaced()
                self.take()
                after_triples = False
                continue
            found = self._element()
            if found is not None:
                elements.append(found)
                self.accept(".")
                after_triples = False
                continue
            if after_triples:
                raise self.misplaced(". or }")
            self.triples(elements, paths=True)
            after_triples = True
        return Group(tuple(elements), span=self.since(start))

    def _element(self) -> Element | None:
        """What is no triple."""
        token = self.token
        match token.key:
            case "{":
                return self._group_or_union()
            case "OPTIONAL":
                self.take()
                return Optional(self.group(), span=self.since(token.start))
            case "MINUS":
                self.take()
                return Minus(self.group(), span=self.since(token.start))
            case "LATERAL":
                self.take()
                return Lateral(self.group(), span=self.since(token.start))
            case "GRAPH":
                self.take()
                return Graph(self.iri_or_variable(), self.group(), span=self.since(token.start))
            case "SERVICE":
                self.take()
                silent = self.accept("SILENT")
                return Service(self.iri_or_variable(), self.group(), silent, span=self.since(token.start))
            case "FILTER":
                self.take()
                return Filter(self.constraint(), span=self.since(token.start))
            case "BIND":
                return self._bind()
            case "VALUES":
                return self.values()
        return None

    def iri_or_variable(self) -> Iri | Variable:
        """An IRI or a variable."""
        if self.token.kind == "variable":
            return self.variable()
        if not self.is_iri():
            raise self.misplaced("an IRI or a variable")
        return self.iri()

    def _group_or_union(self) -> Group | Union:
        start = self.token.start
        branches = [self.group()]
        while self.accept("UNION"):
            branches.append(self.group())
        return branches[0] if len(branches) == 1 else Union(tuple(branches), span=self.since(start))

    def _bind(self) -> Bind:
        start = self.take().start
        self.expect("(")
        expression = self.expression()
        self.expect("AS")
        variable = self.variable()
        self.expect(")")
        return Bind(expression, variable, span=self.since(start))

    def values(self) -> Values:
        """A VALUES with its data."""
        start = self.take().start
        if self.token.kind == "variable":
            names = [self.variable()]
            bracketed = False
        else:
            self.expect("(")
            names = []
            while not self.accept(")"):
                names.append(self.variable())
            bracketed = True
        begin = self._place
        self.expect("{")
        rows: list[tuple[Iri | Literal | None, ...]] = []
        while not self.accept("}"):
            row = self.token
            if bracketed:
                self.expect("(")
                cells = []
                while not self.accept(")"):
                    cells.append(self._value())
            else:
                cells = [self._value()]
            if len(cells) != len(names):
                raise self.refusal(f"a row of VALUES has {len(cells)} values for {len(names)} variables", row.start)
            rows.append(tuple(cells))
        self.listed += self._place - begin - 2
        return Values(tuple(names), tuple(rows), span=self.since(start))

    def _value(self) -> Iri | Literal | None:
        if self.accept("UNDEF"):
            return None
        if self.is_iri():
            return self.iri()
        found = self.literal()
        if found is None:
            raise self.misplaced("an IRI, a literal or UNDEF")
        return found

    # Triples

    def triples(self, out: list[Element], *, paths: bool) -> None:
        """The triples of one subject.

        Args:
            out: what they are added to.
            paths: whether predicates may be property paths.
        """
        is_list = self.token.key in {"[", "("} and self.look().key not in {"]", ")"}
        subject = self._node(out, paths=paths)
        if is_list and self.token.key in {".", "}"}:
            return
        self._properties(subject, out, paths=paths)

    def _properties(self, subject: Term, out: list[Element], *, paths: bool) -> None:
        while True:
            start = self.token.start
            predicate = self._verb(paths=paths)
            while True:
                inner: list[Element] = []
                value = self._node(inner, paths=paths)
                out.append(Triple(subject, predicate, value, span=self.since(start)))
                out.extend(inner)
                if not self.accept(","):
                    break
            if self.token.key != ";":
                return
            while self.accept(";"):
                pass
            if self.token.key in {".", "}", "]"} or not self._is_verb():
                return

    def _is_verb(self) -> bool:
        token = self.token
        return token.kind in {"iri", "prefixed", "variable"} or token.text == "a" or token.key in {"^", "!", "("}

    def _verb(self, *, paths: bool) -> Path | Variable:
        if self.token.kind == "variable":
            return self.variable()
        if paths:
            return self._path()
        found = self.verb_a()
        if found is None and not self.is_iri():
            raise self.misplaced("a property")
        return found or self.iri()

    def _node(self, out: list[Element], *, paths: bool) -> Term:
        """A term, a list or a node with properties; what the latter say is added."""
        found = self.graph_term()
        if found is not None:
            return found
        token = self.token
        if token.key == "[":
            self.take()
            node = self.fresh_node(token.start)
            self._properties(node, out, paths=paths)
            self.expect("]")
            return node
        if token.key == "(":
            return self._list(out, paths=paths)
        if token.key == "<" and self.look().key == "<":
            raise self.refusal("triple terms (<< … >>) are not of SPARQL 1.1")
        raise self.misplaced("a term")

    def _list(self, out: list[Element], *, paths: bool) -> Term:
        """A list (https://www.w3.org/TR/sparql11-query/#collections)."""
        start = self.take().start
        head = here = self.fresh_node(start)
        while True:
            inner: list[Element] = []
            item_start = self.token.start
            item = self._node(inner, paths=paths)
            out.append(Triple(here, Iri(RDF + "first"), item, span=self.since(item_start)))
            out.extend(inner)
            closed = self.accept(")")
            after = Iri(RDF + "nil") if closed else self.fresh_node(self.token.start)
            out.append(Triple(here, Iri(RDF + "rest"), after, span=self.since(item_start)))
            if closed or isinstance(after, Iri):
                return head
            here = after

    # Property paths

    def _path(self) -> Path:
        start = self.token.start
        options = [self._sequence()]
        while self.accept("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alternative(tuple(options), span=self.since(start))

    def _sequence(self) -> Path:
        start = self.token.start
        steps = [self._step()]
        while self.accept("/"):
            steps.append(self._step())
        return steps[0] if len(steps) == 1 else Sequence(tuple(steps), span=self.since(start))

    def _step(self) -> Path:
        start = self.token
        if self.accept("^"):
            return Inverse(self._repeated(), span=self.since(start.start))
        return self._repeated()

    def _repeated(self) -> Path:
        start = self.token
        found: Path
        if self.accept("!"):
            found = self._negated(start)
        elif self.accept("("):
            found = self._path()
            self.expect(")")
        else:
            named = self.verb_a()
            if named is None and not self.is_iri():
                raise self.misplaced("a property")
            found = named or self.iri()
        if self.token.key in {"*", "+", "?"}:
            return Repeat(found, self.take().key, span=self.since(start.start))
        if self.token.key == "{" and self.look().kind == "number":
            raise self.refusal("counts in a property path are Virtuoso's own")
        return found

    def _negated(self, start: Token) -> Negated:
        options = []
        if self.accept("("):
            if self.token.key != ")":
                options.append(self._one_in_negated())
            while self.accept("|"):
                options.append(self._one_in_negated())
            self.expect(")")
        else:
            options.append(self._one_in_negated())
        return Negated(tuple(options), span=self.since(start.start))

    def _one_in_negated(self) -> Iri | Inverse:
        start = self.token.start
        inverse = self.accept("^")
        found = self.verb_a()
        if found is None and not self.is_iri():
            raise self.misplaced("a property")
        iri = found or self.iri()
        return Inverse(iri, span=self.since(start)) if inverse else iri
