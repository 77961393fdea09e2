"""The common core: triples that every tool can make of the same pages, so that tools can be compared.

`wp2rdf` writes all of them and more. Every tool must give the same set, or its row says that it does not.
"""
