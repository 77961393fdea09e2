"""Tests of reading pages and sites."""
