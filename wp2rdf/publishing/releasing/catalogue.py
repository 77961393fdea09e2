"""The files of a release: what each is, how large, with which digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.publishing.describing.files import File, described
from wp2rdf.publishing.releasing import changes, findings, naming

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wp2rdf.publishing.releasing.naming import Names

_PROFILES = {"full": "all that the pages hold", "wprdf": "the shapes of the official RDF"}
_PARTS = {
    "wp": "pathways as Turtle, a file a pathway",
    "authors": "authors and authorships as Turtle, a file a pathway",
    "gpml": "drawings as Turtle, a file a pathway: everything that is drawn, with its place and its look",
}


def titles(names: Names, sets: Mapping[str, tuple[str, int]], queries: int) -> dict[str, str]:
    """What every file is that a release may have, by its name, in the order in which people are told.

    Args:
        names: of the files.
        sets: organism and number of gene sets by file.
        queries: how many there are.
    """
    found = {}
    for profile, said in _PROFILES.items():
        found[names.dump(profile, "nq.gz")] = f"N-Quads, a named graph a page: {said}"
        found[names.dump(profile, "nt.gz")] = f"N-Triples, merged, each triple once: {said}"
        for part, of_part in _PARTS.items():
            found[names.archive(profile, part)] = f"{of_part}: {said}" if part != "gpml" else of_part
    for name, (organism, number) in sets.items():
        several = f"{number:,} gene set{'' if number == 1 else 's'}"
        found[name] = f"{several} of {organism or 'pathways without organism'}, NCBI Gene identifiers (GMT)"
    return found | {
        names.queries: f"{queries:,} SPARQL queries",
        changes.FILES["html"]: "what changed since the previous release, for people",
        changes.FILES["markdown"]: "the same as Markdown",
        changes.FILES["json"]: "the same for programs",
        changes.UPDATE: "the exact difference of the full dumps as SPARQL Update",
        changes.PATCH: "the exact difference of the full dumps as RDF Patch",
        findings.HTML: "what is wrong with the pages, for people",
        findings.JSON: "the same for programs",
        naming.VOID: "the description of the full dump: VoID, DCAT, PROV",
        naming.DATASET: "a short description for search engines: schema.org, Bioschemas",
        naming.PACKAGE: "a Data Package: the list of the data files",
        naming.ZENODO: "metadata for a deposit at Zenodo",
        naming.CRATE: "an RO-Crate: the list of all files",
        naming.INDEX: "what this release is, for people",
    }


def files(folder: Path, said: Mapping[str, str]) -> tuple[File, ...]:
    """The files that are there by now, in the order of their titles."""
    return tuple(
        described(folder / name, name, title=title) for name, title in said.items() if (folder / name).is_file()
    )
