"""How the manual is built: Sphinx reads the Markdown of this folder by MyST, and the pages made from the code."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import pages_from_code  # noqa: E402 - it stands in this folder

from wp2rdf._version import __version__  # noqa: E402 - the clone beside this folder

pages_from_code.write(HERE / "made")

project = "wp2rdf"
author = "the authors of wp2rdf"
copyright = "the authors of wp2rdf"  # noqa: A001 - the name that Sphinx looks for
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]
nitpicky = False
exclude_patterns = ["_build"]
napoleon_use_ivar = True
autodoc_typehints = "description"
autodoc_member_order = "bysource"
default_role = "code"

html_theme = "furo"
html_title = f"wp2rdf {__version__}"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
