"""Curated files: reading and checking them."""
