"""What runs wp2rdf elsewhere: in a GitHub Action and in a pre-commit hook. Not part of the package."""
