"""Whether the text of a source bears out what the record says of it."""
