"""Records in, statements out: the only place that knows the vocabulary."""

from wp2rdf.mapping.context import Profile
from wp2rdf.mapping.rules import PROFILES, RULES, UNMAPPED, Rule, layer_of, names_of, statements, triples

__all__ = ["PROFILES", "RULES", "UNMAPPED", "Profile", "Rule", "layer_of", "names_of", "statements", "triples"]
