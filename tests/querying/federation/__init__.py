"""Federated queries."""
