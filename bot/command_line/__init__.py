"""The command line: the group and its options, and the commands in modules by what they do."""
