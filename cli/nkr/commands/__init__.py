"""One module a command: fetch, ask, show."""
