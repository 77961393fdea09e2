"""Queries that ask partners: each SERVICE clause becomes the solutions that its partner gave, the rest runs here."""

from wp2rdf.querying.federation.federate import BLOCK, Federated, answer
from wp2rdf.querying.federation.mirrors import Mirrored

__all__ = ["BLOCK", "Federated", "Mirrored", "answer"]
