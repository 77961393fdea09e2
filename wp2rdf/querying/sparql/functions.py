"""The functions and aggregates of SPARQL 1.1 by name, with how many arguments they take.

See https://www.w3.org/TR/sparql11-query/#rBuiltInCall; ADJUST is Oxigraph's (SEP-0002).
"""

from __future__ import annotations

from types import MappingProxyType

AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})

_ANY = 1_000_000

ARGUMENTS = MappingProxyType(
    {name: (least, most) for least, most, names in (
        (0, 0, "RAND NOW UUID STRUUID"),
        (0, 1, "BNODE"),
        (
            1,
            1,
            "STR LANG DATATYPE BOUND IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY"
            " HOURS MINUTES SECONDS TIMEZONE TZ MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC",
        ),
        (2, 2, "LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM"),
        (1, 2, "ADJUST"),
        (2, 3, "REGEX SUBSTR"),
        (3, 3, "IF"),
        (3, 4, "REPLACE"),
        (0, _ANY, "CONCAT COALESCE"),
    ) for name in names.split()}
)  # fmt: skip
"""The least and the greatest number of arguments of each function."""
