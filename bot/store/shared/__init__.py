"""One ledger for several processes: every committed change in PostgreSQL, and a local copy of the store that follows it.

`ledger.py` is the door; `postgres.py` alone knows PostgreSQL, and nothing here is loaded without a shared ledger but
`copies.py` and `failures.py`.
"""
