"""Numbers that PubMed, ISBN, CAS or NDEx can never have given: their check digits, their range, their version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wp2rdf.model import Pathway
    from wp2rdf.model.drawing import Drawing

PUBMED_HIGHEST = 44_000_000
"""No PubMed id is higher, as of November 2026; some 1.7 million are given in a year."""

_CAS = re.compile(r"[1-9][0-9]{1,6}-[0-9]{2}-[0-9]")
_WRONG_CAS = "CAS number {} has a wrong check digit"
_IDENTIFIER = 2
"""The cell of the identifier in a table of data nodes."""
_ISBN = re.compile(r"(?:97[89])?[0-9]{9}[0-9Xx]")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_IN_USE = re.compile(r".{14}[1-8].{4}[89ab].*", re.IGNORECASE)
"""The version and the variant of a UUID (RFC 9562, 4.1 and 4.2)."""


def malformed(pathway: Pathway) -> Iterator[Problem]:
    """References and substances whose identifier cannot be right, and an NDEx id that is no UUID that is in use."""
    drawing = pathway.drawing
    if drawing:
        yield from _drawn(drawing)
    cited = {one.identifier for one in drawing.publications.values()} if drawing else set()
    for row in pathway.bibliography.rows:
        rule, said = _of_reference(row.database, row.id)
        if rule and row.id not in cited:
            yield Problem(pathway.bibliography.file, *pathway.bibliography.locate(row.line, 0), rule, said)
    for node in () if drawing else pathway.datanodes.rows:
        if not node.identifier.startswith("cas:"):
            continue
        number = node.identifier.removeprefix("cas:").strip()
        if _CAS.fullmatch(number) and not is_cas(number):
            place = pathway.datanodes.locate(node.line, _IDENTIFIER)
            yield Problem(pathway.datanodes.file, *place, "cas-digit", _WRONG_CAS.format(number))
    if pathway.ndex and _UUID.fullmatch(pathway.ndex) and not _IN_USE.fullmatch(pathway.ndex):
        said = f"{pathway.ndex!r} has the form of a UUID, but of no version that is in use"
        yield Problem(pathway.file, *pathway.locate(("ndex",)), "uuid-version", said)


def _drawn(drawing: Drawing) -> Iterator[Problem]:
    """The same of a drawing: what its nodes and its literature have."""
    for node in drawing.datanodes:
        xref = node.xref
        if xref and xref.database == "CAS" and _CAS.fullmatch(xref.identifier) and not is_cas(xref.identifier):
            place = drawing.locate(xref.place, "ID")
            yield Problem(drawing.file, *place, "cas-digit", _WRONG_CAS.format(xref.identifier))
    for publication in drawing.publications.values():
        rule, said = _of_reference(publication.database, publication.identifier)
        if rule:
            yield Problem(drawing.file, *drawing.locate(publication.place, ""), rule, said)


def _of_reference(database: str, identifier: str) -> tuple[str, str]:
    """The rule that a reference breaks, and how; two empty texts: none."""
    match database.casefold():
        case "pubmed" if re.fullmatch("[0-9]{8,9}", identifier) and int(identifier) > PUBMED_HIGHEST:
            return "pubmed-range", f"PubMed has no {identifier}: its highest id is below {PUBMED_HIGHEST:,}"
        case "isbn":
            digits = identifier.replace("-", "").replace(" ", "")
            if _ISBN.fullmatch(digits) and not is_isbn(digits):
                return "isbn-digit", f"ISBN {identifier} has a wrong check digit"
    return "", ""


def is_cas(number: str) -> bool:
    """Whether the check digit of a CAS Registry Number is right (https://www.cas.org/support/documentation/chemical-substances/checkdig).

    >>> is_cas("7732-18-5"), is_cas("7732-18-4")
    (True, False)
    """
    *digits, check = (int(digit) for digit in number if digit != "-")
    return sum(place * digit for place, digit in enumerate(reversed(digits), 1)) % 10 == check


def is_isbn(digits: str) -> bool:
    """Whether the check digit of ten or thirteen digits is right (ISO 2108).

    >>> is_isbn("9780306406157"), is_isbn("0306406152"), is_isbn("9780306406158")
    (True, True, False)
    """
    numbers = [10 if digit in "Xx" else int(digit) for digit in digits]
    if len(numbers) == 13:  # noqa: PLR2004 - an ISBN has ten or thirteen digits
        return sum(number * (3 if place % 2 else 1) for place, number in enumerate(numbers)) % 10 == 0
    return sum(number * (10 - place) for place, number in enumerate(numbers)) % 11 == 0
