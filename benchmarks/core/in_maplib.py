"""The core by maplib: `python in_maplib.py FOLDER OUT.nt`, in its own environment, without anything of this project."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
from maplib import Model  # type: ignore[import-not-found]  # has its own environment

LANG_STRING = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"
"""What maplib calls the field of a text that has a language; the language is in the field `l`."""

model = Model()
folder = Path(sys.argv[1])
for template in sorted(folder.glob("*.stottr")):
    text = template.read_text(encoding="utf-8")
    table = pl.read_csv(template.with_suffix(".csv"), infer_schema=False)
    if "modified" in table.columns:
        english = pl.struct(pl.col("title").alias(LANG_STRING), pl.lit("en").alias("l"))
        table = table.with_columns(pl.col("modified").str.to_date(), english.alias("title"))
    model.map(text, table)
model.write(sys.argv[2], format="ntriples")
