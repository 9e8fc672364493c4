"""The use cases that the commands, the library and the assistants' server share. Nothing here knows Typer."""
