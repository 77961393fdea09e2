"""A read-only SPARQL endpoint over HTTP, as one ASGI application; wants the extra `server`."""
