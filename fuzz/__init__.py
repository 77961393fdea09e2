"""Random inputs for everything that reads, with oracles that are more than "no crash"."""
