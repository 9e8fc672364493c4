"""The commands, a module each: it fetches, asks and shows. Decisions about the domain belong to ``analysis``.

``nkr.app.GROUPS`` lists them; ``options`` has the options that they share.
"""

FORMER = {
    "acknowledge": "conflicts --acknowledge",
    "checks": "sums",
    "diff": "about --since",
    "doctor": "about --check",
    "init": "draft --new",
    "search": "facts",
    "sources": "source",
    "trace": "check --history",
}
"""Names that commands had, which go on working, and what is run instead."""
