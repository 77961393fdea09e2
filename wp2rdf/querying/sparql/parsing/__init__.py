"""From the text of a query to its tree, by recursive descent: each module adds rules of the grammar to the one before.

`cursor` (where we are), `terms`, `expressions`, `patterns`, `forms`, `parse` (the door). A rule is a method that is
named after what it gives, stands before the first token of it, and leaves the cursor behind its last. Nesting is
bounded before a rule runs, so no text exhausts the stack; each token is looked at a fixed number of times.
"""

from wp2rdf.querying.sparql.parsing.parse import DEEPEST, parse

__all__ = ["DEEPEST", "parse"]
