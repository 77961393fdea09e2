"""A site beside what is published of it: pathways, people and numbers that one has and the other has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wp2rdf.publishing.auditing import reasons
from wp2rdf.publishing.auditing.gaps import Gap
from wp2rdf.publishing.auditing.inventory import COUNTED, NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wp2rdf.publishing.auditing.inventory import Held, Inventory


class Row(NamedTuple):
    """A number of both sides.

    Attributes:
        of: what is counted.
        site: how many the site has.
        published: how many are published.
        reason: why they may differ; empty: no reason is known.
    """

    of: str
    site: int
    published: int
    reason: str = ""


def rows(site: Inventory, published: Inventory) -> Iterator[Row]:
    """The numbers of both sides, by kind."""
    yield Row("pathways", len(site.pathways), len(published.pathways))
    for kind in NAMED:
        here, there = len(site.names[kind]), len(published.names[kind])
        absent = next(iter(site.names[kind] - published.names[kind]), "")
        reason = reasons.for_absence(kind, absent, published, set()) if here > there else ""
        yield Row(f"different {kind}", here, there, reason)
    for kind in COUNTED:
        here, there = site.total(kind), published.total(kind)
        yield Row(f"{kind} of pathways", here, there, reasons.for_fewer(kind, published) if here > there else "")


def gaps(
    site: Inventory, published: Inventory, *, files: Mapping[str, str], left_out: set[str], authors: set[str]
) -> Iterator[Gap]:
    """What one side has and the other has not.

    Args:
        site: what the site gives.
        published: what is published.
        files: the page of each pathway.
        left_out: pathways whose pages give no RDF.
        authors: IRIs of the authors of pathways of the site.
    """
    newest = max((one.edited for one in published.pathways.values()), default="")
    for wpid, one in site.pathways.items():
        there = published.pathways.get(wpid)
        file = files.get(wpid, "")
        if there is None:
            later = f"; it was edited on {one.edited}, later than all that is" if newest and one.edited > newest else ""
            yield Gap("not-published", wpid, f"{wpid} has a page and is not published{later}", file)
        elif there.revision != one.revision:
            said = f"{wpid} is published as {there.revision or 'no revision'}, the site has {one.revision}"
            yield Gap("revision", wpid, said, file)
        else:
            yield from _fewer(one, there, published, file)
    for wpid in published.pathways.keys() - site.pathways.keys():
        said = "its page gives no RDF now" if wpid in left_out else "has no page on the site"
        yield Gap("not-on-site", wpid, f"{wpid} is published and {said}")
    for kind in NAMED:
        for name in sorted(site.names[kind] - published.names[kind]):
            reason = reasons.for_absence(kind, name, published, authors)
            yield Gap("not-published", name, f"{name} ({kind}) is on the site and not published", reason=reason)


def _fewer(here: Held, there: Held, published: Inventory, file: str) -> Iterator[Gap]:
    for kind in COUNTED:
        if there.counts[kind] < here.counts[kind]:
            said = f"{here.wpid} has {here.counts[kind]:,} {kind}, of which {there.counts[kind]:,} are published"
            yield Gap("fewer", here.wpid, said, file, reason=reasons.for_fewer(kind, published))
