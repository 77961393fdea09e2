"""Text of a drawing as XML: escaped, and without what XML cannot hold."""

from wp2rdf.text import CONTROL

_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def content(text: str) -> str:
    """A text as the content of an element."""
    return CONTROL.sub("", text).translate(_CONTENT)


def attributes(**values: str | None) -> str:
    """Attributes with a blank before each; `_` in a name stands for `-`. What is None or empty is left out.

    >>> attributes(data_id="a1", data_label='5" <cap>', href=None)
    ' data-id="a1" data-label="5&quot; &lt;cap&gt;"'
    """
    return "".join(
        f' {name.replace("_", "-")}="{value if value.isalnum() else CONTROL.sub("", value).translate(_VALUE)}"'
        for name, value in values.items()
        if value
    )
