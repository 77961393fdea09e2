"""Which pathways hold more of some genes than chance would have: over-representation by the hypergeometric test."""

from __future__ import annotations

import math
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.errors import InputError, UsageError
from wp2rdf.exploring.asking import Data, asked, table
from wp2rdf.exploring.meaning import hint, humans_only, is_of_humans_only
from wp2rdf.exploring.naming import Names, listed, names_of
from wp2rdf.exploring.organisms import check_organism, latin_name
from wp2rdf.exploring.pathways import UnknownIdentifierWarning
from wp2rdf.querying.ask import PartialAnswerWarning
from wp2rdf.rdf.terms import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wp2rdf.querying.results import Table


class Tested(NamedTuple):
    """A pathway that was tested.

    Attributes:
        pathway: its wpid.
        title: its title.
        size: its genes in the background.
        found: the given genes among them.
        log_p: the natural logarithm of the probability of as many or more by chance.
    """

    pathway: str
    title: str
    size: int
    found: list[str]
    log_p: float


def enrich(
    genes: Iterable[str | float] | str,
    background: Iterable[str | float] | None = None,
    *,
    identifier: str = "hgnc.symbol",
    organism: str = "Homo sapiens",
    smallest: int = 5,
    largest: int = 500,
    data: Data = None,
) -> Table:
    """Tests every pathway of an organism for more of some genes than chance would have.

    The probability is that of the hypergeometric distribution to draw as many or more of a pathway's genes, when as
    many as were given are drawn from the background. It is corrected over all pathways that were tested, those without
    any of the genes among them, by the method of Benjamini and Hochberg
    (https://doi.org/10.1111/j.2517-6161.1995.tb02031.x).

    Args:
        genes: identifiers; one that is given twice counts once, and gaps of a column count not at all.
        background: all that could have been given, such as those that were measured; None: every gene of the
            organism's pathways.
        identifier: whose identifiers these are, by prefix or BridgeDb code; see `pathways_with`.
        organism: a Latin name, a common one (`human`) or a taxon (`9606`).
        smallest: pathways with fewer genes in the background are not tested.
        largest: those with more are not tested.
        data: a checkout, an RDF file, a store or the address of an endpoint; None: the build in `output/`.

    Returns:
        `pathway`, `title`, `size` (its genes in the background), `found` (given genes among them), `expected` (as many
        by chance), `p`, `q` (corrected) and `identifiers` (those found, with `|` between them), the least p first.
        Genes that are not in the background do not count, and are told by an `UnknownIdentifierWarning`.

    Raises:
        UsageError: scipy is not installed, there is no such data source, something is no identifier, or symbols are
            asked for that the organism has not.
        InputError: there is no such data, no pathway of that organism in it, or none of the genes in the background.
        QueryError: the data cannot be asked.
    """
    try:
        import numpy as np  # noqa: PLC0415 - an extra
        from scipy import stats  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("enrichment needs scipy: pip install 'wp2rdf[statistics]'") from error
    if smallest > largest:
        raise UsageError(f"no pathway has {smallest} genes or more and {largest} or fewer")
    names, latin = names_of(identifier), latin_name(organism) or organism
    if is_of_humans_only(names, latin):
        raise UsageError(humans_only(latin))
    sets, titles = _sets(names, latin, data)
    drawn: set[str] = set().union(*sets.values())
    everything = drawn
    if background is not None:
        everything = {names.own_form(one, drawn) or one for one in listed(background)}
    asked_for = listed(genes)
    forms = {one: names.own_form(one, everything) for one in asked_for}
    given = set(filter(None, forms.values()))
    lost = sorted(one for one, form in forms.items() if form is None)
    if not given:
        said = f"none of the {len(asked_for):,} genes is in the background"
        meant = hint(lost, names, latin, data) or f"are they identifiers of {identifier} in {latin}?"
        raise InputError(f"{said}; {meant}")
    if lost:
        shown = ", ".join(lost[:10]) + (" …" if len(lost) > len(lost[:10]) else "")
        said = f"{len(lost):,} of {len(asked_for):,} genes are not in the background and do not count: {shown}"
        warnings.warn(said, UnknownIdentifierWarning, stacklevel=2)
    counted = {pathway: (len(members & everything), sorted(members & given)) for pathway, members in sets.items()}
    chosen = [pathway for pathway, (size, _) in counted.items() if smallest <= size <= largest]
    if not chosen:
        said = f"nothing was tested: no pathway of {latin} has {smallest} to {largest} of the genes in the background"
        warnings.warn(said, PartialAnswerWarning, stacklevel=2)
    log_ps = stats.hypergeom.logsf(
        [len(counted[pathway][1]) - 1 for pathway in chosen],
        len(everything),
        [counted[pathway][0] for pathway in chosen],
        len(given),
    )
    tested = [
        Tested(pathway, titles[pathway], counted[pathway][0], counted[pathway][1], min(float(log_p), 0.0))
        for pathway, log_p in zip(chosen, np.atleast_1d(log_ps), strict=True)
    ]
    tested.sort(key=lambda one: (one.log_p, one.title, one.pathway))
    corrected = _corrected([math.exp(one.log_p) for one in tested])
    return table(
        ("pathway", "title", "size", "found", "expected", "p", "q", "identifiers"),
        (
            (
                one.pathway,
                one.title,
                one.size,
                len(one.found),
                round(one.size * len(given) / len(everything), 3),
                math.exp(one.log_p),
                q,
                "|".join(one.found),
            )
            for one, q in zip(tested, corrected, strict=True)
        ),
    )


def _sets(names: Names, organism: str, data: Data) -> tuple[Mapping[str, set[str]], Mapping[str, str]]:
    """The identifiers in each pathway of an organism, and the titles of the pathways."""
    if names.source.mapping is None:
        raise UsageError(f"nodes are not mapped to {names.source.name}")
    sets: defaultdict[str, set[str]] = defaultdict(set)
    titles: dict[str, str] = {}
    for row in asked(
        f"""SELECT DISTINCT ?pathway ?title ?known WHERE {{
          ?version wp:organismName {plain(organism)} ; dcterms:identifier ?pathway ; dc:title ?title .
          ?node dcterms:isPartOf ?version ; {names.source.mapping} ?known .
        }}""",
        data,
    ).rows():
        pathway = str(row["pathway"])
        titles[pathway] = min(str(row["title"]), titles.get(pathway, str(row["title"])))
        sets[pathway].add(names.identifier(str(row["known"])))
    if not sets:
        check_organism(organism, data)
        raise InputError(f"no pathway of {organism} has identifiers of {names.source.name}")
    return sets, titles


def _corrected(ascending: Sequence[float]) -> list[float]:
    """Probabilities corrected for how many there are; each the least that it or a larger one gives.

    >>> _corrected([0.01, 0.02, 0.04])
    [0.03, 0.03, 0.04]
    """
    number = len(ascending)
    least = 1.0
    found: list[float] = []
    for rank in range(number, 0, -1):
        least = min(least, ascending[rank - 1] * number / rank)
        found.append(least)
    return found[::-1]
