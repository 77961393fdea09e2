"""`make fuzz`: every target for a while, each in a process of its own; what breaks is kept and named.

Inputs that reached new code are kept in `output/fuzz/TARGET/corpus`, so that the next run goes on from there.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

from fuzz import iris
from fuzz.targets import TARGETS

FOLDER = Path("output") / "fuzz"
"""Where corpora and what was found are kept."""
SECONDS = 20
"""For each target, unless told otherwise."""
_SLOW = 20
"""Seconds after which an input counts as one that hangs."""
_DONE = re.compile(r"Done (\d+) (?:runs|in)|stat::number_of_executed_units: (\d+)")
_ERROR = re.compile(r"[\w.]*(?:Error|Exception)\b|==\d+== ERROR")
_IRIS = "iris"


class Ran(NamedTuple):
    """A target that was fuzzed.

    Attributes:
        name: of the target.
        inputs: how many it read.
        found: what broke; empty: nothing.
    """

    name: str
    inputs: int
    found: str


def main(arguments: list[str] | None = None) -> int:
    """Runs targets and prints what came of them."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", nargs="*", help=f"{_IRIS}, {', '.join(TARGETS)}; without it, all")
    parser.add_argument("--seconds", type=float, default=None, help=f"for each target (default: {SECONDS})")
    parser.add_argument("--inputs", type=int, default=None, help="for each target, in place of seconds")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    args = parser.parse_args(arguments)
    unknown = sorted(set(args.target) - {_IRIS, *TARGETS})
    if unknown:
        parser.error(f"no target {', '.join(unknown)}")
    ran = []
    for name in args.target or (_IRIS, *TARGETS):
        seconds = args.seconds or (None if args.inputs else SECONDS)
        done = (_of_iris if name == _IRIS else _of_target)(name, seconds, args.inputs, args.seed)
        print(f"{done.inputs:>12,} inputs  {name:10} {done.found or 'nothing found'}", flush=True)
        ran.append(done)
    print(f"{sum(one.inputs for one in ran):>12,} inputs  in all")
    return 1 if any(one.found for one in ran) else 0


def _of_iris(name: str, seconds: float | None, inputs: int | None, seed: int) -> Ran:
    """IRIs, by readers of others; a second takes some 3,000 texts."""
    texts = inputs or int(3000 * (seconds or 0))
    try:
        found = iris.checked(Random(seed), texts)
    except AssertionError as error:
        return Ran(name, 0, str(error))
    return Ran(name, found["texts"], "")


def _of_target(name: str, seconds: float | None, inputs: int | None, seed: int) -> Ran:
    target = TARGETS[name]
    folder = FOLDER / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(content)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words.split(" ")), encoding="ascii")
    options = [
        *(f"-seed={seed}", f"-max_len={target.longest}", f"-timeout={_SLOW}", f"-dict={words}", "-print_final_stats=1"),
        *(f"-artifact_prefix={folder}/", "-rss_limit_mb=4096", "-verbosity=0"),
        *([f"-atheris_runs={inputs}"] if inputs else []),
        *([f"-max_total_time={int(seconds)}"] if seconds else []),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.child", name, *options, str(corpus)], capture_output=True, check=False
    )
    said = done.stderr.decode(errors="replace") + done.stdout.decode(errors="replace")
    counts = [int(number) for match in _DONE.findall(said) for number in match if number]
    return Ran(
        name, max(counts, default=0), "" if done.returncode == 0 else f"{_broken(said, folder)} {done.returncode}"
    )


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _broken(said: str, folder: Path) -> str:
    """What broke, and the input that did it."""
    kept = re.findall(r"written to (\S+)", said)
    lines = [line for line in said.splitlines() if _ERROR.match(line)]
    return f"{lines[-1][:300] if lines else said[-300:]} ({kept[-1] if kept else folder})"


if __name__ == "__main__":
    sys.exit(main())
