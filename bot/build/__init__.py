"""From the reviewed text in `data/` to the file of shipped facts."""
