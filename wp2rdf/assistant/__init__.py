"""Tools for language models, over the Model Context Protocol; wants the extra `mcp`."""
