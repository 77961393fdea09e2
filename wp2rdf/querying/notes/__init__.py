"""What the reader of an answer should know: what the data lacks, which graphs are not there, why nothing is found."""

from wp2rdf.querying.notes.about import about, at_an_endpoint, is_counting, may_have_gaps

__all__ = ["about", "at_an_endpoint", "is_counting", "may_have_gaps"]
