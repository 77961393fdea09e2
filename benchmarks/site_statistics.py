"""The statistics of a site, as numbers: `python -m benchmarks.site_statistics SITE > benchmarks/site_statistics.json`.

They say how large things are, how often they occur and how many of them are the same, and hold no text of the site:
words in them are those of this project (names of data sources, columns, rules, types). `benchmarks.generate` makes
sites from them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from benchmarks.synthetic.distributions import Pool, Quantiles, Weights
from wp2rdf.converting import pipeline
from wp2rdf.converting.options import Options
from wp2rdf.converting.pipeline import Report
from wp2rdf.mapping.context import MAINT_BOT
from wp2rdf.reading import checkout as checkouts
from wp2rdf.reading import page, site
from wp2rdf.registries.datasources import COLUMNS, SOURCES
from wp2rdf.registries.ontologies import ONTOLOGIES
from wp2rdf.validating.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from wp2rdf.model import DataNode, Pathway

TABLE = Path(__file__).with_suffix(".json")
"""The statistics of the real site."""

CLASSES = ("GeneProduct", "Protein", "Metabolite")
DATABASES = ("Pubmed", "DOI", "ISBN", "URL", "KEGG Pathway", "WikiPathways")
_MOST_MAPPINGS = 40
_AUTHOR_FIELDS = ("realname", "website", "affiliation", "bio", "github", "orcid", "linkedin", "googlescholar")
_FILES = {
    "bytes of pages": "_pathways/*.md",
    "bytes of data nodes": "_data/*-datanodes.tsv",
    "bytes of bibliographies": "_data/*-bibliography.tsv",
}

_T = TypeVar("_T")
_Thing = tuple[object, object]
"""A thing, and the pool that it is in."""


class Statistics(NamedTuple):
    """What is known of a site.

    Attributes:
        pages: number of pages.
        sizes: numbers of entries of a page, and lengths of texts in characters.
        weights: how often each of several is taken; what they are is in the name, or in `kinds`.
        kinds: the types and data sources of data nodes, in the order of their weights.
        shares: how often something is so, from 0 to 1.
        pools: what is repeated, and how it grows.
        findings: how often each rule of the shapes and of the reader is broken, per page.
        checks: what a site that is made from these should have: bytes, quads and rows a page.
        distinct: for numbers of pages, the share of rows whose identifier has not come before.
    """

    pages: int
    sizes: dict[str, Quantiles]
    weights: dict[str, Weights]
    kinds: list[tuple[str, str]]
    shares: dict[str, float]
    pools: dict[str, Pool]
    findings: dict[str, float]
    checks: dict[str, float]
    distinct: dict[int, float]


def load(path: Path = TABLE) -> Statistics:
    """The statistics in a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Statistics(
        pages=found["pages"],
        sizes={name: Quantiles(tuple(values)) for name, values in found["sizes"].items()},
        weights={name: Weights(tuple(counts)) for name, counts in found["weights"].items()},
        kinds=[(kind, prefix) for kind, prefix in found["kinds"]],
        shares=found["shares"],
        pools={name: Pool(*numbers) for name, numbers in found["pools"].items()},
        findings=found["findings"],
        checks=found["checks"],
        distinct={int(pages): share for pages, share in found["distinct"].items()},
    )


def dumped(found: Statistics) -> str:
    """The statistics as JSON, a line each."""
    lines = []
    for name, value in found._asdict().items():
        if isinstance(value, dict):
            inner = ",\n".join(f"  {json.dumps(str(key))}: {json.dumps(_bare(one))}" for key, one in value.items())
            lines.append(f" {json.dumps(name)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _bare(value: object) -> object:
    if isinstance(value, Quantiles | Weights):
        return value[0]
    return [round(number, 3) for number in value] if isinstance(value, Pool) else value


def measure(root: Path) -> Statistics:
    """The statistics of a site."""
    checkout = checkouts.find(root)
    records = [page.read(one) for one in checkout.pages]
    kinds = Counter(
        (row.type, _prefix(row))
        for record in records
        for row in record.datanodes.rows
        if row.type in CLASSES and row.identifier
    )
    common = [kind for kind, _ in kinds.most_common() if kind[1] in SOURCES or kind[1] == ""]
    return Statistics(
        pages=len(records),
        sizes=_sizes(records),
        weights=_weights(records) | {"kinds": Weights(tuple(kinds[kind] for kind in common))},
        kinds=common,
        shares=_shares(root, records),
        pools=_pools(records),
        findings=_findings(root, len(records)),
        checks=checks(root),
        distinct={len(records) // part: distinct(records, part) for part in (64, 32, 16, 8, 4, 2, 1)},
    )


def _sizes(records: list[Pathway]) -> dict[str, Quantiles]:
    rows = [row for record in records for row in record.datanodes.rows]
    works = [work for record in records for work in record.citedin]
    lengths = {
        "datanodes": (len(record.datanodes.rows) for record in records),
        "references": (len(record.bibliography.rows) for record in records),
        "authors": (len(set(record.authors) - {MAINT_BOT}) for record in records),
        "annotations": (len(record.annotations) for record in records),
        "communities": (len(record.communities) for record in records),
        "citedin": (len(record.citedin) for record in records),
        "title": (len(record.title or "") for record in records),
        "description": (len(record.description or "") for record in records),
        "comment": (len(row.comment) for row in rows if row.comment),
        "gene label": (len(row.label) for row in rows if row.type != "Metabolite"),
        "metabolite label": (len(row.label) for row in rows if row.type == "Metabolite"),
        "citation": (len(row.citation) for record in records for row in record.bibliography.rows),
        "work title": (len(work.title or "") for work in works),
        "term label": (len(tag.value or "") for record in records for tag in record.annotations),
    }
    return {name: Quantiles.of(numbers) for name, numbers in lengths.items()}


def _weights(records: list[Pathway]) -> dict[str, Weights]:
    """Organisms and communities by rank, ontologies and databases by name, mappings of a cell by number."""
    organisms = Counter(name for record in records for name in record.organisms)
    tags = Counter(tag for record in records for tag in record.communities)
    ontologies = Counter((tag.id or "").partition(":")[0] for record in records for tag in record.annotations)
    databases = Counter(row.database for record in records for row in record.bibliography.rows)
    found = {
        "organisms": Weights(tuple(number for _, number in organisms.most_common())),
        "communities": Weights(tuple(number for _, number in tags.most_common())),
        "ontologies": Weights(tuple(ontologies[name] for name in ONTOLOGIES)),
        "databases": Weights(tuple(databases[name] for name in DATABASES)),
    }
    first = organisms.most_common(1)[0][0]
    cells: dict[str, Counter[int]] = defaultdict(Counter)
    for record in records:
        for row in record.datanodes.rows:
            if any(row.mappings) and row.type in CLASSES:
                group = group_of(row.type, is_first=first in record.organisms)
                for column, cell in zip(COLUMNS, row.mappings, strict=False):
                    cells[f"{group} {column}"][min(cell.count(";") + bool(cell), _MOST_MAPPINGS)] += 1
    for name, numbers in cells.items():
        if numbers[0] < numbers.total():
            found[name] = Weights(tuple(numbers[number] for number in range(max(numbers) + 1)))
    return found


def group_of(kind: str, *, is_first: bool) -> str:
    """Rows whose cells are alike: metabolites, and genes and proteins of the most frequent organism or of others."""
    return kind if kind == "Metabolite" else f"{kind} {1 if is_first else 2}"


def _shares(root: Path, records: list[Pathway]) -> dict[str, float]:
    rows = [row for record in records for row in record.datanodes.rows]
    texts = [record.description for record in records if record.description]
    works = [work for record in records for work in record.citedin]
    on_page = sum(len({row.identifier for row in record.datanodes.rows}) for record in records)
    authors = site.read(root).authors or {}
    found = {
        "ndex": _share(records, lambda record: record.ndex is not None),
        "maintained by a bot": _share(records, lambda record: MAINT_BOT in record.authors),
        "row repeated on a page": 1 - on_page / len(rows),
        "row with a comment": _share(rows, lambda row: bool(row.comment)),
        "row without mappings": _share(rows, lambda row: not any(row.mappings)),
        "label outside ASCII": _share(rows, lambda row: not row.label.isascii()),
        "description with a colon": _share(texts, lambda text: ": " in text),
        "description with a link": _share(texts, lambda text: "](" in text),
        "work in PMC": _share(works, lambda work: (work.link or "").startswith("PMC")),
        "work with a year": _share(works, lambda work: bool(re.search(r"\([0-9]{4}\)$", work.title or ""))),
    }
    for name in _AUTHOR_FIELDS:
        having = [author for author in authors.values() if getattr(author, name)]
        found[f"author with {name}"] = len(having) / max(len(authors), 1)
    return {name: round(share, 5) for name, share in found.items()}


def _share(of: list[_T], so: Callable[[_T], bool]) -> float:
    return sum(map(so, of)) / max(len(of), 1)


def _pools(records: list[Pathway]) -> dict[str, Pool]:
    """Each pool from the things that pages take from it, with the pool they are in; a thing counts once a page."""
    taken: dict[str, Callable[[Pathway], Iterable[_Thing]]] = {
        "genes": lambda record: (
            (record.organisms[:1], row.identifier) for row in record.datanodes.rows if row.type != "Metabolite"
        ),
        "metabolites": lambda record: (
            ("", row.identifier) for row in record.datanodes.rows if row.type == "Metabolite"
        ),
        "authors": lambda record: (("", author) for author in record.authors if author != MAINT_BOT),
        "terms": lambda record: (("", tag.id) for tag in record.annotations),
        "works": lambda record: (("", work.link) for work in record.citedin),
        "references": lambda record: (("", row.id) for row in record.bibliography.rows),
    }
    found = {}
    for name, things in taken.items():
        pages = [set(things(record)) for record in records]
        draws = Counter(pool for page_ in pages for pool, _ in page_)
        quarters = [len(set[_Thing]().union(*pages[start::4])) for start in range(4)]
        found[name] = Pool.fit(list(draws.values()), len(set[_Thing]().union(*pages)), sum(quarters) / 4)
    return found


def _findings(root: Path, pages: int) -> dict[str, float]:
    found = Counter(one.rule for one in validate(root).findings)
    return {rule: round(number / pages, 5) for rule, number in sorted(found.items())}


def checks(root: Path) -> dict[str, float]:
    """Bytes of each kind of file, quads and rows a page."""
    checkout = checkouts.find(root)
    made = pipeline.blocks(checkout, Options(), report=Report())
    counts = {name: sum(file.stat().st_size for file in root.glob(pattern)) for name, pattern in _FILES.items()}
    counts["quads"] = sum(block.triples for block in made)
    counts["rows"] = sum(len(page.read(one).datanodes.rows) for one in checkout.pages)
    return {f"{name} a page": round(number / len(checkout.pages), 2) for name, number in counts.items()}


def distinct(records: list[Pathway], part: int = 1) -> float:
    """The share of rows with an identifier that no earlier row of the organism has, in every so many-th page."""
    rows = [(record.organisms[:1], row.identifier) for record in records[::part] for row in record.datanodes.rows]
    return round(len(set(rows)) / max(len(rows), 1), 4)


def _prefix(row: DataNode) -> str:
    return row.identifier.partition(":")[0]


def main() -> None:
    """Prints the statistics."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    args = parser.parse_args()
    print(dumped(measure(args.site)), end="")


if __name__ == "__main__":
    main()
