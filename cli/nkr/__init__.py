"""nkr: what the sources say about North Koreans leaving their country, and where they contradict each other.

The layers; each imports only what stands to its right, and the three in braces do not know each other:

    app → commands → { output | store | curation } → analysis → model → { errors | locations }

``model`` and ``analysis`` are pure: values and functions. ``store`` alone knows SQLite, ``output`` alone knows Rich and
file formats, ``curation`` alone reads curated files. import-linter enforces this (pyproject.toml).
"""

__version__ = "0.1.0"
