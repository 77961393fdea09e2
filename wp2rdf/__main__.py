"""`python -m wp2rdf`."""

from wp2rdf.cli import run

if __name__ == "__main__":
    run()
