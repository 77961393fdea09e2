"""Compares a page's front matter with what its graph gives back; knows the whole list of what may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wp2rdf import mapping
from wp2rdf.mapping import back
from wp2rdf.rdf.block import Block
from wp2rdf.reading import page, source
from wp2rdf.reading.frontmatter import FrontMatter

if TYPE_CHECKING:
    from wp2rdf.errors import Problem
    from wp2rdf.model import Page, Site

SETS = {"annotations", "citedin", "communities", "keywords", "organisms", "redirect_from"}
"""Lists whose order and exact doubles may be lost."""

NOTHING: tuple[object, ...] = (None, "", [], {})
"""Absent, null, empty text and empty list are one value."""


def canonical(value: Any, key: str = "") -> Any:  # noqa: ANN401 - any YAML
    """A value without what may be lost."""
    if isinstance(value, dict):
        found = {name: canonical(item, name) for name, item in sorted(value.items())}
        if "@context" in found:
            found["@context"] = "https://schema.org/"
        return {name: item for name, item in found.items() if item not in NOTHING}
    if isinstance(value, list):
        # an empty keyword is a keyword, an empty author keeps the place of those behind it
        kept = [canonical(item) for item in value if key in {"keywords", "authors"} or item not in NOTHING]
        if key == "authors":
            while kept and kept[-1] in NOTHING:
                kept.pop()
        return sorted({repr(item) for item in kept}) if key in SETS else kept
    return value


def differences(one: Page, site: Site) -> tuple[dict[str, tuple[Any, Any]], list[Problem]]:
    """The keys that do not come back as they were, and the problems that were reported for the page."""
    content = source.read(one.root / one.file, one.file, source.PAGE_LIMIT).content
    front = FrontMatter(content, "page")
    written: dict[str, Any] = {**front.data, "schema-jsonld": front.json("schema-jsonld")}
    record = page.read(one)
    problems: list[Problem] = []
    block = Block.of(mapping.names_of(record).page, mapping.statements(record, site=site, problems=problems))
    came_back = canonical(back.front_matter(block.nquads().data))
    expected = canonical(written)
    changed = {
        key: (expected.get(key), came_back.get(key))
        for key in expected.keys() | came_back.keys()
        if expected.get(key) != came_back.get(key)
    }
    return changed, [problem for problem in (*record.problems, *problems) if problem.file == record.file]
