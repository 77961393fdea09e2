"""What somebody may have meant by identifiers that no pathway of the data has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wp2rdf.exploring.asking import Data, asked
from wp2rdf.exploring.naming import Names, names_of
from wp2rdf.publishing import identifiers
from wp2rdf.registries.organisms import TAXA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wp2rdf.rdf.terms import Term

_SYMBOL = "hgnc.symbol"
_HUMAN = "Homo sapiens"
_LOOKED_UP = 20
_TOLD = 5


def hint(unknown: Sequence[str], names: Names, organism: str | None, data: Data) -> str:
    """What to do about unknown identifiers: another spelling, another data source; empty, if that is not plain.

    Args:
        unknown: the identifiers; only the first are looked up.
        names: whose identifiers they were given as.
        organism: the Latin name of the organism whose pathways were asked for.
        data: where they were not found.
    """
    if is_of_humans_only(names, organism):
        return humans_only(str(organism))
    meant: defaultdict[Term, list[tuple[str, str]]] = defaultdict(list)
    for text in unknown[:_LOOKED_UP]:
        for spelled in dict.fromkeys((text.upper(), text.lower())):
            if spelled != text:
                _add(meant, names, spelled)
        for prefix in identifiers.PROPERTIES:
            if prefix != names.prefix:
                _add(meant, names_of(prefix), text)
    if not meant:
        return ""
    rows = asked(
        f"""SELECT ?known WHERE {{ VALUES ?known {{ {" ".join(meant)} }}
          FILTER (EXISTS {{ ?known a wp:DataNode }} || EXISTS {{ ?node ?mapping ?known . ?node a wp:DataNode }}) }}""",
        data,
    ).rows()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for prefix, spelled in meant[f"<{row['known']}>"]:  # type: ignore[index]
            found[prefix].append(spelled)
    if not found:
        return ""
    if names.prefix in found:
        return f"did you mean {', '.join(sorted(set(found[names.prefix]))[:_TOLD])}?"
    prefix = max(found, key=lambda one: len(set(found[one])))
    shown = ", ".join(sorted(set(found[prefix]))[:_TOLD])
    return f"identifier={prefix!r} has {shown}"


def _add(meant: defaultdict[Term, list[tuple[str, str]]], names: Names, text: str) -> None:
    for one in names.iris(text):
        meant[one].append((names.prefix, text))


def is_of_humans_only(names: Names, organism: str | None) -> bool:
    """Whether the genes of an organism have no identifiers of a data source, since only human ones do."""
    return names.prefix == _SYMBOL and organism != _HUMAN and organism in TAXA


def humans_only(organism: str) -> str:
    """What to do about it."""
    return f"symbols of HGNC are of human genes: for {organism} give identifier='ensembl' or 'ncbigene'"
