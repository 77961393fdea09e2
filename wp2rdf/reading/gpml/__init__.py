"""Drawings (GPML) in, typed records out; the only place that knows XML."""
