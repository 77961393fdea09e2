"""Tests of the currency: terms, IRIs, blocks."""
