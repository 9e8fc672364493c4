"""What the record says to a number or to the figures of a draft: in plain words, as values and as sheets."""
