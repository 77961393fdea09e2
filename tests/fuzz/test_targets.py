"""Every target of the fuzzer reads its seeds, and a few hundred inputs made of them; `make fuzz` reads on for hours."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random
from typing import TYPE_CHECKING

import pytest

from fuzz.__main__ import main
from fuzz.targets import TARGETS
from fuzz.texts import changed
from tests.conftest import skip

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = 150


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore")
def test_a_target_holds_for_inputs_made_of_its_seeds(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    assert seeds
    for seed in seeds:
        target.check(seed)
    texts = [seed.decode(errors="surrogateescape") for seed in seeds]
    chance = Random(name)
    for _ in range(INPUTS):
        target.check(changed(chance, texts)[: target.longest].encode(errors="surrogatepass"))


@pytest.mark.slow
def test_the_fuzzer_itself_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not find_spec("atheris"):
        skip("atheris is not installed: pip install 'wp2rdf[dev]', on Linux")
    monkeypatch.setattr("fuzz.__main__.FOLDER", tmp_path)
    assert main(["--inputs", "50", "accept", "iris"]) == 0
    said = capsys.readouterr().out
    assert "100 inputs  in all" in said
