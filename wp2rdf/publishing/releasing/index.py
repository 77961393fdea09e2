"""The page of a release for people: what it is, how much there is, what changed, how to load it. It has no script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from wp2rdf._version import __version__
from wp2rdf.publishing.comparing.changes import KINDS
from wp2rdf.publishing.describing.description import SUMMARY, TITLE
from wp2rdf.publishing.releasing import changes, findings, naming
from wp2rdf.publishing.releasing.package import sources
from wp2rdf.rdf.iri import CC0, PREFIXES, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.errors import Level
    from wp2rdf.publishing.comparing.diff import Comparison
    from wp2rdf.publishing.describing.describe import Described
    from wp2rdf.publishing.describing.files import File
    from wp2rdf.publishing.releasing.instructions import Instruction
    from wp2rdf.validating.findings import Validation

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:64em;margin:2em auto;padding:0 1em;color:#222}h2{margin-top:2em}"
    "table{border-collapse:collapse}td,th{padding:.2em .8em .2em 0;text-align:left;vertical-align:top}"
    "td.n{text-align:right}pre{background:#f3f3f0;padding:.6em;overflow-x:auto}code{overflow-wrap:anywhere}"
)
_COUNTED = {
    "Pathway": "pathways, with those that are drawn in others",
    "DataNode": "data nodes",
    "GeneProduct": "gene products",
    "Protein": "proteins",
    "Metabolite": "metabolites",
    "Interaction": "interactions",
    "Complex": "complexes",
    "PublicationReference": "publications",
}
_SIGNS = (("+", "gained"), ("-", "lost"), ("~", "changed"))


def page(
    version: str,
    found: Described,
    files: tuple[File, ...],
    *,
    pages: int,
    validation: Validation,
    compared: Comparison | None,
    how: list[Instruction],
) -> str:
    """The page.

    Args:
        version: of the release.
        found: its description.
        files: its files, but for this one and the lists of all.
        pages: how many pages became RDF.
        validation: of the pages.
        compared: with the previous release; None: there is none.
        how: files are loaded.
    """
    title = escape(f"{TITLE} {version}")
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        f"<p>{escape(SUMMARY)}</p>\n<p>Issued on {escape(found.about.issued)}; the newest change of a pathway is of "
        f"{escape(found.about.modified or 'no known day')}.</p>\n",
        *_counts(found, pages),
        *_changes(compared),
        *_files(files),
        *_how(how),
        *_quality(validation),
        *_origin(version, found),
        "</body>\n</html>\n",
    ]
    return "".join(parts)


def _counts(found: Described, pages: int) -> Iterator[str]:
    yield "<h2>What there is</h2>\n<table>\n"
    rows = [("pages of pathways", pages), ("triples, each once", found.counts.triples)]
    for name, said in _COUNTED.items():
        counted = found.counts.classes.get(known(f"{PREFIXES['wp']}{name}"))
        if counted:
            rows.append((said, counted.entities))
    yield from (f'<tr><td>{escape(said)}</td><td class="n">{number:,}</td></tr>\n' for said, number in rows)
    yield f'</table>\n<p>All counts are in <a href="{naming.VOID}">{naming.VOID}</a>.</p>\n'


def _changes(compared: Comparison | None) -> Iterator[str]:
    yield "<h2>What changed</h2>\n"
    if compared is None:
        yield "<p>There is no previous release to compare with.</p>\n"
        return
    yield (
        f"<p>Since {escape(compared.old)}: {len(compared.pathways):,} pathways with changes; {compared.gained:,} "
        f'triples gained, {compared.lost:,} lost. <a href="{changes.FILES["html"]}">All changes by pathway</a>.</p>\n'
        "<ul>\n"
    )
    for kind, said in KINDS.items():
        some = [f"{compared.counts[kind, sign]:,} {word}" for sign, word in _SIGNS if compared.counts[kind, sign]]
        if some:
            yield f"<li>{escape(said)}: {', '.join(some)}</li>\n"
    yield "</ul>\n"


def _files(files: tuple[File, ...]) -> Iterator[str]:
    yield "<h2>Files</h2>\n<table>\n<tr><th>file</th><th>what it is</th><th>bytes</th></tr>\n"
    for file in files:
        yield (
            f'<tr><td><a href="{quote(file.name)}">{escape(file.name)}</a></td><td>{escape(file.title)}</td>'
            f'<td class="n">{file.size:,}</td></tr>\n'
        )
    yield (
        f'</table>\n<p>SHA-256 of all files: <a href="{naming.SUMS}">{naming.SUMS}</a>. Lists for programs: '
        f'<a href="{naming.CRATE}">{naming.CRATE}</a>.</p>\n'
    )


def _how(how: list[Instruction]) -> Iterator[str]:
    yield "<h2>How to load it</h2>\n<p>The commands are for a shell in the folder of this page; what they make "
    yield "stands beside it.</p>\n"
    for one in how:
        said = f"<p>{escape(one.said)}</p>\n" if one.said else ""
        yield f'<h3>{escape(one.title)}</h3>\n{said}<pre id="{one.id}">{escape(one.commands)}</pre>\n'


def _quality(validation: Validation) -> Iterator[str]:
    counts = ", ".join(f"{said}: {validation.count(level):,}" for level, said in _LEVELS)
    yield (
        f"<h2>Quality</h2>\n<p>{validation.pages:,} pages were checked against the SHACL shapes: {counts}. "
        f'<a href="{findings.HTML}">The report</a> says where each is and how it is mended.</p>\n'
    )


_LEVELS: tuple[tuple[Level, str], ...] = (
    ("error", "errors (pages that are left out, or violations)"),
    ("warning", "warnings"),
    ("info", "notes"),
)


def _origin(version: str, found: Described) -> Iterator[str]:
    yield f'<h2>Licence</h2>\n<p><a href="{escape(CC0[1:-1])}">CC0 1.0</a>: no rights are reserved.</p>\n'
    said = f"WikiPathways. {TITLE} {version}. Issued {found.about.issued}. https://www.wikipathways.org/"
    yield f"<h2>Citation</h2>\n<p>{escape(said)}</p>\n"
    yield "<h2>Source</h2>\n<ul>\n"
    for one in sources(found):
        yield f'<li><a href="{escape(one["path"])}">{escape(one["title"])}</a></li>\n'
    yield f"</ul>\n<p>Made with wp2rdf {escape(__version__)}.</p>\n"
