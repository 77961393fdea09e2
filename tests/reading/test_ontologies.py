"""Tables of ontologies are read, however their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wp2rdf.reading import ontologies

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_that_is_cut_short_has_no_more_parents(tmp_path: Path) -> None:
    part_of = "http://data.bioontology.org/metadata/part_of"
    row = "http://purl.obolibrary.org/obo/PW_0000001,pathway"
    (tmp_path / "PW.csv").write_text(f"Class ID,Preferred Label,{part_of}\n{row}\n", encoding="utf-8")
    assert ontologies.read(tmp_path)["PW"].terms["PW:0000001"].label == "pathway"
