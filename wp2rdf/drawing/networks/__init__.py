"""Networks of pathways: what is connected to what, for tools that draw and count graphs."""
