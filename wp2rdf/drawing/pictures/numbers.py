"""Numbers as SVG has them: short, and never in a form that a renderer refuses."""


def short(value: float) -> str:
    """A number with at most two decimals, without an exponent.

    Args:
        value: Pixels, degrees or a part of one; finite.
    """
    text = repr(round(value, 2)).removesuffix(".0")
    return "0" if text == "-0" else text
