"""Where graphs are loaded into, one module a kind of target."""

from wp2rdf.loading.targets.kinds import KINDS, Address, Kind, address
from wp2rdf.loading.targets.opening import Choices, opened

__all__ = ["KINDS", "Address", "Choices", "Kind", "address", "opened"]
