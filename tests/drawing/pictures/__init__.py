"""Tests of the pictures of drawings."""
