"""Paragraphs to statements: sentences, and what surrounds a figure. Pure: knows no record."""
