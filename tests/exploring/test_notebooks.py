"""The notebooks of the examples, run from the first cell to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))

SHOWN = {
    "federation.ipynb": {"text/html", "text/plain"},
    "gene-list-to-picture.ipynb": {"text/html", "text/plain", "image/svg+xml"},
    "ontology-and-citations.ipynb": {"text/html", "text/plain"},
}
"""The forms of what each shows."""

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")]


def test_there_are_three() -> None:
    assert [path.name for path in NOTEBOOKS] == sorted(SHOWN)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_every_cell_shows_something(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs for cell in cells), "what a notebook shows is not kept"
    NotebookClient(
        notebook, timeout=PATIENCE, startup_timeout=PATIENCE, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    forms = [set(output.get("data", {})) for cell in cells[1:] for output in cell.outputs]
    assert len(forms) == len(cells) - 1
    assert set().union(*forms) == SHOWN[path.name]
    assert not list((ROOT / "examples" / "notebooks").glob("*.svg"))
