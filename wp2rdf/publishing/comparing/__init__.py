"""What changed between two states of the pathways: for curators, and exactly."""
