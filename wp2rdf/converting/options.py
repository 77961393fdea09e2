"""What is converted, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from wp2rdf.errors import UsageError
from wp2rdf.errors.arguments import check_names
from wp2rdf.mapping import PROFILES
from wp2rdf.mapping.pathway import is_date
from wp2rdf.model import WPID
from wp2rdf.rdf import iri

if TYPE_CHECKING:
    from collections.abc import Collection

    from wp2rdf.mapping import Profile
    from wp2rdf.model import Pathway

_DATE_TIME = re.compile(
    r"[0-9-]{10}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)


@dataclass(frozen=True, slots=True)
class Options:
    """What is converted, and how.

    Attributes:
        profile: `full`, or `wprdf` for the official shapes only.
        links: `partner` adds links to the IRIs that partners use themselves; None: no such links.
        dataset_iri: IRI of the dump.
        issued: date of the dump, as `2026-08-22` or with a time; None: no date is stated.
        pathways: wpids to convert; empty: all.
        organisms: Latin names; pages of any of them are converted; empty: all.
        communities: community tags, likewise.
        gpml_layer: whether the drawing itself is wanted: everything that is drawn, with its place and its look.
        infos: whether infos about drawings, of which there are many, are told one by one; else they are counted.
        sound: whether what is known to be sound is only counted, which is enough for who checks the rest.

    Raises:
        UsageError: a value is not of its form.
    """

    profile: Profile = "full"
    links: Literal["partner"] | None = None
    dataset_iri: str = iri.DATASET
    issued: str | None = None
    pathways: Collection[str] = ()
    organisms: Collection[str] = ()
    communities: Collection[str] = ()
    gpml_layer: bool = False
    infos: bool = False
    sound: bool = False

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise UsageError(f"unknown profile {self.profile!r}; one of {', '.join(PROFILES)}")
        if self.links not in {None, "partner"}:
            raise UsageError(f"unknown links {self.links!r}; only partner")
        if iri.url(self.dataset_iri) is None or iri.url(f"{self.dataset_iri}-tool") is None:
            raise UsageError(f"dataset IRI {self.dataset_iri!r} is not a web address that can be an IRI")
        check_names(pathways=self.pathways, organisms=self.organisms, communities=self.communities)
        for wpid in self.pathways:
            if not WPID.fullmatch(wpid):
                raise UsageError(f"pathway {wpid!r} is not WP and a number")
        self.issued_time()

    @property
    def full(self) -> bool:
        """Whether the profile is `full`."""
        return self.profile == "full"

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the pages are wanted."""
        return bool(self.pathways or self.organisms or self.communities)

    def issued_time(self) -> str | None:
        """The date of the dump in the lexical form of `xsd:dateTime`."""
        if self.issued is None:
            return None
        if is_date(self.issued):
            return f"{self.issued}T00:00:00"
        if isinstance(self.issued, str) and is_date(self.issued[:10]) and _DATE_TIME.fullmatch(self.issued):
            return self.issued
        raise UsageError(f"date {self.issued!r} is not of the form 2026-08-22 or 2026-08-22T12:00:00Z")

    def wants(self, record: Pathway) -> bool:
        """Whether a pathway is one of those that are wanted."""
        return (
            (not self.pathways or record.wpid in self.pathways)
            and (not self.organisms or any(name in self.organisms for name in record.organisms))
            and (not self.communities or any(tag in self.communities for tag in record.communities))
        )
