"""Tables of the outside world: data sources, organisms, ontologies."""
