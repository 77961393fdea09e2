"""Identifiers of a data source as the data has them: nodes of their own, and what nodes are mapped to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, SupportsInt

from wp2rdf.errors import UsageError
from wp2rdf.exploring.asking import Data, asked
from wp2rdf.publishing import identifiers
from wp2rdf.rdf import iri
from wp2rdf.rdf.terms import Term, plain
from wp2rdf.registries.datasources import SOURCES, DataSource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


_VERSIONED = re.compile(r"(ENS[A-Z]*[0-9]{11})\.[0-9]+")
_SHORT_HMDB = re.compile(r"HMDB([0-9]{5})")

_BETWEEN = re.compile(r"[\s,;]+")
"""What parts the identifiers of a list that was pasted as one text; none holds any of these."""

_GAPS = frozenset({"nan", "<NA>", "NaT"})
"""What pandas and numpy show for a value that is missing."""


def listed(identifiers: Iterable[object] | str) -> list[str]:
    """Identifiers as texts, each once, as a column of a table may hold them.

    Whole numbers are written without a point, as a column with gaps has them (`7157.0`); gaps (None, NaN, NA, empty
    texts) are none.

    >>> listed(["TP53", None, 7157.0, 7157, float("nan"), " TP53"])
    ['TP53', '7157']
    >>> listed("TP53, MDM2 GCK")
    ['TP53', 'MDM2', 'GCK']

    Args:
        identifiers: texts or whole numbers; a text is one, or several with blanks, commas or line breaks between them.

    Raises:
        UsageError: something is neither a text, a whole number nor a gap.
    """
    if hasattr(identifiers, "columns"):
        raise UsageError("identifiers are one column, not a whole table: name it, as in table['gene']")
    if not isinstance(identifiers, Iterable):
        raise UsageError(f"identifiers are a list of texts or whole numbers, not {identifiers!r:.60}")
    found = map(_text, _BETWEEN.split(identifiers) if isinstance(identifiers, str) else identifiers)
    return [text for text in dict.fromkeys(found) if text]


def _text(one: object) -> str:
    if isinstance(one, str):
        return one.strip()
    if one is None or str(one) in _GAPS:
        return ""
    if isinstance(one, SupportsInt) and not isinstance(one, bool) and one == int(one):
        return str(int(one))
    raise UsageError(f"an identifier is a text or a whole number, not {one!r}")


class Names(NamedTuple):
    """The identifiers of one data source.

    Attributes:
        prefix: of the data source.
        source: the data source.
    """

    prefix: str
    source: DataSource

    def iris(self, identifier: str) -> Iterator[Term]:
        """The IRIs that stand for an identifier: as a node, and as what a node is mapped to.

        Args:
            identifier: with or without the prefix or the marker of the source; `CHEBI:17634` and `17634` are the same.
        """
        local = identifier.strip()
        if local.lower().startswith(f"{self.prefix}:") and self.source.marker.lower() != f"{self.prefix}:":
            local = local[len(self.prefix) + 1 :]
        marker = self.source.marker
        bare = local[len(marker) :] if marker and local.upper().startswith(marker) else local
        for base in dict.fromkeys((self.source.mapping_base, self.source.node_base)):
            for one in (bare, *self._other_forms(bare)):
                found = iri.mint(base, marker + one)
                if found is not None:
                    yield found

    def _other_forms(self, local: str) -> Iterator[str]:
        """What else is written for one identifier: an Ensembl id without version, a HMDB id of seven digits."""
        if self.prefix == "ensembl" and (versioned := _VERSIONED.fullmatch(local)):
            yield versioned[1]
        if self.prefix == "hmdb" and (short := _SHORT_HMDB.fullmatch(local)):
            yield f"HMDB00{short[1]}"

    def pattern(self, iris: Iterable[Term]) -> str:
        """The pattern of SPARQL by which `?node` has one of some identifiers, `?known`.

        Args:
            iris: what stands for them.
        """
        values = " ".join(iris)
        either = f"{{ VALUES ?node {{ {values} }} BIND (?node AS ?known) }}"
        if self.source.mapping is not None:
            either += f" UNION {{ VALUES ?known {{ {values} }} ?node {self.source.mapping} ?known }}"
        return f"{{ SELECT ?node ?known WHERE {{ {either} }} }}"  # first, before all nodes of all pathways are joined

    def identifier(self, value: str) -> str:
        """The identifier that an IRI stands for.

        Args:
            value: the IRI, without angle brackets.
        """
        for base in (self.source.mapping_base, self.source.node_base):
            found = iri.local_part(Term(f"<{value}>"), base)
            if found is not None:
                return found
        return value

    def own_form(self, identifier: str, known: Collection[str]) -> str | None:
        """The form in which an identifier is known, if it is.

        Args:
            identifier: in any of its forms.
            known: identifiers of this source, as `identifier` gives them.
        """
        return next((own for one in self.iris(identifier) if (own := self.identifier(one[1:-1])) in known), None)

    def sizes(self, pathways: Sequence[str], data: Data) -> Mapping[str, int]:
        """How many identifiers of this source each pathway has; 0 for one that has none.

        Args:
            pathways: their wpids.
            data: where they are.
        """
        counts: defaultdict[str, int] = defaultdict(int)
        if pathways and self.source.mapping is not None:
            rows = asked(
                f"""SELECT ?pathway (COUNT(DISTINCT ?known) AS ?size) WHERE {{
                  VALUES ?pathway {{ {" ".join(map(plain, pathways))} }}
                  ?version dcterms:identifier ?pathway ; a wp:Pathway .
                  ?node dcterms:isPartOf ?version ; {self.source.mapping} ?known .
                }} GROUP BY ?pathway""",
                data,
            ).rows()
            counts.update({str(row["pathway"]): int(row["size"] or 0) for row in rows})
        return counts


def names_of(identifier: str) -> Names:
    """The names of a data source that a user named, by its prefix, its BridgeDb code or its name.

    Raises:
        UsageError: there is no such data source.
    """
    prefix = identifiers.prefix_of(identifier)
    return Names(prefix, SOURCES[prefix])
