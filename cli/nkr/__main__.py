"""``python -m nkr``: the same as ``nkr``."""

from nkr.app import run

run()
