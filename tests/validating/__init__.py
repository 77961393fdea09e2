"""Tests of validation: faults found where they are, and reports."""
