"""Facts, sources and judgements set as sheets for people: one module a subject, loaded by the command that shows it."""
