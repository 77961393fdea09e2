"""A validation in, a report out, one module a format."""

from wp2rdf.validating.reports.formats import FORMATS, Writer, named

__all__ = ["FORMATS", "Writer", "named"]
