"""What can go wrong: exceptions for the caller's mistakes, problems for the data's faults.

The exceptions, as one tree::

    Wp2rdfError
    ├── UsageError      the caller asked for something that cannot be (also a ValueError)
    ├── InputError      the input is not there, or cannot be read
    │   └── PageError   one page cannot be converted; holds the problem
    └── OutputError     the output cannot be written

A fault in the data is not an exception but a `Problem`: a value that flows with the result.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["error", "warning", "info"]
"""error: a page is left out; warning: a value is left out; info: worth knowing, nothing is left out."""

Position = tuple[int, int]
"""Line and column, both from 1; columns count Unicode code points."""

START: Position = (1, 1)


class Wp2rdfError(Exception):
    """The base of all exceptions that wp2rdf raises on purpose."""


class UsageError(Wp2rdfError, ValueError):
    """The caller asked for something that cannot be, such as an unknown format."""


class InputError(Wp2rdfError):
    """The input is not there, or cannot be read."""


class PageError(InputError):
    """One page cannot be converted.

    Args:
        problem: what is wrong with it, and where.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class OutputError(Wp2rdfError):
    """The output cannot be written."""


class Rule(NamedTuple):
    """One kind of problem: how grave it is, and what it means."""

    level: Level
    meaning: str


RULES: dict[str, Rule] = {
    # a page is left out
    "page-unreadable": Rule("error", "The file cannot be opened or read."),
    "page-too-large": Rule("error", "The page is larger than any real page could be; it is not read."),
    "page-encoding": Rule("error", "The page is not UTF-8."),
    "front-matter-missing": Rule("error", "The file does not start with a line of three hyphens."),
    "front-matter-unclosed": Rule("error", "The front matter has no closing line of three hyphens."),
    "yaml-syntax": Rule("error", "The front matter is not YAML."),
    "yaml-tag": Rule("error", "The front matter has a YAML tag that stands for something else than plain data."),
    "yaml-bomb": Rule("error", "The front matter nests too deep, or grows without bound through aliases."),
    "page-not-mapping": Rule("error", "The front matter is not a mapping of keys to values."),
    "wpid-missing": Rule("error", "The page has no wpid."),
    "wpid-malformed": Rule("error", "The wpid is not WP and a number."),
    "wpid-duplicate": Rule("error", "Another page, earlier in path order, has the same wpid and is the one written."),
    # a value is left out
    "key-duplicate": Rule("warning", "A key stands twice in one mapping; the last value counts."),
    "key-unmapped": Rule("warning", "A key that no rule maps to RDF; its value is left out."),
    "value-type": Rule("warning", "A value is of another kind than the key asks for (a mapping where text belongs)."),
    "control-character": Rule("warning", "A control character is removed from a text; RDF/XML cannot hold it."),
    "e-mail": Rule("warning", "An e-mail address is removed from a text; personal data does not reach the output."),
    "title-missing": Rule("warning", "The page has no title."),
    "revision-missing": Rule("warning", "The page has no revision; r1 stands in for it, no version is stated."),
    "revision-malformed": Rule("warning", "The revision is not r and a number; r1 stands in for it."),
    "date-malformed": Rule("warning", "The last-edited date is not a date of the form 2025-12-31."),
    "organism-unknown": Rule("warning", "No taxon is known for the organism; only its name is written."),
    "ndex-malformed": Rule("warning", "The NDEx network id is not a UUID."),
    "redirect-malformed": Rule("warning", "A redirect is not a path or an address that can be an IRI."),
    "seo-unknown": Rule("warning", "The seo value is not the name of a schema.org class."),
    "annotation-id": Rule("warning", "An ontology annotation has no id of the form PW:0000004."),
    "annotation-type": Rule("warning", "The type of an annotation does not fit its id; the id decides."),
    "annotation-parent": Rule("warning", "The parent of an annotation is not one of the known top terms."),
    "annotation-conflict": Rule("warning", "One term stands twice with different values; the first counts."),
    "author-iri": Rule("warning", "An author entry cannot become an IRI, or not one of its own; its position stays."),
    "community-tag": Rule("warning", "A community tag cannot become an IRI, or is written for every pathway."),
    "citedin-link": Rule("warning", "A citing work has no link that is a PMC id, a DOI or a web address."),
    "citedin-archived": Rule("warning", "An archived link is neither a DOI nor a web address."),
    "citedin-conflict": Rule("warning", "One work stands twice with different values; the first counts."),
    "schema-context": Rule("warning", "The schema.org block has a context that is not schema.org's; it is left out."),
    "schema-id": Rule(
        "warning", "The schema.org block, or something in it, has no @id of its own; that part is left out."
    ),
    "schema-key": Rule(
        "warning", "A key of the schema.org block, or its value, is not one that schema.org could have."
    ),
    "table-unreadable": Rule("warning", "A table cannot be read; none of its rows is written."),
    "table-header": Rule("warning", "A table has another header than the site's tables; none of its rows is written."),
    "table-row": Rule("warning", "A row has another number of cells than the header; it is left out."),
    "node-identifier": Rule("warning", "A data node's identifier is missing or cannot be used; the row gives no node."),
    "node-prefix": Rule("warning", "A data node's identifier has a prefix with no identifiers.org path: no node."),
    "node-type": Rule("warning", "A data node's type is not one that the vocabulary knows."),
    "cell-prefix": Rule("warning", "A cell holds an identifier that belongs to another column."),
    "cell-identifier": Rule("warning", "An identifier in a cell is missing or cannot be used."),
    "reference-id": Rule("warning", "A reference's id does not have the form of its database."),
    "reference-database": Rule("warning", "A reference's database is not one that the site uses."),
    "link-malformed": Rule("warning", "An address is not one that can be an IRI."),
    "identifier-malformed": Rule("warning", "An identifier (ORCID, Wikidata, taxon) does not have its form."),
    "side-page": Rule("warning", "An author, organism, community or term page cannot be read or lacks its name."),
    "collection-member": Rule("warning", "A member of a collection is not WP and a number."),
    # worth knowing
    "page-body": Rule("info", "There is text after the front matter; pages hold everything in the front matter."),
    "page-name": Rule("info", "The file is named otherwise than its wpid."),
    "page-misplaced": Rule("info", "A page in the nested layout is not named as its folder; it is not read."),
    "table-orphan": Rule("info", "A table belongs to no page."),
    "table-header-old": Rule("info", "A table has the old header (ID and Database instead of Identifier)."),
}
"""Every rule by its id; `docs/findings.md` lists them for readers."""


_LONGEST = 240


class Problem(NamedTuple):
    """A fault in the data.

    Attributes:
        file: path of the file, relative to the site, with `/`.
        line: from 1.
        column: from 1, in Unicode code points.
        rule: its id in `RULES`.
        message: one line, for a person.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str

    @property
    def level(self) -> Level:
        """How grave it is."""
        return RULES[self.rule].level

    def __str__(self) -> str:
        """The line a compiler would print: one line, however the data that it speaks of looks."""
        return f"{self.file}:{self.line}:{self.column}: {self.level}: {one_line(self.message)} [{self.rule}]"


def one_line(text: str) -> str:
    """A text as one printable line that is not too long."""
    said = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said
