"""The nodes of a parsed query: a small typed tree of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar).

What a reader of the tree need not know is gone: IRIs are whole (prefixes and BASE are worked in), texts have no
escapes, `;`, `,`, `[]` and lists are single triples, brackets around expressions are the shape of the tree. Nodes never
change; `traversal.walk` visits them, `traversal.transform` makes a new tree with some of them replaced, `scope` tells
which variables they bind, and `writer.write` makes strict SPARQL 1.1 of a tree. Two nodes are equal when they mean the
same, wherever they stand.

A query reads like this::

    Query
      form: Select | Construct | Ask | Describe
        where: Group
          elements: Triple | Filter | Bind | Values | Optional | Minus | Union | Graph | Service | Lateral | Group
                    | Select

A `Select` among the elements is a subquery, and then it is the only element of its group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from wp2rdf.querying.sparql.places import Remark

Span: TypeAlias = tuple[int, int]
"""Where a node stands in the text that was parsed: index of its first character, and of the one after its last."""

NOWHERE: Span = (-1, -1)
"""The place of a node that nobody wrote."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a query; where it stands is not looked at when nodes are compared."""

    span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


# Terms


@dataclass(frozen=True, slots=True)
class Iri(Node):
    """An IRI.

    Attributes:
        value: the whole IRI, without `<>`; for a name of Virtuoso's own, such as `bif:contains`, that name.
        name: how it is written, where that is a prefixed name or `a`.
    """

    value: str
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """A variable, by its name without `?` or `$`."""

    name: str


@dataclass(frozen=True, slots=True)
class BlankNode(Node):
    """A blank node of a pattern or template; a label that begins with a point is one that nobody wrote (`[]`)."""

    label: str


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A literal.

    Attributes:
        text: its lexical form, without escapes.
        language: its tag; "" for none.
        datatype: None for a simple literal and for one with a language; numbers and truth values have theirs.
    """

    text: str
    language: str = ""
    datatype: Iri | None = None


Term: TypeAlias = Iri | Variable | BlankNode | Literal


# Property paths (https://www.w3.org/TR/sparql11-query/#propertypaths)


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """`a/b/c`."""

    steps: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Alternative(Node):
    """`a|b|c`."""

    options: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Inverse(Node):
    """`^a`."""

    path: Path


@dataclass(frozen=True, slots=True)
class Repeat(Node):
    """`a*`, `a+`, `a?`: the mark is that sign."""

    path: Path
    mark: str


@dataclass(frozen=True, slots=True)
class Negated(Node):
    """`!(a|^b)`: each option is an IRI or the inverse of one."""

    options: tuple[Iri | Inverse, ...]


Path: TypeAlias = Iri | Sequence | Alternative | Inverse | Repeat | Negated


# Expressions (https://www.w3.org/TR/sparql11-query/#rExpression)


@dataclass(frozen=True, slots=True)
class Operation(Node):
    """Operands of one precedence with an operator between each two, applied from the left: `a + b - c`.

    Attributes:
        operands: two or more.
        operators: one less: `||`, `&&`, a comparison, `+` and `-`, or `*` and `/`.
    """

    operands: tuple[Expression, ...]
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """`!a`, `-a`, `+a`."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class In(Node):
    """`a IN (b, c)`, `a NOT IN (b, c)`."""

    operand: Expression
    options: tuple[Expression, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class BuiltIn(Node):
    """A function of SPARQL by its name in capitals: `STRLEN(?x)`."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function by its IRI: `xsd:integer(?x)`."""

    function: Iri
    arguments: tuple[Expression, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """An aggregate by its name in capitals: `COUNT(DISTINCT ?x)`.

    Attributes:
        name: COUNT, SUM, MIN, MAX, AVG, SAMPLE or GROUP_CONCAT.
        operand: None for `COUNT(*)`.
        distinct: whether DISTINCT stands before it.
        separator: that of a GROUP_CONCAT; None where it is not said (a blank then).
    """

    name: str
    operand: Expression | None
    distinct: bool = False
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class Exists(Node):
    """`EXISTS { … }`, `NOT EXISTS { … }`."""

    group: Group
    negated: bool = False


Expression: TypeAlias = Term | Operation | Unary | In | BuiltIn | Call | Aggregate | Exists


@dataclass(frozen=True, slots=True)
class As(Node):
    """`(expression AS ?variable)`, as a column or a key of GROUP BY.

    The variable is None for a column that nobody named, which only Virtuoso takes (`SELECT count(?x)`).
    """

    expression: Expression
    variable: Variable | None


# Patterns (https://www.w3.org/TR/sparql11-query/#GraphPattern)


@dataclass(frozen=True, slots=True)
class Triple(Node):
    """A triple pattern; its predicate may be a property path."""

    subject: Term
    predicate: Path | Variable
    object: Term


@dataclass(frozen=True, slots=True)
class Group(Node):
    """`{ … }`: its elements in the order of the text; triples side by side are one basic pattern."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`FILTER (…)`."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class Bind(Node):
    """`BIND (expression AS ?variable)`."""

    expression: Expression
    variable: Variable


@dataclass(frozen=True, slots=True)
class Values(Node):
    """`VALUES (?a ?b) { (1 UNDEF) }`: a row has a value for each variable, None for UNDEF."""

    variables: tuple[Variable, ...]
    rows: tuple[tuple[Iri | Literal | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Optional(Node):
    """`OPTIONAL { … }`."""

    group: Group


@dataclass(frozen=True, slots=True)
class Minus(Node):
    """`MINUS { … }`."""

    group: Group


@dataclass(frozen=True, slots=True)
class Union(Node):
    """`{ … } UNION { … }`: two branches or more."""

    branches: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Graph(Node):
    """`GRAPH name { … }`."""

    name: Iri | Variable
    group: Group


@dataclass(frozen=True, slots=True)
class Service(Node):
    """`SERVICE SILENT endpoint { … }` (https://www.w3.org/TR/sparql11-federated-query/)."""

    endpoint: Iri | Variable
    group: Group
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Lateral(Node):
    """`LATERAL { … }`: SEP-0006, which Oxigraph and Jena take."""

    group: Group


# Forms of a query


@dataclass(frozen=True, slots=True)
class Order(Node):
    """A condition of ORDER BY."""

    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form(Node):
    """What all forms of a query have.

    Attributes:
        where: the pattern; None only for a DESCRIBE without one.
        default_graphs: those of FROM.
        named_graphs: those of FROM NAMED.
        group_by: keys.
        having: conditions.
        order_by: conditions.
        limit: rows at most; None for no limit.
        offset: rows that are passed over.
        values: the VALUES behind the query.
    """

    where: Group | None
    default_graphs: tuple[Iri, ...] = ()
    named_graphs: tuple[Iri, ...] = ()
    group_by: tuple[Expression | As, ...] = ()
    having: tuple[Expression, ...] = ()
    order_by: tuple[Order, ...] = ()
    limit: int | None = None
    offset: int | None = None
    values: Values | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Select(_Form):
    """A SELECT, at the top or as a subquery: no columns means `*`; its reduction is DISTINCT, REDUCED or ""."""

    where: Group
    columns: tuple[Variable | As, ...] = ()
    reduction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Construct(_Form):
    """A CONSTRUCT; its short form has its pattern as the template."""

    where: Group
    template: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(_Form):
    """An ASK."""

    where: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Describe(_Form):
    """A DESCRIBE; no targets means `*`."""

    targets: tuple[Variable | Iri, ...] = ()


Form: TypeAlias = Select | Construct | Ask | Describe
Element: TypeAlias = (
    Triple | Filter | Bind | Values | Optional | Minus | Union | Graph | Service | Lateral | Group | Select
)


@dataclass(frozen=True, slots=True)
class Query(Node):
    """A whole query.

    Attributes:
        form: what is asked.
        base: what IRI(…) resolves against; "" for nothing.
        text: what was parsed: spans are places in it.
        loose: the loose forms that were put right while it was parsed.
        size: its words and signs, without what VALUES lists.
    """

    form: Form
    base: str = ""
    text: str = field(default="", compare=False, repr=False)
    loose: tuple[Remark, ...] = field(default=(), compare=False, repr=False)
    size: int = field(default=0, compare=False, repr=False)
