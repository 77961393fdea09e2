"""Texts that say nothing: a description that is the title, keywords of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway


def empty_words(pathway: Pathway) -> Iterator[Problem]:
    """A description that repeats the title; keywords of the schema.org block that label no data node of the page."""
    title = (pathway.title or "").strip(" .").casefold()
    if title and title == (pathway.description or "").strip(" .").casefold():
        said = "the description is the title again"
        yield Problem(pathway.file, *pathway.locate(("description",)), "description-is-title", said)
    labels = {" ".join(row.label.split()) for row in pathway.datanodes.rows}
    if not labels or any(problem.file == pathway.datanodes.file for problem in pathway.problems):
        return  # rows that could not be read have labels too
    for index, block in enumerate(pathway.schema_jsonld):
        words = block.get("keywords")
        if not isinstance(words, list):
            continue
        for number, word in enumerate(words):
            if isinstance(word, str) and " ".join(word.split()) not in labels:
                place = pathway.locate(("schema-jsonld", index, "keywords", number))
                said = f"keyword {word!r} is the label of no data node"
                yield Problem(pathway.file, *place, "keyword-unknown", said)
