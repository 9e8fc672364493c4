"""Curated files: reading them, judging them, and the grammar of figures in words."""
