"""The pure core: what a fact is, how a question is read, what an answer may say. No Discord, no SQL, no clock."""
