r"""From the tree of a query to strict SPARQL 1.1 that every engine reads in one way; engines are given nothing else.

A parser that cuts a text at other places may find a `SERVICE` where another sees an IRI or a string: it may take the
`<` of `<2)SERVICE#>` for an operator, or `SERVICEex:a` for a keyword and a name. So what is written is nothing but

- keywords, functions and operators of SPARQL 1.1 from lists, with blanks around them;
- variables as `$name`: a `?` could be one of a path;
- names `wp:Pathway` or `i1:` whose prefix is ours and whose local part is plain: IRIs stand in the prologue only, each
  on a line of its own, where nothing else can;
- blank nodes `_:b1`, numbers, language tags;
- strings in double quotes on one line, their escapes written anew, and the line ends behind one with a `#`.

There are no comments. Whatever else a tree holds is refused, whoever made it. What some parsers read in one piece only
(`-1`, `CONCAT(`, `rdfs:label*`, `"a"@en`) is in one piece. https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.errors import UsageError
from wp2rdf.querying.sparql import places
from wp2rdf.querying.sparql.functions import AGGREGATES, ARGUMENTS
from wp2rdf.querying.sparql.lexer import is_variable
from wp2rdf.querying.sparql.tree import (
    Aggregate,
    Alternative,
    As,
    Ask,
    Bind,
    BlankNode,
    BuiltIn,
    Call,
    Construct,
    Describe,
    Exists,
    Filter,
    Graph,
    Group,
    In,
    Inverse,
    Iri,
    Lateral,
    Literal,
    Minus,
    Negated,
    Operation,
    Optional,
    Order,
    Query,
    Repeat,
    Select,
    Sequence,
    Service,
    Triple,
    Unary,
    Union,
    Values,
    Variable,
)
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wp2rdf.querying.sparql.tree import Element, Expression, Form, Node, Path, Term

_OPERATORS = frozenset({"||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/"})
_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_OURS = MappingProxyType({namespace: prefix for prefix, namespace in PREFIXES.items()})
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")
_PLAIN = re.compile(r"(.*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)", re.DOTALL)
_TAG = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_SHORT = MappingProxyType(
    {
        _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
        _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
        _XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
        _XSD + "boolean": re.compile(r"true|false"),
    }
)
"""Lexical forms that are written without quotes."""

_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_LOOKS_LIKE_CODE_POINT = re.compile(r"\\\\([uU])")
_INDENT = "  "


def write(query: Query) -> str:
    r"""A query as text.

    Raises:
        UsageError: the tree holds what is not of SPARQL 1.1, such as a name of Virtuoso's own.

    >>> from wp2rdf.querying.sparql.parsing import parse
    >>> write(parse("SELECT * { ?s a <urn:a> } # all"))
    'PREFIX i0: <urn:a>\nSELECT *\nWHERE {\n  $s a i0: .\n}\n'
    """
    writer = _Writer(query.text)
    body = writer.form(query.form, 0)
    base = f"BASE {writer.whole(Iri(query.base))}\n" if query.base and writer.resolves else ""
    prologue = "".join(f"PREFIX {name}: <{namespace}>\n" for namespace, name in writer.prefixes.items())
    return f"{base}{prologue}{body}\n"


class _Writer:
    """Writes one query; knows the names that it gave to namespaces and blank nodes."""

    def __init__(self, text: str) -> None:
        self.prefixes: dict[str, str] = {}
        self.resolves = False
        """Whether a function resolves relative IRIs; those of the tree are resolved."""
        self._nodes: dict[str, str] = {}
        self._text = text

    def _refusal(self, node: Node, said: str) -> UsageError:
        return places.refusal(self._text, node.span[0] if self._text else -1, said)

    # Forms

    def form(self, form: Form, depth: int) -> str:
        """A query, or a subquery that stands so deep."""
        match form:
            case Select():
                reduction = f" {form.reduction}" if form.reduction in {"DISTINCT", "REDUCED"} else ""
                columns = " ".join(map(self._column, form.columns)) or "*"
                head = f"SELECT{reduction} {columns}"
            case Construct():
                head = f"CONSTRUCT {self._braced(form.template, depth)}"
            case Describe():
                head = f"DESCRIBE {' '.join(map(self._term, form.targets)) or '*'}"
            case Ask():
                head = "ASK"
            case _:
                raise self._refusal(form, "this is no query")
        lines = [head]
        lines += (f"FROM {self._iri(graph)}" for graph in form.default_graphs)
        lines += (f"FROM NAMED {self._iri(graph)}" for graph in form.named_graphs)
        if form.where is not None:
            lines.append(f"WHERE {self._group(form.where, depth)}")
        if form.group_by:
            lines.append(f"GROUP BY {' '.join(map(self._key, form.group_by))}")
        if form.having:
            lines.append(f"HAVING {' '.join(map(self._bracketed, form.having))}")
        if form.order_by:
            lines.append(f"ORDER BY {' '.join(map(self._order, form.order_by))}")
        if form.limit is not None:
            lines.append(f"LIMIT {form.limit:d}")
        if form.offset is not None:
            lines.append(f"OFFSET {form.offset:d}")
        if form.values is not None:
            lines.append(self._values(form.values))
        return f"\n{_INDENT * depth}".join(lines)

    def _column(self, column: Variable | As) -> str:
        if isinstance(column, Variable):
            return self._variable(column)
        if column.variable is None:
            raise self._refusal(column, "a column that is an expression needs a name: (… AS ?name)")
        return self._key(column)

    def _key(self, key: Expression | As) -> str:
        if isinstance(key, As) and key.variable is not None:
            return f"({self.expression(key.expression)} AS {self._variable(key.variable)})"
        if isinstance(key, As):
            return self._bracketed(key.expression)
        return self._variable(key) if isinstance(key, Variable) else self._bracketed(key)

    def _order(self, order: Order) -> str:
        if order.descending:
            return f"DESC{self._bracketed(order.expression)}"
        if isinstance(order.expression, Variable):
            return self._variable(order.expression)
        return f"ASC{self._bracketed(order.expression)}"

    # Patterns

    def _group(self, group: Group, depth: int) -> str:
        return self._braced(group.elements, depth)

    def _braced(self, elements: Iterable[Element], depth: int) -> str:
        lines = [self._element(one, depth + 1) for one in elements]
        if not lines:
            return "{ }"
        return "\n".join(("{", *(_INDENT * (depth + 1) + line for line in lines), _INDENT * depth + "}"))

    def _element(self, element: Element, depth: int) -> str:
        match element:
            case Triple():
                predicate = self._path(element.predicate)
                return f"{self._term(element.subject)} {predicate} {self._term(element.object)} ."
            case Filter():
                return f"FILTER {self._bracketed(element.condition, depth)}"
            case Bind():
                return f"BIND ({self.expression(element.expression, depth)} AS {self._variable(element.variable)})"
            case Values():
                return self._values(element)
            case Optional():
                return f"OPTIONAL {self._group(element.group, depth)}"
            case Minus():
                return f"MINUS {self._group(element.group, depth)}"
            case Lateral():
                return f"LATERAL {self._group(element.group, depth)}"
            case Union():
                return " UNION ".join(self._group(branch, depth) for branch in element.branches)
            case Graph():
                return f"GRAPH {self._term(element.name)} {self._group(element.group, depth)}"
            case Service():
                silent = "SILENT " if element.silent else ""
                return f"SERVICE {silent}{self._term(element.endpoint)} {self._group(element.group, depth)}"
            case Group():
                return self._group(element, depth)
            case Select():
                return self.form(element, depth)
        raise self._refusal(element, "this is no pattern")

    def _values(self, values: Values) -> str:
        names = " ".join(map(self._variable, values.variables))
        rows = " ".join(
            f"({' '.join('UNDEF' if cell is None else self._term(cell) for cell in row)})" for row in values.rows
        )
        return f"VALUES ({names}) {{ {rows} }}"

    def _path(self, path: Path | Variable) -> str:
        match path:
            case Variable():
                return self._variable(path)
            case Iri(value=value):
                return "a" if value == _TYPE else self._iri(path)
            case Sequence():
                return "/".join(map(self._step, path.steps))
            case Alternative():
                return "|".join(map(self._step, path.options))
            case Inverse():
                return f"^{self._step(path.path)}"
            case Repeat() if path.mark in {"*", "+", "?"}:
                return f"{self._step(path.path)}{path.mark}"
            case Negated():
                return f"!({'|'.join(map(self._path, path.options))})"
        raise self._refusal(path, "this is no property path")

    def _step(self, path: Path) -> str:
        return self._path(path) if isinstance(path, Iri | Negated) else f"({self._path(path)})"

    # Expressions

    def expression(self, expression: Expression, depth: int = 0) -> str:
        """An expression; `depth` is that of the line, for EXISTS."""
        match expression:
            case Operation() if len(expression.operators) == len(expression.operands) - 1:
                if not _OPERATORS.issuperset(expression.operators):
                    raise self._refusal(expression, "this is no operator of SPARQL 1.1")
                first, *others = (self._operand(one, depth) for one in expression.operands)
                rest = (f" {sign} {one}" for sign, one in zip(expression.operators, others, strict=True))
                return first + "".join(rest)
            case Unary() if expression.operator in {"!", "+", "-"}:
                inner = expression.operand
                if expression.operator == "!" and not isinstance(inner, Operation | Unary | In | Literal):
                    return f"!{self.expression(inner, depth)}"
                return f"{expression.operator}({self.expression(inner, depth)})"
            case In():
                word = "NOT IN" if expression.negated else "IN"
                return f"{self._operand(expression.operand, depth)} {word} ({self._listed(expression.options, depth)})"
            case BuiltIn() if expression.name in ARGUMENTS:
                self.resolves = self.resolves or expression.name in {"IRI", "URI"}
                return f"{expression.name}({self._listed(expression.arguments, depth)})"
            case Call():
                distinct = "DISTINCT " if expression.distinct else ""
                return f"{self._iri(expression.function)}({distinct}{self._listed(expression.arguments, depth)})"
            case Aggregate() if expression.name in AGGREGATES:
                return self._aggregate(expression, depth)
            case Exists():
                word = "NOT EXISTS" if expression.negated else "EXISTS"
                return f"{word} {self._group(expression.group, depth)}"
            case Iri() | Variable() | Literal():
                return self._term(expression)
        raise self._refusal(expression, "this is no expression of SPARQL 1.1")

    def _operand(self, expression: Expression, depth: int) -> str:
        if isinstance(expression, Operation | Unary | In | Exists):
            return self._bracketed(expression, depth)
        return self.expression(expression, depth)

    def _bracketed(self, expression: Expression, depth: int = 0) -> str:
        return f"({self.expression(expression, depth)})"

    def _listed(self, expressions: Iterable[Expression], depth: int) -> str:
        return ", ".join(self.expression(one, depth) for one in expressions)

    def _aggregate(self, aggregate: Aggregate, depth: int) -> str:
        distinct = "DISTINCT " if aggregate.distinct else ""
        operand = "*" if aggregate.operand is None else self.expression(aggregate.operand, depth)
        separator = "" if aggregate.separator is None else f"; SEPARATOR={self._string(aggregate.separator)}"
        return f"{aggregate.name}({distinct}{operand}{separator})"

    # Terms

    def _term(self, term: Term) -> str:
        match term:
            case Iri():
                return self._iri(term)
            case Variable():
                return self._variable(term)
            case BlankNode():
                return "_:" + self._nodes.setdefault(term.label, f"b{len(self._nodes)}")
            case Literal():
                return self._literal(term)
        raise self._refusal(term, "this is no term of SPARQL 1.1")

    def _variable(self, variable: Variable) -> str:
        if not is_variable(variable.name):
            raise self._refusal(variable, f"{variable.name[:40]!r} is no name of a variable")
        return f"${variable.name}"

    def whole(self, iri: Iri) -> str:
        """An IRI between `<>`, for the prologue."""
        if not _IRI.fullmatch(iri.value):
            raise self._refusal(iri, f"<{iri.value[:200]}> is no absolute IRI")
        return f"<{iri.value}>"

    def _iri(self, iri: Iri) -> str:
        """A name for an IRI, whose prefix stands in the prologue."""
        if iri.name.startswith(("bif:", "sql:")) and iri.value == iri.name:
            raise self._refusal(iri, f"{iri.name} is Virtuoso's own")
        self.whole(iri)
        match = _PLAIN.fullmatch(iri.value)
        if match is None:
            return f"{self.prefixes.setdefault(iri.value, f'i{len(self.prefixes)}')}:"
        prefix = _OURS.get(match[1]) or f"n{len(self.prefixes)}"
        return f"{self.prefixes.setdefault(match[1], prefix)}:{match[2]}"

    def _literal(self, literal: Literal) -> str:
        if literal.language:
            if not _TAG.fullmatch(literal.language):
                raise self._refusal(literal, f"{literal.language[:40]!r} is no language tag")
            return self._string(literal.text, f"@{literal.language}")
        if literal.datatype is None:
            return self._string(literal.text)
        short = _SHORT.get(literal.datatype.value)
        if short is not None and short.fullmatch(literal.text):
            return literal.text
        return self._string(literal.text, f"^^{self._iri(literal.datatype)}")

    def _string(self, text: str, tail: str = "") -> str:
        r"""A string in double quotes with what follows it; `\\u` in it cannot be taken for a code point."""
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise UsageError("the query has a lone surrogate, which is no character")
        written = text.translate(_WRITTEN)
        written = _LOOKS_LIKE_CODE_POINT.sub(lambda match: f"\\\\\\U{ord(match[1]):08X}", written)
        return f'"{written}"{tail}' + ("\n" if "#" in text else "")
