"""What a person who knows the field sees on pages, and no shape can say: each module looks for one kind of thing."""

from wp2rdf.validating.advice.of_page import of_page
from wp2rdf.validating.advice.of_site import ADVICE_OF_SITE, Told, of_site

__all__ = ["ADVICE_OF_SITE", "Told", "of_page", "of_site"]
