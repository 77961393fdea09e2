"""Tests of the GitHub Action and the pre-commit hook."""
