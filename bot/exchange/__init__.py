"""Facts as files that other programs read, and back: tables, lists, a frozen snapshot, a site to browse."""
