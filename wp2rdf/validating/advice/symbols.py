"""Labels that are the symbol of another gene than the one that a node is mapped to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wp2rdf.model import DataNode, Pathway

_SYMBOLS, _GENES = "HGNC", ("Ensembl", "NCBI gene")
_PREFIX = "hgnc.symbol:"
_LABEL_CELL = 0
_LEAST = 2
"""Pages that must agree before they can overrule another."""


class Named(NamedTuple):
    """A node whose label is none of its symbols: where it stands, the label, its symbols, its genes."""

    file: str
    line: int
    column: int
    label: str
    symbols: tuple[str, ...]
    genes: frozenset[str]


class Symbols(NamedTuple):
    """What one page knows of symbols.

    Attributes:
        known: the symbols that its nodes are mapped to, with the identifiers of the gene.
        named: the nodes that are called otherwise.
        organisms: whose genes they are; a symbol is given to the genes of other species too.
    """

    known: Mapping[str, frozenset[str]]
    named: tuple[Named, ...]
    organisms: tuple[str, ...] = ()

    @classmethod
    def of(cls, pathway: Pathway) -> Symbols:
        """The symbols of a page; nothing for a table without a column of HGNC."""
        table = pathway.datanodes
        if _SYMBOLS not in table.columns:
            return cls({}, ())
        cell = table.columns.index(_SYMBOLS)
        of_genes = [table.columns.index(name) for name in _GENES if name in table.columns]
        known: dict[str, frozenset[str]] = {}
        named = []
        for row in table.rows:
            symbols = tuple(one[len(_PREFIX) :] for one in _entries(row, cell) if one.startswith(_PREFIX))
            if not symbols:
                continue
            genes = frozenset(one for column in of_genes for one in _entries(row, column))
            for symbol in symbols:
                known[symbol] = known[symbol] | genes if symbol in known else genes
            if row.label.upper() not in map(str.upper, symbols):
                named.append(Named(table.file, *table.locate(row.line, _LABEL_CELL), row.label, symbols, genes))
        return cls(known, tuple(named), pathway.organisms)


def _entries(row: DataNode, cell: int) -> list[str]:
    return [entry for one in row.mappings[cell].split(";") if (entry := one.strip())]


def swapped(pages: Iterable[Symbols]) -> Iterator[Problem]:
    """Every node whose label is a symbol that some page knows as another gene's, or whose symbol is of other genes.

    A gene that was renamed has both symbols, and is one gene by its identifiers; the symbol of a readthrough holds
    those of its genes (`PEDS1-UBE2V1`).
    """
    pages = list(pages)
    known: dict[str, set[str]] = {}
    having: dict[tuple[tuple[str, ...], str], list[tuple[Symbols, frozenset[str]]]] = {}
    for page in pages:
        for symbol, genes in page.known.items():
            known.setdefault(symbol, set()).update(genes)
            having.setdefault((page.organisms, symbol), []).append((page, genes))
    for page in pages:
        for file, line, column, label, symbols, genes in page.named:
            others = known.get(label)
            if others and not others & genes and not any(label in symbol.split("-") for symbol in symbols):
                said = f"{label!r} is the symbol of a gene, but this node is mapped to {', '.join(symbols)}"
                yield Problem(file, line, column, "label-other-gene", said)
            elif genes and all(_is_of_others(genes, page, having[page.organisms, one]) for one in symbols):
                said = f"{label!r} is mapped to {', '.join(symbols)}, which other pages have for other genes"
                yield Problem(file, line, column, "label-other-gene", said)


def _is_of_others(genes: frozenset[str], page: Symbols, having: Iterable[tuple[Symbols, frozenset[str]]]) -> bool:
    """Whether all other pages of an organism that know a symbol, and at least some, have it for other genes only."""
    elsewhere = [found for other, found in having if other is not page and found]
    return len(elsewhere) >= _LEAST and not any(found & genes for found in elsewhere)
