"""Judgement on figures: what may be compared, with which verdict, and why. Pure functions over the model."""
