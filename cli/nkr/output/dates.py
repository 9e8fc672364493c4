"""Dates in words, where the writers of answers look for them; they live in the model, since reasons use them too."""

from nkr.model.dates import either, in_words, when

__all__ = ["either", "in_words", "when"]
