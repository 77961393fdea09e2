"""Edits of a site, one kind each, and what a curator would say has changed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Said = tuple[str, str, str, str, str]
"""Kind, sign, wpid, what was, what is."""


class Page:
    """A page with its tables, in the flat layout."""

    def __init__(self, site: Path, wpid: str) -> None:
        self.site = site
        self.wpid = wpid
        self.path = site / "_pathways" / f"{wpid}.md"
        self.front: dict[str, Any] = yaml.safe_load(self.path.read_text(encoding="utf-8").split("---")[1])
        self.nodes = self._table("datanodes")
        self.references = self._table("bibliography")

    def _table(self, kind: str) -> list[list[str]]:
        path = self.site / "_data" / f"{self.wpid}-{kind}.tsv"
        if not path.is_file():
            return []
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), delimiter="\t"))

    def save(self) -> None:
        text = yaml.safe_dump(self.front, allow_unicode=True, sort_keys=False)
        self.path.write_text(f"---\n{text}---\n", encoding="utf-8")
        for kind, rows in (("datanodes", self.nodes), ("bibliography", self.references)):
            if rows:
                out = io.StringIO()
                csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
                (self.site / "_data" / f"{self.wpid}-{kind}.tsv").write_text(out.getvalue(), encoding="utf-8")

    def row(self, kind: str) -> list[str]:
        """A row of the data nodes whose identifier and label no other row has."""
        for row in self.nodes[1:]:
            is_alone = sum(other[2] == row[2] or other[0] == row[0] for other in self.nodes) == 1
            if row[1] == kind and is_alone and len(row) == len(self.nodes[0]) and row[2] and row[0]:
                return row
        raise UnfitError

    def said(self, kind: str, sign: str, before: str = "", after: str = "") -> Said:
        return kind, sign, self.wpid, before, after


class UnfitError(Exception):
    """The page has not what is to be edited."""


def _need(value: Any) -> Any:  # noqa: ANN401 - whatever a page has
    if not value:
        raise UnfitError
    return value


def title(page: Page) -> list[Said]:
    was = _need(page.front["title"])
    page.front["title"] = f"{was}, revisited"
    return [page.said("title", "~", was, page.front["title"])]


def description(page: Page) -> list[Said]:
    was = _need(page.front.get("description"))
    page.front["description"] = f"{was} And more."
    return [page.said("description", "~", was, page.front["description"])]


def revision(page: Page) -> list[Said]:
    was, now = _need(page.front.get("revision")), "r999999"
    page.front["revision"] = now
    return [page.said("revision", "~", was, now)]


def edited(page: Page) -> list[Said]:
    was = str(_need(page.front.get("last-edited")))
    page.front["last-edited"] = "2026-11-09"
    return [page.said("edited", "~", was, "2026-11-09")]


def organism(page: Page) -> list[Said]:
    if page.front["organisms"] != ["Homo sapiens"]:
        raise UnfitError
    page.front["organisms"] = ["Mus musculus"]
    return [page.said("organism", "~", "Homo sapiens", "Mus musculus")]


def term_added(page: Page) -> list[Said]:
    one = {"id": "DOID:0000000", "value": "an invented disease", "type": "Disease Ontology"}
    page.front.setdefault("annotations", []).append(one)
    return [page.said("term", "+", after="an invented disease (DOID:0000000)")]


def _lone_term(page: Page) -> dict[str, str]:
    for one in page.front.get("annotations") or []:
        if one.get("value") and one.get("parent") and one["value"] != one["parent"]:
            return dict(one)
    raise UnfitError


def term_removed(page: Page) -> list[Said]:
    one = _lone_term(page)
    page.front["annotations"].remove(one)
    return [page.said("term", "-", f"{one['value']} ({one['id']})")]


def term_renamed(page: Page) -> list[Said]:
    one = _lone_term(page)
    page.front["annotations"].remove(one)
    page.front["annotations"].append(one | {"value": "a better name"})
    return [page.said("term", "~", one["value"], "a better name")]


def community_added(page: Page) -> list[Said]:
    page.front["communities"] = [*(page.front.get("communities") or []), "InventedTag"]
    return [page.said("community", "+", after="InventedTag")]


def community_removed(page: Page) -> list[Said]:
    was = _need(page.front.get("communities")).pop()
    return [page.said("community", "-", was)]


def author_added(page: Page) -> list[Said]:
    page.front["authors"].append("Newcomer")
    return [page.said("author", "+", after="Newcomer")]


def author_removed(page: Page) -> list[Said]:
    was = page.front["authors"].pop(0)
    if was in page.front["authors"] or not page.front["authors"]:
        raise UnfitError
    return [page.said("author", "-", str(was))]


def authors_reordered(page: Page) -> list[Said]:
    was = [str(one) for one in page.front["authors"]]
    if len({*was}) < 2 or len({*was}) < len(was):
        raise UnfitError
    page.front["authors"].reverse()
    return [page.said("order of authors", "~", ", ".join(was), ", ".join(reversed(was)))]


def citing_added(page: Page) -> list[Said]:
    work = {"link": "10.5555/new.2026", "title": "A new work (2026)"}
    page.front["citedin"] = [*(page.front.get("citedin") or []), work]
    return [page.said("citing work", "+", after="A new work (https://doi.org/10.5555/new.2026)")]


def citing_removed(page: Page) -> list[Said]:
    _need(page.front.get("citedin")).pop()
    return [page.said("citing work", "-", "...")]


def citing_renamed(page: Page) -> list[Said]:
    work = _need(page.front.get("citedin"))[0]
    work["title"] = "Another title without a year"
    return [page.said("citing work", "~", "...", "Another title without a year")]


def reference_added(page: Page) -> list[Said]:
    _need(page.references).append(["99999999", "Pubmed", "A new reference."])
    return [page.said("reference", "+", after="pubmed:99999999: A new reference.")]


def _reference(page: Page) -> list[str]:
    for row in page.references[1:]:
        if row[1] == "Pubmed" and sum(other[0] == row[0] for other in page.references) == 1:
            return row
    raise UnfitError


def reference_removed(page: Page) -> list[Said]:
    page.references.remove(_reference(page))
    return [page.said("reference", "-", "...")]


def citation(page: Page) -> list[Said]:
    _reference(page)[2] = "Another citation."
    return [page.said("citation", "~", "...", "Another citation.")]


def gene_added(page: Page) -> list[Said]:
    row = ["NEWG1", "GeneProduct", "ncbigene:99999999"]
    _need(page.nodes).append(row + [""] * (len(page.nodes[0]) - 3))
    return [page.said("gene", "+", after="NEWG1 (ncbigene:99999999)")]


def gene_removed(page: Page) -> list[Said]:
    row = page.row("GeneProduct")
    page.nodes.remove(row)
    return [page.said("gene", "-", f"{row[0]} ({row[2]})")]


def metabolite_added(page: Page) -> list[Said]:
    row = ["New acid", "Metabolite", "chebi:99999999"]
    _need(page.nodes).append(row + [""] * (len(page.nodes[0]) - 3))
    return [page.said("metabolite", "+", after="New acid (chebi:99999999)")]


def metabolite_removed(page: Page) -> list[Said]:
    row = page.row("Metabolite")
    page.nodes.remove(row)
    return [page.said("metabolite", "-", f"{row[0]} ({row[2]})")]


def identifier(page: Page) -> list[Said]:
    row = page.row("GeneProduct")
    was, row[2] = row[2], "ensembl:ENSG99999999999"
    return [page.said("identifier", "~", was, row[2])]


def label(page: Page) -> list[Said]:
    row = page.row("GeneProduct")
    was, row[0] = row[0], "Renamed one"
    return [page.said("label", "~", was, "Renamed one")]


def kind(page: Page) -> list[Said]:
    row = page.row("GeneProduct")
    row[1] = "Protein"
    return [page.said("type", "~", "GeneProduct", "Protein")]


def mapping_changed(page: Page) -> list[Said]:
    row, column = page.row("GeneProduct"), page.nodes[0].index("HGNC")
    was = _need(row[column]).removeprefix("hgnc.symbol:")
    row[column] = "hgnc.symbol:OTHER1"
    return [page.said("mapping", "~", was, "OTHER1")]


def mapping_gained(page: Page) -> list[Said]:
    row, column = page.row("GeneProduct"), page.nodes[0].index("Wikidata")
    if row[column]:
        raise UnfitError
    row[column] = "wikidata:Q99999999"
    return [page.said("mapping", "~", after="Q99999999")]


def comment(page: Page) -> list[Said]:
    row, column = page.row("GeneProduct"), page.nodes[0].index("Comment")
    was, row[column] = row[column], "A new comment"
    return [page.said("comment", "~", was if was.strip() and was != '""' else "", "A new comment")]


def redirect(page: Page) -> list[Said]:
    page.front["redirect_from"] = [*(page.front.get("redirect_from") or []), "/old/address"]
    return [page.said("redirect", "+", after="https://www.wikipathways.org/old/address")]


def network(page: Page) -> list[Said]:
    was = page.front.get("ndex")
    page.front["ndex"] = "99999999-9abc-11ee-8a12-0ac135e8bacf"
    base = "https://www.ndexbio.org/viewer/networks/"
    return [page.said("network", "~", f"{base}{was}" if was else "", base + page.front["ndex"])]


def _block(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = _need(page.front.get("schema-jsonld"))[0]
    return found


def keyword_added(page: Page) -> list[Said]:
    _need(_block(page).get("keywords")).append("an invented keyword")
    return [page.said("keyword", "+", after="an invented keyword")]


def keyword_removed(page: Page) -> list[Said]:
    words = _need(_block(page).get("keywords"))
    was = words.pop(0)
    if was in words or not was or was != was.strip():
        raise UnfitError
    return [page.said("keyword", "-", was)]


def page_type(page: Page) -> list[Said]:
    if page.front.get("seo") != "CreativeWork":
        raise UnfitError
    page.front["seo"] = "Dataset"
    return [page.said("page", "~", "schema:CreativeWork", "schema:Dataset")]


OF_PAGE: tuple[Callable[[Page], list[Said]], ...] = (
    title, description, revision, edited, organism, term_added, term_removed, term_renamed, community_added,
    community_removed, author_added, author_removed, authors_reordered, citing_added, citing_removed, citing_renamed,
    reference_added, reference_removed, citation, gene_added, gene_removed, metabolite_added, metabolite_removed,
    identifier, label, kind, mapping_changed, mapping_gained, comment, redirect, network, keyword_added,
    keyword_removed, page_type,
)  # fmt: skip


class OfSite(NamedTuple):
    """An edit of something else than a page."""

    name: str
    make: Callable[[Path], list[Said]]


def page_removed(site: Path, wpid: str) -> list[Said]:
    page = Page(site, wpid)
    page.path.unlink()
    return [page.said("pathway", "-", page.front["title"])]


def page_added(site: Path, like: str) -> list[Said]:
    page = Page(site, like)
    page.front |= {"wpid": "WP99999", "title": "A new pathway"}
    page.wpid, page.path = "WP99999", site / "_pathways" / "WP99999.md"
    page.front.pop("schema-jsonld", None)
    page.nodes = page.references = []
    page.save()
    return [page.said("pathway", "+", after="A new pathway")]


def author_renamed(site: Path) -> list[Said]:
    path = next(
        path for path in sorted((site / "_authors").glob("*.md")) if "\nrealname: " in path.read_text(encoding="utf-8")
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("realname: "))
    was, lines[place] = lines[place].removeprefix("realname: ").strip("'\""), "realname: Somebody Else"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [("profile", "~", "", was, "Somebody Else")]


def community_page(site: Path) -> list[Said]:
    path = next(
        path
        for path in sorted((site / "_communities").glob("*.md"))
        if "\ntitle: " in (text := path.read_text(encoding="utf-8")) and "\ncommunity-tag: " in text
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("title: "))
    was, lines[place] = lines[place].removeprefix("title: ").strip("'\""), "title: Another title"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [("community page", "~", "", was, "Another title")]


def organism_page(site: Path) -> list[Said]:
    path = next(
        path for path in sorted((site / "_organisms").glob("*.md")) if "\ncommon: " in path.read_text(encoding="utf-8")
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("common: "))
    was, lines[place] = lines[place].removeprefix("common: ").strip("'\""), "common: another name"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [("organism page", "~", "", was, "another name")]


OF_SITE = (author_renamed, community_page, organism_page)
