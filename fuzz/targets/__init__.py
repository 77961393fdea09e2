"""What is fuzzed: `TARGETS`, by name."""

from fuzz.targets.target import Target
from fuzz.targets.targets import TARGETS

__all__ = ["TARGETS", "Target"]
