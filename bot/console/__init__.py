"""The terminal: a chat with line editing, and answers to a file of questions, on the same service as Discord."""
