"""The tools: what a model can ask, with typed arguments, records as answers, and errors that say what to do next."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wp2rdf.assistant.knowledge import MOST_ROWS, Knowledge, Rows, bundled
from wp2rdf.assistant.nodes import identified, nodes_of
from wp2rdf.assistant.records import (  # the SDK evaluates annotations
    Answer,
    Checked,
    Found,
    Matches,
    Queries,
    Row,
    Schema,
    Search,
    Summary,
)
from wp2rdf.errors import UsageError
from wp2rdf.exploring.meaning import hint as meaning_of
from wp2rdf.exploring.naming import names_of
from wp2rdf.querying import queries
from wp2rdf.querying.traps import TRAPS
from wp2rdf.rdf.iri import PREFIXES
from wp2rdf.validating.helping import help_of
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["any", "pathway", "node", "term"]
Identifier = Literal["hgnc.symbol", "ensembl", "ncbigene", "uniprot"]
NodeKind = Literal["gene", "protein", "metabolite"]

_WPID = re.compile(r"(?:https?://[^\s?#]*/)?(?:WP)?([1-9][0-9]{0,8})(?:_r[0-9]+)?(?:\.html)?", re.IGNORECASE)
"""The id of a pathway, with or without letters, or an address that ends in it."""
_LOCAL = re.compile(r"[A-Za-z0-9_.@:-]{1,40}")
_MOST_GENES = 500
_MOST_QUERIES = 5
_MOST_WORDS = 4
_LONGEST_PAGE = 2**20
_QUERY_OF: dict[NodeKind, str] = {
    "gene": "genes-of-pathway",
    "protein": "proteins-of-pathway",
    "metabolite": "metabolites-of-pathway",
}


class Tools:
    """The tools over one store or endpoint; each method is a tool, and its docstring what a model is told of it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def search(self, text: str, kind: Kind = "any", limit: int = 20) -> Search:
        """Finds pathways, nodes (genes, proteins, metabolites), ontology terms, communities and authors by a text."""
        if not text.strip():
            raise UsageError("search for a text, such as a word of a title or the symbol of a gene")
        most = _between(limit, 1, 100)
        found: list[Found] = []
        for wanted, query in (("pathway", "find-pathways"), ("node", "find-nodes"), ("term", "find-terms")):
            if kind in {"any", wanted}:
                for row in self._knowledge.rows(query, text=text.strip(), limit=most).rows:
                    what = wanted if wanted == "pathway" else row["detail"]
                    wpid = row["id"] if wanted == "pathway" else ""
                    detail = row.get("detail", "") if wanted == "pathway" else row.get("pathways", "")
                    one: Found = {
                        "kind": what, "label": row["label"], "detail": detail, "iri": row["iri"], "wpid": wpid,
                    }  # fmt: skip
                    found.append(one)
        if not found and kind in {"any", "node"}:
            found = identified(text, self._knowledge)
        if not found and len(text.split()) > 1:
            return self._search_by_words(text, kind, limit)
        hint = "pathway(wpid) tells more of a pathway, neighbours(iri) of a node" if found else _NOTHING
        return {"found": found, "next": hint}

    def _search_by_words(self, text: str, kind: Kind, limit: int) -> Search:
        """What holds one word of a text that nothing holds as a whole, the longest word that something holds."""
        for word in sorted(dict.fromkeys(text.split()), key=len, reverse=True)[:_MOST_WORDS]:
            if len(word) > len("of") and (found := self.search(word, kind, limit)["found"]):
                return {"found": found, "next": f"nothing holds {text.strip()!r}; these hold {word!r}"}
        return {"found": [], "next": _NOTHING}

    def pathway(self, wpid: str | int) -> Summary:
        """A pathway at a glance: title, organism, description, how much it holds, its ontology terms."""
        wpid = _wpid(wpid)
        (said,) = self._knowledge.rows("pathway-summary", pathway=wpid).rows[:1] or [{}]
        if not said:
            raise UsageError(f"there is no pathway {wpid}: search(text, kind='pathway') finds those there are")
        counts = {
            row["class"].rpartition("#")[2]: int(row["count"])
            for row in self._knowledge.rows("counts-of-pathway", pathway=wpid).rows
            if "vocabularies.wikipathways.org/wp#" in row["class"]
        }
        return {
            "wpid": wpid,
            "title": said.get("title", ""),
            "organism": said.get("organism", ""),
            "revision": said.get("revision", ""),
            "last_edited": said.get("modified", ""),
            "description": said.get("description", ""),
            "page": f"https://www.wikipathways.org/pathways/{wpid}.html",
            "counts": counts,
            "terms": self._knowledge.rows("terms-of-pathway", pathway=wpid).rows,
            "next": "nodes_of_pathway and interactions_of_pathway tell what it holds",
        }

    def pathways_of_genes(
        self, genes: list[str | int], identifier: Identifier = "hgnc.symbol", limit: int = 20
    ) -> Matches:
        """Pathways that hold any of some genes, most matches first, with the genes that matched and their share."""
        wanted = list(dict.fromkeys(text for gene in genes if (text := str(gene).strip())))
        if not wanted or len(wanted) > _MOST_GENES:
            raise UsageError(f"give 1 to {_MOST_GENES} genes, not {len(wanted)}")
        if bad := [gene for gene in wanted if not _LOCAL.fullmatch(gene)]:
            raise UsageError(f"{bad[0]!r} is no {identifier} identifier, such as IL6 or 3569")
        names = names_of(identifier)
        by_iri = {one: gene for gene in wanted for one in names.iris(gene)}
        values = " ".join(by_iri)
        query = (
            "SELECT ?id ?title ?organism ?gene WHERE { "
            f"VALUES ?gene {{ {values} }} ?node {names.source.mapping} ?gene ; dcterms:isPartOf ?pathway . "
            "?pathway dcterms:identifier ?id ; dc:title ?title ; wp:organismName ?organism }"
        )
        matched: dict[tuple[str, str, str], set[str]] = {}
        for row in self._knowledge.rows(query, limit=10**6).rows:
            named = by_iri[f"<{row['gene']}>"]  # type: ignore[index]
            matched.setdefault((row["id"], row["title"], row["organism"]), set()).add(named)
        ordered = sorted(matched.items(), key=lambda one: (-len(one[1]), one[0][1], one[0][0]))
        known = set[str]().union(*matched.values())
        unknown = [gene for gene in wanted if gene not in known]
        meant = meaning_of(unknown, names, None, self._knowledge.place) if unknown else ""
        otherwise = "check the genes, or try another kind of identifier"
        return {
            "pathways": [
                {
                    "wpid": wpid, "title": title, "organism": organism, "matched": sorted(hits),
                    "coverage": round(len(hits) / len(wanted), 4),
                }
                for (wpid, title, organism), hits in ordered[: _between(limit, 1, 500)]
            ],
            "total": len(ordered),
            "unknown": unknown,
            "next": meant or ("pathway(wpid) tells more" if ordered else otherwise),
        }  # fmt: skip

    def nodes_of_pathway(self, wpid: str | int, kind: NodeKind = "gene") -> Answer:
        """The genes (with proteins), proteins or metabolites of a pathway, with label, identifier and source."""
        wpid = _wpid(wpid)
        found = self._knowledge.rows(_QUERY_OF[kind], pathway=wpid)
        hint = "neighbours(iri) tells what a node is connected with" if found.rows else self._why_none(wpid, kind)
        return {"rows": found.rows, "total": found.total, "notes": found.notes, "next": hint}

    def interactions_of_pathway(self, wpid: str | int) -> Answer:
        """The directed interactions of a pathway: kind, source and target with their labels."""
        wpid = _wpid(wpid)
        found = self._knowledge.rows("interactions-of-pathway", pathway=wpid)
        hint = (
            "neighbours(iri) asks for one node in all pathways" if found.rows else self._why_none(wpid, "interaction")
        )
        return {"rows": found.rows, "total": found.total, "notes": found.notes, "next": hint}

    def neighbours(self, iri: str) -> Answer:
        """What a node is connected with by directed interactions, in all pathways: `to` targets, `from` sources."""
        nodes = nodes_of(iri, self._knowledge)
        each = [self._knowledge.rows("neighbours", node=node) for node in nodes]
        rows = list({tuple(row.items()): row for one in each for row in one.rows}.values())
        if rows:
            hint = "pathway(wpid) tells more of a pathway"
        elif nodes:
            hint = "no directed interaction has this node as an end"
        else:
            hint = f"the data has no node {iri[:80]}: search(text, kind='node') finds those there are"
        notes = list(dict.fromkeys(note for one in each for note in one.notes if rows or nodes))
        return {"rows": rows, "total": sum(one.total for one in each), "notes": notes, "next": hint}

    def list_queries(self, text: str = "") -> Queries:
        """The bundled queries whose name, title, description or keywords hold a text; all of them without one."""
        words = text.casefold().split()
        ranked: list[tuple[int, Mapping[str, object]]] = []
        for one in queries.bundled().values():
            said = " ".join((one.name, one.title, one.description, *one.keywords)).casefold()
            held = sum(word in said for word in words)
            if held or not words:
                given: list[Row] = [
                    {
                        "name": p.name,
                        "type": p.type,
                        "default": p.default,
                        "choices": ", ".join(choice[0] for choice in p.choices),
                    }
                    for p in one.parameters
                ]
                about = {"name": one.name, "title": one.title, "description": one.description, "parameters": given}
                ranked.append((held, about))
        found = [about for held, about in ranked if held == len(words)]
        following = "run_query(name, parameters) runs one" if found else "try fewer words"
        if ranked and not found:
            ranked.sort(key=lambda one: -one[0])
            found = [about for _, about in ranked[:_MOST_QUERIES]]
            following = f"none holds all words; these hold most. {following}"
        return {"queries": found, "next": following}  # type: ignore[typeddict-item]

    def run_query(self, name: str, parameters: dict[str, str | int] | None = None, limit: int = 100) -> Answer:
        """Runs a bundled query; parameters that are not given have their defaults."""
        values = bundled(name, {key: str(value) for key, value in (parameters or {}).items()})
        found = self._knowledge.rows(name, values, limit=_between(limit, 1, MOST_ROWS))
        hint = "" if found.rows else _no_rows(found, "check the values of the parameters with search(text)")
        return {"rows": found.rows, "total": found.total, "notes": found.notes, "next": hint}

    def sparql(self, query: str, limit: int = 100) -> Answer:
        """Runs SPARQL 1.1 that only reads, under a time limit; known prefixes need not be declared. See schema()."""
        if not re.search(r"[{]|\bDESCRIBE\b", query, re.IGNORECASE):
            raise UsageError("this is no SPARQL: write SELECT, ASK or CONSTRUCT with a pattern in braces, or DESCRIBE")
        found = self._knowledge.rows(query, limit=_between(limit, 1, MOST_ROWS))
        otherwise = "schema() tells the traps, such as titles that have the language tag @en"
        hint = "" if found.rows else _no_rows(found, otherwise)
        return {"rows": found.rows, "total": found.total, "notes": found.notes, "next": hint}

    def schema(self) -> Schema:
        """Classes and properties with their counts, prefixes, and the traps of this data, each with a query to try."""
        return {
            "classes": self._knowledge.rows("classes").rows,
            "properties": self._knowledge.rows("properties").rows,
            "prefixes": dict(PREFIXES),
            "traps": [{"trap": one.trap, "query": one.query} for one in TRAPS],
            "next": "sparql(query) runs a query; list_queries(text) finds one that is written already",
        }

    def validate_page(self, text: str) -> Checked:
        """Checks the text of a pathway page (front matter and all), and tells line, column, rule and how to mend it."""
        if len(text) > _LONGEST_PAGE:
            raise UsageError(f"a page has at most {_LONGEST_PAGE:,} characters")
        named = re.search(r"^wpid: *['\"]?(WP[0-9]+)", text, re.MULTILINE)
        with tempfile.TemporaryDirectory(prefix="wp2rdf-") as folder:
            page = Path(folder) / f"{named[1] if named else 'WP0'}.md"
            page.write_text(text, encoding="utf-8", errors="replace")
            found = validate(page)
        rows: list[Row] = [
            {
                "line": str(one.line), "column": str(one.column), "level": one.level, "rule": one.rule,
                "message": one.message, "mend": help_of(one, found.rules),
            }
            for one in found.findings
        ]  # fmt: skip
        hint = "mend the errors first" if found.count("error") else ""
        return {"findings": rows, "errors": found.count("error"), "warnings": found.count("warning"), "next": hint}

    def _why_none(self, wpid: str, kind: str) -> str:
        """What to do about a pathway without nodes or interactions of a kind.

        Raises:
            UsageError: there is no such pathway.
        """
        if not self._knowledge.rows("pathway-summary", pathway=wpid).rows:
            raise UsageError(f"there is no pathway {wpid}: search(text, kind='pathway') finds those there are")
        return f"{wpid} has no {kind} with an identifier; pathway({wpid!r}) tells what it has"


def _no_rows(found: Rows, otherwise: str) -> str:
    """What to do about an answer without rows: its notes tell the cause, if that is plain."""
    return "no rows: the notes tell why" if found.notes else f"no rows: {otherwise}"


_NOTHING = "nothing: try a shorter word, another spelling, or kind='any'"


def _wpid(text: str | int) -> str:
    found = _WPID.fullmatch(str(text).strip())
    if not found:
        raise UsageError(
            f"{str(text)[:40]!r} is no pathway id: write it as WP364, or search(text, kind='pathway') for it"
        )
    return f"WP{found[1]}"


def _between(number: int, least: int, most: int) -> int:
    return max(least, min(number, most))
