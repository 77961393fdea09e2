"""How the files of a release are called."""

from __future__ import annotations

import re
from typing import NamedTuple

from wp2rdf.errors import UsageError

_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,38}[0-9A-Za-z])?")
_PLAIN = re.compile(r"[^0-9A-Za-z._-]+")

INDEX = "index.html"
SUMS = "SHA256SUMS"
PACKAGE = "datapackage.json"
CRATE = "ro-crate-metadata.json"
ZENODO = "zenodo.json"
VOID = "void.ttl"
DATASET = "dataset.jsonld"


class Names(NamedTuple):
    """The names of the files of a release; they begin as those of the official releases do."""

    version: str

    @classmethod
    def of(cls, version: str) -> Names:
        """Those of a version.

        Raises:
            UsageError: it cannot be part of a file's name.
        """
        if not _VERSION.fullmatch(version):
            raise UsageError(f"version {version!r} is not letters, digits, full stops and hyphens, such as 20261110")
        return cls(version)

    def dump(self, profile: str, extension: str) -> str:
        """A whole dump: `nq.gz` or `nt.gz`."""
        return f"{profile}/{self._of(profile)}.{extension}"

    def archive(self, profile: str, part: str) -> str:
        """Turtle a pathway: `wp`, `authors` or `gpml`."""
        return f"{profile}/{self._of(profile)}-{part}.zip"

    def _of(self, profile: str) -> str:
        return f"wikipathways-{self.version}-{'rdf' if profile == 'wprdf' else profile}"

    def gene_sets(self, organism: str) -> str:
        """The gene sets of an organism."""
        return f"gmt/wikipathways-{self.version}-gmt-{_PLAIN.sub('_', organism).strip('_') or 'unknown'}.gmt"

    @property
    def queries(self) -> str:
        """The bundled queries."""
        return f"queries/wikipathways-{self.version}-queries.zip"
