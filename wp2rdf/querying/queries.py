"""Named queries: their headers, as the community has them, and values for their parameters, bound by type.

A header is the block of comments at the beginning of a file: `# title:`, `# category:`, `# description:`,
`# keywords:` and `# param: name | type | default | label`. A placeholder `{{name}}` stands for a parameter's value.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf import resources
from wp2rdf.errors import InputError, UsageError
from wp2rdf.querying.sparql import preparation, templates
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import plain
from wp2rdf.spelling import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.querying.sparql import tree
    from wp2rdf.querying.sparql.lexer import Token

_HEADER = re.compile(r"#\s*(title|category|description|keywords|param)\s*:\s*(.*?)\s*$", re.IGNORECASE)
_CONTINUED = re.compile(r"#\s{2,}(\S.*?)\s*$")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_LONGEST = 10_000
_SHOWN = 100


class Parameter(NamedTuple):
    """A parameter of a query.

    Attributes:
        name: of its placeholder.
        type: string, uri, integer, enum or autocomplete.
        default: what stands for it when no value is given.
        label: for people.
        choices: the values that an enum may have, each with a label.
        kind: what an autocomplete completes: pathway, gene, organism, community, term, author.
    """

    name: str
    type: str
    default: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    kind: str = ""

    @property
    def form(self) -> str:
        """What a value looks like, for messages."""
        match self.type:
            case "integer":
                return "a whole number"
            case "uri":
                return "an absolute IRI"
            case "enum":
                return f"one of {', '.join(value for value, _ in self.choices)}"
        return f"a text ({self.kind})" if self.kind else "a text"


class Query(NamedTuple):
    """A query with what its header says.

    Attributes:
        name: the stem of its file.
        text: the whole file.
        title: a few words.
        category: one of the community's categories.
        description: one or more sentences.
        keywords: to search by.
        parameters: in the order of the header.
        base: what its relative IRIs resolve against.
    """

    name: str
    text: str
    title: str = ""
    category: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    base: str = preparation.BASE


def parse(text: str, name: str) -> Query:
    """A query from the text of a file.

    Raises:
        UsageError: a parameter of its header is not of its form.
    """
    said: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEADER.match(line)
        continued = _CONTINUED.match(line)
        if match:
            last = match[1].lower()
            said.setdefault(last, []).append(match[2])
        elif continued and last == "description":
            said[last].append(continued[1])
    return Query(
        name,
        text,
        " ".join(said.get("title", ())),
        " ".join(said.get("category", ())),
        " ".join(said.get("description", ())),
        tuple(word.strip() for word in ",".join(said.get("keywords", ())).split(",") if word.strip()),
        tuple(_parameter(line, name) for line in said.get("param", ())),
    )


def _parameter(line: str, query: str) -> Parameter:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 4 or not re.fullmatch(r"[A-Za-z_]\w*", cells[0]):  # noqa: PLR2004 - name, type, default, label
        raise UsageError(f"{query}: parameter {line!r} is not of the form name | type | default | label")
    name, kind, default, label = cells[0], cells[1], cells[2], " | ".join(cells[3:])
    base, _, rest = kind.partition(":")
    match base:
        case "enum" if rest:
            pairs = [choice.partition("=") for choice in rest.split(",")]
            choices = tuple((value.strip(), (shown or value).strip()) for value, _, shown in pairs)
            return Parameter(name, base, default, label, choices)
        case "autocomplete":
            return Parameter(name, base, default, label, kind=rest.strip())
        case "string" | "uri" | "integer" if not rest:
            return Parameter(name, base, default, label)
    raise UsageError(f"{query}: parameter {name} has the unknown type {kind!r}")


@cache
def bundled() -> Mapping[str, Query]:
    """The bundled queries by name, in the order of their folders and names."""
    return {path.stem: parse(path.read_text(encoding="utf-8"), path.stem) for path in resources.queries()}


def load(name: str) -> Query:
    """A bundled query by its name, or one from a file.

    Raises:
        InputError: there is neither.
        UsageError: a parameter of its header is not of its form.
    """
    if name in bundled():
        return bundled()[name]
    path = Path(name)
    try:
        text, base = path.read_text(encoding="utf-8"), path.absolute().as_uri()
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8") from error
    except (OSError, ValueError) as error:
        name = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        like = near(name, bundled(), most=3)
        hint = f"; do you mean {', '.join(like)}?" if like else "; wp2rdf queries lists the bundled ones"
        raise InputError(f"{name}: no bundled query and no file of this name{hint}") from error
    return parse(text, path.stem)._replace(base=base)


def prepared(query: Query, values: Mapping[str, str], *, strict: bool = False) -> tree.Query:
    """The query that runs: with values, its loose forms put right, and checked.

    Args:
        query: the query.
        values: by the names of parameters; the others have their defaults.
        strict: whether prefixes must be declared and loose forms are refused.

    Raises:
        UsageError: a value is not of its form, or what stands there is no query that only reads.
    """
    return preparation.prepare(query.text, strict=strict, base=query.base, found=tokens(query, values))


def fill(query: Query, values: Mapping[str, str]) -> str:
    """The text of a query with a value in the place of each placeholder; see `tokens`."""
    return templates.text_of(query.text, tokens(query, values))


def tokens(query: Query, values: Mapping[str, str]) -> list[Token]:
    """The tokens of a query with a value in the place of each placeholder, each with its place in the query's file.

    A value is bound by the type of its parameter and by the place where its placeholder stands: inside quotes it is
    escaped, inside `<>` it must be an IRI or a part of one, behind a prefix a local name, and anywhere else it must be
    a number, one of the enum's values, or becomes a literal of its own. It never changes the shape of the query.

    Args:
        query: the query.
        values: by the names of parameters; the others have their defaults.

    Raises:
        UsageError: a value is not of its form, or there is no such parameter.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            allowed = f"its parameters: {', '.join(known)}" if known else "it has none"
            raise UsageError(f"{query.name} has no parameter {name!r}; {allowed}")
    chosen = {name: _checked(parameter, values.get(name, parameter.default)) for name, parameter in known.items()}
    bare = {name: _bare(known[name], value) for name, value in chosen.items()}
    return templates.filled(query.text, chosen, bare)


def _checked(parameter: Parameter, value: str) -> str:
    wrong = False
    match parameter.type:
        case "integer":
            wrong = not _INTEGER.fullmatch(value)
        case "enum":
            wrong = value not in {choice for choice, _ in parameter.choices}
        case "uri":
            value = value.removeprefix("<").removesuffix(">")
            wrong = iri.absolute(value) is None
        case _:
            wrong = len(value) > _LONGEST or any(0xD800 <= ord(char) < 0xE000 or char == "\0" for char in value)  # noqa: PLR2004 - surrogates
    if wrong:
        raise UsageError(f"parameter {parameter.name}: {value[:80]!r} is not {parameter.form}")
    return value


def _bare(parameter: Parameter, value: str) -> str:
    """A text for a place that is neither string nor IRI."""
    match parameter.type:
        case "integer" | "enum":
            return value
        case "uri":
            return f"<{value}>"
    return plain(value)
