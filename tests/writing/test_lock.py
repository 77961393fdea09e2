"""Locks between runs: given back and taken at the same moment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wp2rdf.errors import OutputError
from wp2rdf.writing import lock

fcntl = pytest.importorskip("fcntl")


def test_a_lock_that_its_holder_removes_at_the_same_moment_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There for the first look, and not for the second, it was told as a file that cannot be written."""
    path = tmp_path / ".site.nq.lock"
    taken = fcntl.flock
    removed: list[Path] = []

    def between(descriptor: int, operation: int) -> None:
        taken(descriptor, operation)
        if not removed:
            removed.append(path)
            path.unlink()

    monkeypatch.setattr(fcntl, "flock", between)
    monkeypatch.setattr(Path, "exists", lambda _path: True)
    with lock.locked(tmp_path / "site.nq"):
        assert removed
        assert os.listdir(tmp_path) == [path.name]
        with pytest.raises(OutputError, match="another run is writing it"), lock.locked(tmp_path / "site.nq"):
            raise AssertionError("it is held")
    assert os.listdir(tmp_path) == []
