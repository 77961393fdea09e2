"""The YAML that `docs/pull-requests.md` tells to copy."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.conftest import ROOT

DOCS = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")


def blocks() -> list[Any]:
    return [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)]
