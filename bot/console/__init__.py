"""The terminal: a chat with line editing, and answers to a file of questions. Both call the same service as Discord does."""
