"""All rules that Python code holds, by their ids."""

from __future__ import annotations

from wp2rdf.errors.advice_rules import ADVICE_RULES
from wp2rdf.errors.drawing_rules import DRAWING_RULES
from wp2rdf.errors.page_rules import PAGE_RULES
from wp2rdf.errors.rules import Rule

RULES: dict[str, Rule] = {**PAGE_RULES, **DRAWING_RULES, **ADVICE_RULES}
"""Every rule by its id; `docs/findings.md` lists them for readers."""
