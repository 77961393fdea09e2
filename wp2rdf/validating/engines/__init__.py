"""SHACL engines: triples in, results out (https://www.w3.org/TR/shacl/).

pySHACL is the reference. The engine of the package `shacl` (Rust, the extra `fast`) gives the same results in a
fraction of the time and is used when it is installed (`choice`).
"""

from wp2rdf.validating.engines.choice import ENGINES, EngineName, choose, engine, version
from wp2rdf.validating.engines.metashapes import check_shapes
from wp2rdf.validating.engines.protocol import Engine, Result

__all__ = ["ENGINES", "Engine", "EngineName", "Result", "check_shapes", "choose", "engine", "version"]
