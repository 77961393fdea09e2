"""The hand-over formats: pathways in, files that other tools read out."""
