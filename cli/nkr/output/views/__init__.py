"""What a command shows as tables and sentences, a module a command."""
