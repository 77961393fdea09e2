"""Which place of which file a triple comes from.

No position travels with a triple. It is found again, for the few triples that are at fault, by asking the rules of the
mapping what each single entry, row or page would give.
"""

from wp2rdf.validating.origins.of_page import PageOrigins
from wp2rdf.validating.origins.of_site import SiteOrigins
from wp2rdf.validating.origins.place import Place

__all__ = ["PageOrigins", "Place", "SiteOrigins"]
