"""Bytes to paragraphs with their positions: decoding, HTML, Markdown, and what the head of a page says."""
