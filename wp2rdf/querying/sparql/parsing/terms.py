"""Rules for terms: IRIs, literals, variables, blank nodes."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from wp2rdf.querying.sparql.parsing.cursor import Cursor
from wp2rdf.querying.sparql.parsing.references import resolved
from wp2rdf.querying.sparql.prefixes import expanded
from wp2rdf.querying.sparql.tree import BlankNode, Iri, Literal, Variable
from wp2rdf.rdf.iri import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wp2rdf.querying.sparql.lexer import Token
    from wp2rdf.querying.sparql.tree import Term

RDF = PREFIXES["rdf"]
XSD = PREFIXES["xsd"]
OF_VIRTUOSO = ("bif", "sql")
"""Prefixes that Virtuoso has functions under, and nobody a namespace for."""

_IN_STRING = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_POINT = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_NO_IRI = re.compile(r"[<>\"{}|^`\\\x00-\x20]")
_IN_NAME = re.compile(r"[\w\u00b7\u0300-\u036f\u203f\u2040-]")
_MEANT = MappingProxyType(
    {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "\\": "\\", '"': '"', "'": "'"},
)
_LAST = 0x10FFFF


class TermParser(Cursor):
    """Terms.

    Args:
        text: the query.
        tokens: its tokens.
        loose: whether loose forms are put right.
        known: prefixes that need no declaration.
        base: what relative IRIs resolve against; "" for nothing.
    """

    def __init__(self, text: str, tokens: list[Token], *, loose: bool, known: Mapping[str, str], base: str) -> None:
        super().__init__(text, tokens, loose=loose)
        self.prefixes: dict[str, str] = {}
        self.known = known
        self.base = base
        self._nodes = 0

    def is_iri(self) -> bool:
        """Whether an IRI begins here."""
        return self.token.kind in {"iri", "prefixed"}

    def iri(self) -> Iri:
        """An IRI, in full or as a prefixed name."""
        token = self.token
        if token.kind == "iri":
            self.take()
            return Iri(self.whole(token), span=token[2:4])
        if token.kind != "prefixed":
            raise self.misplaced("an IRI")
        self.take()
        prefix, _, local = self._points(token, token.text).partition(":")
        local = re.sub(r"\\(.)", r"\1", local)
        namespace = self.prefixes.get(prefix)
        if namespace is None and prefix in self.known:
            return Iri(expanded(self.known[prefix], local), token.text, span=token[2:4])
        if namespace is None:
            if prefix in OF_VIRTUOSO and self.loose:
                return Iri(token.text, token.text, span=token[2:4])
            what = (
                f"{token.text} is Virtuoso's own" if prefix in OF_VIRTUOSO else f"the prefix {prefix}: is not declared"
            )
            raise self.refusal(what, token.start)
        return Iri(namespace + local, token.text, span=token[2:4])

    def whole(self, token: Token) -> str:
        """The IRI between `<>`, resolved against the base."""
        found = _POINT.sub(lambda match: self._character(token, match[1]), token.text[1:-1])
        if _NO_IRI.search(found):
            raise self.refusal(f"{token.text} holds a character that no IRI may have", token.start)
        return resolved(self.base, found)

    def verb_a(self) -> Iri | None:
        """The IRI of `a`, if it stands here."""
        if self.token.kind != "word" or self.token.text != "a":
            return None
        return Iri(RDF + "type", "a", span=self.take()[2:4])

    def variable(self) -> Variable:
        """A variable."""
        token = self.expect_kind("variable", "a variable")
        return Variable(self._points(token, token.text[1:]), span=token[2:4])

    def literal(self) -> Literal | None:
        """A literal, if one begins here."""
        token = self.token
        if token.kind == "string":
            return self._string()
        if token.kind == "number":
            return self._number("")
        if token.key in {"+", "-"} and self.look().kind == "number" and self.look().start == token.end:
            self.take()
            return self._number(token.text)
        if token.key in {"TRUE", "FALSE"}:
            self.take()
            return Literal(token.text.lower(), datatype=Iri(XSD + "boolean"), span=token[2:4])
        return None

    def text_of_string(self) -> str:
        """The text of a string in quotes."""
        token = self.expect_kind("string", "a text in quotes")
        size = 3 if token.text.startswith(('"""', "'''")) else 1

        def meant(match: re.Match[str]) -> str:
            return _MEANT.get(match[1]) or self._character(token, match[1])

        found = _IN_STRING.sub(meant, token.text[size:-size])
        if any("\ud800" <= char <= "\udfff" for char in found):
            raise self.refusal("the query has a lone surrogate, which is no character", token.start)
        return found

    def graph_term(self) -> Term | None:
        """A term other than a list or a node with properties, if one begins here."""
        token = self.token
        match token.kind:
            case "variable":
                return self.variable()
            case "iri" | "prefixed":
                return self.iri()
            case "bnode":
                self.take()
                return BlankNode(token.text[2:], span=token[2:4])
        if token.key == "[" and self.look().key == "]":
            self.take()
            self.take()
            return self.fresh_node(token.start)
        if token.key == "(" and self.look().key == ")":
            self.take()
            self.take()
            return Iri(RDF + "nil", span=self.since(token.start))
        return self.literal()

    def fresh_node(self, start: int) -> BlankNode:
        """A blank node that nobody named."""
        self._nodes += 1
        return BlankNode(f".{self._nodes}", span=self.since(start))

    def _string(self) -> Literal:
        start = self.token.start
        text = self.text_of_string()
        if self.token.kind == "tag":
            return Literal(text, self.take().text[1:], span=self.since(start))
        if self.accept("^^"):
            datatype = self.iri()
            return Literal(text, datatype=datatype, span=self.since(start))
        return Literal(text, span=self.since(start))

    def _number(self, sign: str) -> Literal:
        token = self.take()
        kind = "double" if "e" in token.text.lower() else "decimal" if "." in token.text else "integer"
        return Literal(sign + token.text, datatype=Iri(XSD + kind), span=(token.start - len(sign), token.end))

    def _points(self, token: Token, text: str) -> str:
        """A name with the characters that its code points stand for."""

        def meant(match: re.Match[str]) -> str:
            found = self._character(token, match[1])
            if not _IN_NAME.fullmatch(found):
                raise self.refusal(f"{match[0]} cannot stand in a name", token.start)
            return found

        return _POINT.sub(meant, text) if "\\" in text else text

    def _character(self, token: Token, escape: str) -> str:
        """The character of `u0041` or `U00000041`."""
        code = int(escape[1:], 16) if escape[0] in "uU" and len(escape) > 1 else _LAST + 1
        if code > _LAST:
            raise self.refusal(f"\\{escape} is no escape of a string", token.start)
        if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
            raise self.refusal(f"\\{escape} is no character", token.start)
        return chr(code)
