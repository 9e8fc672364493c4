"""The words of the field as values: quantities, periods, sources, facts. Pure: no files, no terminal, no database."""
