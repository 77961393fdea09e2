"""Makes a site of any size with the statistics of the real one: `python -m benchmarks.generate FOLDER --pages N`.

All text is invented. The same seed gives the same site, byte for byte, and a larger site begins with the pages of a
smaller one. `--like SITE` takes the statistics of another site instead of those in `benchmarks/site_statistics.json`.
Communities have no collections, and of the faults that real pages have only those of `synthetic/pages.py` are made.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.site_statistics import Statistics, load, measure
from benchmarks.synthetic.pages import Pages
from benchmarks.synthetic.side_pages import side_pages


def generate(folder: Path, *, pages: int, seed: int = 0, statistics: Statistics | None = None) -> None:
    """Writes a site.

    Args:
        folder: for the site; must be empty or not there.
        pages: number of pathway pages.
        seed: another seed gives another site.
        statistics: what it is like; None: like the real site.

    Raises:
        FileExistsError: the folder holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder}: is not empty")
    statistics = statistics or load()
    for name in ("_pathways", "_data", "_authors", "_communities", "_organisms", "_annotations"):
        (folder / name).mkdir(parents=True)
    made = Pages(statistics, seed)
    authors: set[int] = set()
    for number in range(1, pages + 1):
        files = made.files(number)
        authors.update(files.authors)
        (folder / "_pathways" / f"{files.name}.md").write_text(files.page, encoding="utf-8")
        (folder / "_data" / f"{files.name}-datanodes.tsv").write_text(files.datanodes, encoding="utf-8")
        (folder / "_data" / f"{files.name}-bibliography.tsv").write_text(files.bibliography, encoding="utf-8")
    for path, text in side_pages(statistics, seed, sorted(authors)):
        (folder / path).write_text(text, encoding="utf-8")


def main() -> None:
    """Writes a site, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder, or one that is not there")
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--like", type=Path, help="a site whose statistics are taken")
    args = parser.parse_args()
    statistics = measure(args.like) if args.like else None
    try:
        generate(args.folder, pages=args.pages, seed=args.seed, statistics=statistics)
    except FileExistsError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
