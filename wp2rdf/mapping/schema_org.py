"""The rule for the schema.org block of a page: JSON-LD 1.1, read by pyoxigraph's parser, nothing fetched."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph

from wp2rdf import iri
from wp2rdf.iri import CC0, GRAPH_OF_SITE, PREFIXES
from wp2rdf.terms import Statement, say
from wp2rdf.vocab import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.mapping.context import Context
    from wp2rdf.model import Json

CONTEXT: Json = {
    "@vocab": PREFIXES["schema"],
    "license": {"@type": "@vocab"},
    "CC0": CC0[1:-1],
}
"""What stands in for schema.org's own context, which is long, changes, and would have to be fetched."""

CONTEXTS = frozenset({"https://schema.org/", "https://schema.org", "http://schema.org/", "http://schema.org"})


_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_NAMED_BY_VOCABULARY = frozenset({"@type", "license"})
"""Keys whose values are names of schema.org, or IRIs."""


def schema_jsonld(ctx: Context) -> Iterator[Statement]:
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
        yield from _parsed(checked)
        yield say(iri.known(node), SCHEMA.about, ctx.names.bare)
        yield say(iri.known(node), SCHEMA.sameAs, ctx.names.page)


def _parsed(document: Mapping[str, Json]) -> list[Statement]:
    """The statements of a JSON-LD object, in the form in which pyoxigraph writes them, which is ours too."""
    text = json.dumps({"@context": CONTEXT, **document}, ensure_ascii=False)
    quads = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    return [Statement(line.removesuffix(" .")) for line in written.decode().split("\n")[:-1]]


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
            found = [self._item(key, item, *path, index) for index, item in enumerate(value)]
            return [item for item in found if item is not None]
        return self._item(key, value, *path)

    def _item(self, key: str, value: Json, *path: str | int) -> Json:
        if isinstance(value, dict) and key not in _NAMED_BY_VOCABULARY:
            return self.checked(value, *path)
        is_text = isinstance(value, str) and (bool(_NAME.fullmatch(value)) or _absolute(value) is not None)
        if isinstance(value, list | dict) or (key in _NAMED_BY_VOCABULARY and value is not None and not is_text):
            self._ctx.fault("schema-key", f"{value!r} cannot be the value of {key}: left out", *path)
            return None
        return value


_absolute = lru_cache(maxsize=1024)(iri.absolute)
