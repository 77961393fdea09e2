"""The rule for the schema.org block of a page: JSON-LD 1.1 in schema.org's vocabulary, nothing fetched.

What is left of a block after the check is so little of JSON-LD that it becomes statements here, in a tenth of the time
of a JSON-LD processor; the tests compare with one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from wp2rdf.rdf import iri
from wp2rdf.rdf.iri import CC0, GRAPH_OF_SITE, PREFIXES
from wp2rdf.rdf.terms import Sound, Statement, Term, plain, say, typed
from wp2rdf.rdf.vocab import RDF, SCHEMA, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Json

CONTEXTS = frozenset({"https://schema.org/", "https://schema.org", "http://schema.org/", "http://schema.org"})


_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_NAMED_BY_VOCABULARY = frozenset({"@type", "license"})
"""Keys whose values are names of schema.org, or IRIs."""


def schema_jsonld(ctx: Context) -> Iterator[Statement | Sound]:
    """`schema-jsonld`: the page as a schema.org dataset."""
    taken = {term[1:-1] for term in (*ctx.names[:4], GRAPH_OF_SITE)}
    for index, block in enumerate(ctx.pathway.schema_jsonld):
        if not block:
            continue
        given = block.get("@context")
        if not isinstance(given, str) or given not in CONTEXTS:
            said = f"context {given!r} is not schema.org's: block left out"
            ctx.fault("schema-context", said, "schema-jsonld", index, "@context")
            continue
        checker = _Checker(ctx, frozenset(taken))
        checked = checker.checked(
            {key: item for key, item in block.items() if key != "@context"}, "schema-jsonld", index
        )
        if checked is None:
            continue
        node = str(checked["@id"])
        taken.add(node)
        if ctx.sound and len(ctx.pathway.schema_jsonld) == 1:
            yield _sound_keywords(checked)
        yield from _said(checked)
        yield say(iri.known(node), SCHEMA.about, ctx.names.bare)
        yield say(iri.known(node), SCHEMA.sameAs, ctx.names.page)


def _sound_keywords(block: dict[str, Json]) -> Sound:
    """Takes the keywords without blanks around them out of a block, but for the first: a shape asks for one."""
    words = block.get("keywords")
    if not isinstance(words, list) or [one.get("@id") for one in objects(block)].count(block["@id"]) > 1:
        return Sound(0)
    distinct = dict.fromkeys(word for word in words[1:] if isinstance(word, str) and word != words[0])
    sound = {word for word in distinct if word and word == word.strip()}
    block["keywords"] = [word for word in words if word not in sound]
    return Sound(len(sound))


def objects(value: Json | Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    """An object and the objects in it, as the page has them."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(item, (dict, list)):
            yield from objects(item)


def _said(block: Mapping[str, Json]) -> Iterator[Statement]:
    """What an object says, and the objects in it."""
    subject = iri.known(str(block["@id"]))
    for key, item in block.items():
        if key == "@id":
            continue
        predicate = RDF.type if key == "@type" else iri.known(PREFIXES["schema"] + key)
        for value in item if isinstance(item, list) else (item,):
            if isinstance(value, dict):
                yield say(subject, predicate, iri.known(str(value["@id"])))
                yield from _said(value)
            elif key in _NAMED_BY_VOCABULARY:
                yield say(subject, predicate, _named(str(value)))
            else:
                yield say(subject, predicate, _literal(value))


def _named(name: str) -> Term:
    """A name of schema.org, or an IRI as it is; `CC0` is the licence that pages speak of."""
    if name == "CC0":
        return CC0
    return iri.known(PREFIXES["schema"] + name if _NAME.fullmatch(name) else name)


def _literal(value: Json) -> Term:
    """A value as JSON-LD has it (https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion)."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return typed("true" if value else "false", XSD.boolean)
    return typed(str(value), XSD.integer)


class _Checker:
    """Keeps of a block what JSON-LD, RDF and every RDF format can hold, and reports the rest where it stands.

    Args:
        ctx: where to report.
        taken: IRIs that stand for something else in the graph of the page.
    """

    def __init__(self, ctx: Context, taken: frozenset[str]) -> None:
        self._ctx = ctx
        self._taken = taken

    def checked(self, value: Mapping[str, Json], *path: str | int) -> dict[str, Json] | None:
        """An object, or None when it cannot be named: the organisation WikiPathways has a name of its own."""
        named = dict(value)
        if named.get("@type") == "Organization" and named.get("name") == "WikiPathways":
            named.setdefault("@id", GRAPH_OF_SITE[1:-1])
        node = named.get("@id")
        is_ours = node in self._taken and node != GRAPH_OF_SITE[1:-1]
        if "@context" in named:
            self._ctx.fault("schema-context", "a context inside the block: this part is left out", *path, "@context")
            return None
        if not isinstance(node, str) or _absolute(node) is None or (is_ours and len(named) > 1):
            self._ctx.fault("schema-id", "no @id of its own that is an IRI: this part is left out", *path)
            return None
        kept: dict[str, Json] = {}
        for key, item in named.items():
            if key not in {"@type", "@id"} and not _NAME.fullmatch(key):
                self._ctx.fault("schema-key", f"key {key!r} is no property of schema.org: left out", *path, key)
                continue
            found = item if key == "@id" else self._value(key, item, *path, key)
            if found is not None:
                kept[key] = found
        return kept

    def _value(self, key: str, value: Json, *path: str | int) -> Json:
        if isinstance(value, list):
            if key not in _NAMED_BY_VOCABULARY and all(isinstance(item, str) for item in value):
                return value
            found = [self._item(key, item, *path, index) for index, item in enumerate(value)]
            return [item for item in found if item is not None]
        return self._item(key, value, *path)

    def _item(self, key: str, value: Json, *path: str | int) -> Json:
        if key in _NAMED_BY_VOCABULARY:
            is_good = value is None or (isinstance(value, str) and _is_name(value))
        elif isinstance(value, dict):
            return self.checked(value, *path)
        else:
            is_good = not isinstance(value, list)
        if not is_good:
            self._ctx.fault("schema-key", f"{value!r} cannot be the value of {key}: left out", *path)
            return None
        return value


_absolute = lru_cache(maxsize=1024)(iri.absolute)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None or _absolute(text) is not None
