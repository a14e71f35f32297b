"""Fails at import."""
1 / 0
