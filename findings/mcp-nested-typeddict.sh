#!/bin/sh
# Guess: a tool of an MCP server whose return type is a TypedDict gives structured content, however its fields are typed.
# Seen in mcp 2.3.0 on Python 3.11: where one typing.TypedDict holds another, pydantic has no schema for it; the SDK then registers
# the tool without output schema, says so in its log only, and sends text. With typing_extensions.TypedDict all is there.
# wp2rdf's records are of typing_extensions.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mcp==2.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio
import importlib.metadata
import sys
import typing

import typing_extensions
from mcp import Client
from mcp.server import MCPServer

print("mcp", importlib.metadata.version("mcp"), "python", sys.version.split()[0])
if sys.version_info >= (3, 12):
    raise SystemExit("this wants Python 3.11")


def served(typed_dict):
    inner = typed_dict("Inner", {"label": str})
    outer = typed_dict("Outer", {"found": list[inner]})

    def search() -> outer:
        return {"found": [{"label": "IL6"}]}

    server = MCPServer("example")
    server.tool()(search)
    return server


async def structured(typed_dict):
    async with Client(served(typed_dict)) as client:
        return (await client.call_tool("search", {})).structured_content


seen = [asyncio.run(structured(one.TypedDict)) for one in (typing, typing_extensions)]
print("typing.TypedDict:", seen[0], "\ntyping_extensions.TypedDict:", seen[1])
assert seen == [None, {"found": [{"label": "IL6"}]}], "it changed"
PYTHON
