"""The SQLite file: its tables, how it is built, and how it is read. Nothing else knows SQL."""
