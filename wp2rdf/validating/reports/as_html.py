"""One page for a browser: a summary by rule, what each rule means, and the findings by file.

It needs nothing besides itself: no script, no font, no other file. Of very many findings the least grave are left out,
so that a browser can open the page.
"""

from __future__ import annotations

import html
from itertools import chain, groupby
from string import Template
from typing import TYPE_CHECKING

from wp2rdf._version import __version__
from wp2rdf.validating.helping import shown
from wp2rdf.validating.reports.characters import printable
from wp2rdf.validating.reports.excerpt import excerpt_of
from wp2rdf.validating.reports.order import by_file, gravest_first
from wp2rdf.validating.reports.totals import plural, source, totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wp2rdf.validating.findings import Explained, Finding, Validation

    _Numbered = tuple[int, Finding]

MOST = 5_000
"""Findings that are shown."""

_FIRST = 10
"""Findings that the section of a rule points at."""

_WIDTH = 120

_STYLE = """
:root {
  color-scheme: light dark;
  --text: #1b1b1b; --page: #fff; --faint: #595959; --line: #d5d5d5; --code: #f4f4f4; --link: #0b57a4;
  --error: #b3151b; --warning: #7a4d00; --info: #1f5a96; --mark: #ffd84d; --marked: #1b1b1b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6e6e6; --page: #161616; --faint: #a8a8a8; --line: #3d3d3d; --code: #232323; --link: #8cbcf5;
    --error: #ff8f8f; --warning: #f0bd5c; --info: #94c3f7;
  }
}
body {
  max-width: 75rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--text); background: var(--page); overflow-wrap: anywhere;
}
a { color: var(--link); }
table { border-collapse: collapse; }
caption { text-align: left; color: var(--faint); }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td.number { text-align: right; }
.table { overflow-x: auto; overflow-wrap: normal; }
.level { font-weight: bold; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.faint { color: var(--faint); }
.findings { list-style: none; padding: 0; }
.findings li { margin: 0 0 1rem; }
.findings p { margin: 0; }
pre { margin: .3rem 0; padding: .5rem; white-space: pre-wrap; background: var(--code); }
mark { color: var(--marked); background: var(--mark); }
"""

_PAGE = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="wp2rdf $version">
<title>$title</title>
<style>$style</style>
</head>
<body>
<header>
<h1>$title</h1>
<p>$totals</p>
</header>
<main>
$main</main>
</body>
</html>
""")

_SUMMARY = Template("""\
<section>
<h2>Summary</h2>
<div class="table">
<table>
<caption>The rules that are broken, the gravest first</caption>
<thead>
<tr><th scope="col">Findings</th><th scope="col">Level</th><th scope="col">Rule</th><th scope="col">Meaning</th></tr>
</thead>
<tbody>
$rows</tbody>
</table>
</div>
</section>
""")

_ROW = Template("""\
<tr><td class="number">$number</td><td class="level $level">$level</td>\
<th scope="row"><a href="#rule-$id">$id</a></th><td>$meaning</td></tr>
""")

_RULE = Template("""\
<section id="rule-$id">
<h3>$name <span class="faint">[$id]</span></h3>
$paragraphs</section>
""")

_FILE = Template("""\
<section>
<h3>$path</h3>
<ol class="findings">
$items</ol>
</section>
""")

_ITEM = Template("""\
<li id="finding-$number">
<p><span class="faint">$line:$column</span> <span class="level $level">$level</span> $message \
<a href="#rule-$rule">[$rule]</a></p>
$focus$excerpt$help</li>
""")


def write(validation: Validation) -> str:
    """The page of a validation."""
    files = by_file(gravest_first(validation.findings)[:MOST])
    numbered = list(enumerate(chain.from_iterable(files.values()), 1))
    return _PAGE.substitute(
        version=__version__,
        title=f"Findings in {_text(source(validation))}",
        style=_STYLE,
        totals=_text(totals(validation)),
        main="".join(_main(validation, numbered)) if numbered else "",
    )


def _main(validation: Validation, numbered: Sequence[_Numbered]) -> Iterator[str]:
    broken = validation.by_rule()
    yield _SUMMARY.substitute(rows="".join(_row(rule, number) for rule, number in broken))
    firsts: dict[str, list[_Numbered]] = {}
    for number, finding in numbered:
        firsts.setdefault(finding.rule, []).append((number, finding))
    yield "<h2>Rules</h2>\n"
    for rule, _ in broken:
        yield _rule(rule, validation, firsts.get(rule.id, [])[:_FIRST])
    yield "<h2>Findings by file</h2>\n"
    if len(numbered) < len(validation.findings):
        yield f"<p>The gravest {len(numbered):,} of {plural(len(validation.findings), 'finding')} are shown.</p>\n"
    helps = list(shown([one for _, one in numbered], validation.rules))
    for file, findings in groupby(numbered, key=lambda pair: pair[1].file):
        items = "".join(_item(number, finding, validation, helps[number - 1]) for number, finding in findings)
        yield _FILE.substitute(path=_text(validation.path(file)), items=items)


def _row(rule: Explained, number: int) -> str:
    return _ROW.substitute(number=f"{number:,}", level=rule.level, id=_text(rule.id), meaning=_text(rule.meaning))


def _rule(rule: Explained, validation: Validation, firsts: Sequence[_Numbered]) -> str:
    """What a rule means, and its first findings."""
    said = [f"<p>{_text(text)}</p>\n" for text in (rule.meaning, rule.why, rule.mend) if text]
    if firsts:
        links = (
            f'<a href="#finding-{number}">{_text(validation.path(finding.file))}:{finding.line}</a>'
            for number, finding in firsts
        )
        said.append(f"<p>First found in {', '.join(links)}</p>\n")
    return _RULE.substitute(id=_text(rule.id), name=_text(rule.name), paragraphs="".join(said))


def _item(number: int, finding: Finding, validation: Validation, helped: str) -> str:
    found = excerpt_of(validation, finding, width=_WIDTH)
    lines = ""
    if found:
        before, at, after = map(_text, found)
        lines = f"<pre><code>{before}<mark>{at or ' '}</mark>{after}</code></pre>\n"
    return _ITEM.substitute(
        number=number,
        line=finding.line,
        column=finding.column,
        level=finding.level,
        message=_text(finding.message),
        rule=_text(finding.rule),
        focus=f'<p class="faint">{_text(finding.focus)}</p>\n' if finding.focus else "",
        excerpt=lines,
        help=f"<p>help: {_text(helped)}</p>\n" if helped else "",
    )


def _text(text: str) -> str:
    return html.escape(printable(text))
