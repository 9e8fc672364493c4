"""Whether a source's text supports what the record says of it."""
