"""One module a command: fetch, ask, show.

``nkr.app.COMMANDS`` lists them; the modules without a function ``command`` hold what several commands do.
"""
