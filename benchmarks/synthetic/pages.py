"""A page and its two tables, from the number of the page alone."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, NamedTuple

import yaml

from benchmarks.site_statistics import DATABASES
from benchmarks.synthetic.nodes import ORGANISMS, Node, Nodes
from benchmarks.synthetic.words import text
from wp2rdf.mapping.context import MAINT_BOT
from wp2rdf.registries.datasources import COLUMNS
from wp2rdf.registries.ontologies import ONTOLOGIES, TOP_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.site_statistics import Statistics

_HEADER = "\t".join(("Label", "Type", "Identifier", "Comment", *COLUMNS))
_LINK = ' <a href=""{}"" target=""_blank"" class=""external"" rel=""nofollow"">{}</a>'
_SPREAD = [math.sqrt(prime) % 1 for prime in (2, 3, 5, 7, 11, 13, 17, 19)]
_TRIES = 20
_WORKS, _REFERENCES_A_PAGE, _TERMS = 1.6, 8, 3
"""About as many a page has."""


class Files(NamedTuple):
    """The files of a page, and the ranks of those who wrote it."""

    name: str
    page: str
    datanodes: str
    bibliography: str
    authors: list[int]


class Pages:
    """The pages of a site. A page is the same whatever the size of the site.

    Args:
        statistics: what the pages are like.
        seed: another seed gives other pages.
    """

    def __init__(self, statistics: Statistics, seed: int) -> None:
        self._known = statistics
        self._seed = seed
        self._nodes = Nodes(statistics, seed)
        self._organisms = statistics.weights["organisms"].counts[: len(ORGANISMS)]

    def files(self, number: int) -> Files:
        """The files of the page of a number from 1."""
        rng = random.Random(f"{self._seed} page {number}")
        wpid = f"WP{number}"
        organism = rng.choices(range(len(self._organisms)), self._organisms)[0]
        rows = list(self._rows(rng, self._size(number, "datanodes"), organism))
        authors = self._ranks(rng, "authors", self._size(number, "authors"))
        front = self._front(rng, number, organism, sorted({node.label for node, _ in rows if node.label}), authors)
        page = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True)
        return Files(
            wpid,
            f"---\n{page}---",
            "\n".join((_HEADER, *(self._row(rng, node, comment) for node, comment in rows))) + "\n",
            "\n".join(("ID\tDatabase\tCitation", *self._references(rng, self._size(number, "references")))) + "\n",
            authors,
        )

    def _size(self, number: int, name: str) -> int:
        """A size of a page. Numbers that follow each other are spread evenly, so that a small site is a fair sample."""
        places = list(self._known.sizes)
        step = _SPREAD[places.index(name)]
        return self._known.sizes[name].at((number * step + self._seed * step * step) % 1)

    def _drawn(self, rng: random.Random, name: str) -> int:
        return self._known.sizes[name].at(rng.random())

    def _is(self, rng: random.Random, name: str) -> bool:
        return rng.random() < self._known.shares[name]

    def _has(self, rng: random.Random, rule: str, of: float = 1) -> bool:
        """Whether a fault is made here: faults are counted a page, and a page has so many places for this one."""
        return rng.random() < self._known.findings.get(rule, 0) / of

    def _ranks(self, rng: random.Random, pool: str, number: int) -> list[int]:
        """So many different things of a pool, by rank."""
        ranks: dict[int, None] = {}
        for _ in range(_TRIES * number):
            if len(ranks) == number:
                break
            ranks[self._known.pools[pool].rank(rng.random())] = None
        return list(ranks)

    def _rows(self, rng: random.Random, number: int, organism: int) -> Iterator[tuple[Node, str]]:
        seen: dict[str, Node] = {}
        for _ in range(number):
            if seen and self._is(rng, "row repeated on a page"):
                node = rng.choice(list(seen.values()))
            else:
                node = self._nodes.draw(rng, organism)
                for _ in range(_TRIES):
                    if node.identifier not in seen:
                        break
                    node = self._nodes.draw(rng, organism)
            seen[node.identifier] = node
            is_commented = self._is(rng, "row with a comment")
            yield self._spoilt(rng, node), text(rng, self._drawn(rng, "comment")) if is_commented else ""

    def _spoilt(self, rng: random.Random, node: Node) -> Node:
        """A node with one of the faults of real rows, at their rates."""
        rows = self._known.checks["rows a page"]
        if self._has(rng, "mapping-uniprot", rows):
            column = list(COLUMNS).index("UniProt")
            spoilt = "uniprot:EXMPL_EXAMPLE"
            node = node._replace(mappings=(*node.mappings[:column], spoilt, *node.mappings[column + 1 :]))
        if self._has(rng, "node-identifier", rows):
            node = node._replace(identifier="")
        if self._has(rng, "schema-keyword-blank", rows):
            node = node._replace(label=f"{node.label} ")
        return node

    def _row(self, rng: random.Random, node: Node, comment: str) -> str:
        rows = self._known.checks["rows a page"]
        extra = "\t" if self._has(rng, "table-row", rows) else ""
        if self._has(rng, "e-mail", rows):
            comment += " someone@example.org"
        return "\t".join((node.label + extra, node.kind, node.identifier, f'"{comment}"', *node.mappings))

    def _front(
        self, rng: random.Random, number: int, organism: int, labels: list[str], authors: list[int]
    ) -> dict[str, object]:
        """The front matter."""
        wpid, revision = f"WP{number}", f"r{100_000 + number}"
        title = text(rng, self._size(number, "title")) + (" " if self._has(rng, "title-blank") else "")
        description = self._description(rng, self._size(number, "description"))
        front: dict[str, object] = {
            "annotations": self._annotations(rng),
            "authors": [author(rank) for rank in authors] + [MAINT_BOT] * self._is(rng, "maintained by a bot"),
            "citedin": [self._work(rank) for rank in self._ranks(rng, "works", self._size(number, "citedin"))],
            "communities": self._communities(rng),
            "description": description,
            "last-edited": f"20{rng.randrange(10, 26)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
            "organisms": [ORGANISMS[organism]],
            "redirect_from": [f"/index.php/Pathway:{wpid}", f"/instance/{wpid}", f"/instance/{wpid}_{revision}"],
            "revision": revision,
            "schema-jsonld": [
                {
                    "@context": "https://schema.org/",
                    "@id": f"https://wikipathways.github.io/pathways/{wpid}.html",
                    "@type": "Dataset",
                    "creator": {"@type": "Organization", "name": "WikiPathways"},
                    "description": description,
                    "keywords": labels,
                    "license": "CC0",
                    "name": title,
                }
            ],
            "seo": "CreativeWork",
            "title": title,
            "wpid": wpid,
        }
        if self._is(rng, "ndex"):
            front["ndex"] = f"{number:08x}-{rng.getrandbits(16):04x}-11eb-9e72-{rng.getrandbits(48):012x}"
        return {key: value for key, value in front.items() if value or key == "description"}

    def _description(self, rng: random.Random, length: int) -> str:
        drawn = text(rng, length)
        if length and self._is(rng, "description with a colon"):
            drawn = f"Note: {drawn}"[:length]
        if length and self._is(rng, "description with a link"):
            drawn = f"{drawn[:-45]} See [a page](https://example.org/{length:06})."
        return drawn

    def _communities(self, rng: random.Random) -> list[str]:
        weights = self._known.weights["communities"].counts
        drawn = rng.choices(range(len(weights)), weights, k=self._drawn(rng, "communities"))
        return [community(rank) for rank in dict.fromkeys(drawn)]

    def _annotations(self, rng: random.Random) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        is_untagged = self._has(rng, "pathway-untagged")
        for rank in self._ranks(rng, "terms", self._drawn(rng, "annotations")):
            term = random.Random(f"{self._seed} term {rank}")
            weights = self._known.weights["ontologies"].counts
            prefix, ontology = term.choices(list(ONTOLOGIES.items()), weights)[0]
            if not found and not is_untagged:
                prefix, ontology = "PW", ONTOLOGIES["PW"]  # nearly every page has such a term
            parents = [label for label, top in TOP_TERMS.items() if top.startswith(f"{prefix}:")]
            tag = {
                "id": f"{prefix}:1{rank % 10**6:06}",
                "parent": term.choice(parents),
                "type": ontology.type,
                "value": text(term, self._drawn(term, "term label")).rstrip("., ") or "term",
            }
            if self._has(rng, "term-label-missing", _TERMS):
                del tag["value"]
            found.append(tag)
        return found

    def _work(self, rank: int) -> dict[str, str]:
        work = random.Random(f"{self._seed} work {rank}")
        title = text(work, self._drawn(work, "work title")).rstrip("., ")
        if self._is(work, "work with a year"):
            title = f"{title[:-7].rstrip()} ({work.randrange(2008, 2027)})"
        if self._has(work, "citation-title-line", _WORKS):
            title = title.replace(" ", "\n", 1)
        link = f"PMC{9_000_000 + rank}" if self._is(work, "work in PMC") else f"10.5555/example.{rank:06}"
        return {"link": link, "title": title}

    def _references(self, rng: random.Random, number: int) -> Iterator[str]:
        for rank in self._ranks(rng, "references", number):
            work = random.Random(f"{self._seed} reference {rank}")
            database = work.choices(DATABASES, self._known.weights["databases"].counts)[0]
            local = _REFERENCES[database].format(f"{10_000_000 + rank}")
            if self._has(rng, "reference-id", _REFERENCES_A_PAGE):
                local += "."
            links = "".join(_LINK.format(base + local, name) for name, base in _SITES)
            yield f'{local}\t{database}\t"{text(work, self._drawn(work, "citation"))} {links}"'


_REFERENCES = {
    "Pubmed": "{}",
    "DOI": "10.5555/{}",
    "ISBN": "97800{}",
    "URL": "https://example.org/{}",
    "KEGG Pathway": "hsa{:.5}",
    "WikiPathways": "WP{:.4}",
}
_SITES = (
    ("PubMed", "http://www.ncbi.nlm.nih.gov/pubmed/"),
    ("Europe PMC", "https://europepmc.org/abstract/MED/"),
    ("Scholia", "https://qlever.scholia.wiki/pubmed/"),
)


def author(rank: int) -> str:
    """The user name of an author."""
    return f"Author {rank}"


def community(rank: int) -> str:
    """The tag of a community."""
    return f"Community{rank}"
