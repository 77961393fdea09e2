"""Tests of builds and stores."""
