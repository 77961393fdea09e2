"""The server of the tools: over standard input and output, or over HTTP on this machine."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from wp2rdf._version import __version__
from wp2rdf.assistant.tools import Tools
from wp2rdf.errors import Wp2rdfError

if TYPE_CHECKING:
    from collections.abc import Callable

    from wp2rdf.assistant.knowledge import Knowledge

TOOLS = (
    "search", "pathway", "pathways_of_genes", "nodes_of_pathway", "interactions_of_pathway", "neighbours",
    "list_queries", "run_query", "sparql", "schema", "validate_page",
)  # fmt: skip
"""The tools by their names."""

_INSTRUCTIONS = (
    "WikiPathways as a knowledge graph: pathways with genes, proteins, metabolites, interactions, literature, terms. "
    "Begin with search or pathways_of_genes; every answer's `next` says what can follow. For SPARQL read schema first."
)


def server(knowledge: Knowledge) -> MCPServer[Any]:
    """The server, to be run by its `run`.

    Args:
        knowledge: what the tools ask.
    """
    tools = Tools(knowledge)
    made: MCPServer[Any] = MCPServer("wp2rdf", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")
    for name in TOOLS:
        hints = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
        made.tool(annotations=hints)(_told(getattr(tools, name)))

    @made.resource("wp2rdf://schema", title="Classes, properties and traps", mime_type="application/json")
    def schema() -> str:
        """The schema with counts and traps, as the tool `schema` gives it."""
        return json.dumps(tools.schema(), ensure_ascii=False)

    @made.resource("wp2rdf://pathways/{wpid}", title="A pathway at a glance", mime_type="application/json")
    def pathway(wpid: str) -> str:
        """A pathway, as the tool `pathway` gives it."""
        return json.dumps(tools.pathway(wpid), ensure_ascii=False)

    return made


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """A tool whose errors are told to the model in one line."""

    @functools.wraps(tool)
    def called(*arguments: object, **named: object) -> object:
        try:
            return tool(*arguments, **named)
        except Wp2rdfError as error:
            raise ToolError(str(error)) from error

    return called
