"""Curated files: reading them and judging them."""
