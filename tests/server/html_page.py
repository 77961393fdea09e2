"""A page as a test reads it: its links, its scripts, its headings, and what a browser or a screen reader would miss."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "circle", "path", "source", "wbr"}

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str]] = []
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.faults: list[str] = []
        self.loaded: list[str] = []
        self._texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers += [name for name in attributes if name.startswith("on")]
        if "style" in attributes:
            self.handlers.append("style")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        match tag:
            case "a":
                self.links.append((attributes.get("href", ""), attributes))
            case "script":
                self.scripts.append((attributes, ""))
            case "label":
                self.labelled.add(attributes.get("for", ""))
            case "input" | "select" | "textarea":
                self.fields.append(attributes)
            case "h1" | "h2" | "h3" | "h4":
                self.headings.append((int(tag[1]), ""))
        self.loaded += [attributes[name] for name in ("src", "srcset", "poster", "data") if name in attributes]
        if tag == "link":
            self.loaded.append(attributes.get("href", ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "script" in self._open:
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
            return
        self._texts.append(data)
        if not HEADINGS.isdisjoint(self._open):
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(self._texts)

    @property
    def local(self) -> set[str]:
        """Paths on this server that it links to."""
        return {href for href, _ in self.links if href.startswith("/")}

    @property
    def outside(self) -> list[tuple[str, dict[str, str]]]:
        """Links to elsewhere."""
        return [
            (href, attributes)
            for href, attributes in self.links
            if "href" in attributes and not href.startswith(("/", "#"))
        ]

    def complain(self) -> list[str]:
        """What is wrong with it, for a browser, a screen reader, or a reader who trusts it."""
        faults = list(self.faults)
        faults += [f"id {one} stands twice" for one, count in Counter(self.ids).items() if count > 1]
        faults += [f"an attribute {name}" for name in self.handlers]
        faults += [f"<{tag}>" for tag in self.tags & {"iframe", "object", "embed", "base", "style", "math", "frame"}]
        levels = [level for level, _ in self.headings]
        if levels.count(1) != 1:
            faults.append(f"{levels.count(1)} first-level headings")
        faults += [f"an empty heading {level}" for level, text in self.headings if not text.strip()]
        for field in self.fields:
            named = field.get("type") == "hidden" or "aria-label" in field or field.get("id") in self.labelled
            if not named:
                faults.append(f"a field without a label: {field}")
        for attributes, content in self.scripts:
            is_data = attributes.get("type") == "application/ld+json"
            if not is_data and (content.strip() or not attributes.get("src", "").startswith("/static/")):
                faults.append(f"a script that is not a file of ours: {attributes}")
        faults += [f"loads {address}" for address in self.loaded if not address.startswith("/")]
        for href, attributes in self.outside:
            if not href.startswith(("http://", "https://")):
                faults.append(f"a link to {href!r}")
            if "noopener" not in attributes.get("rel", ""):
                faults.append(f"a link to elsewhere without rel: {href}")
        return faults
