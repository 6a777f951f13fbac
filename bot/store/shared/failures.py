"""What can be in the way of a shared ledger, as sentences that say how to mend it."""

LOST = (
    "The shared ledger cannot be reached, so nothing can be changed just now; questions are answered as before. "
    "Try again in a moment; an operator checks PostgreSQL and LEDGER_DSN."
)
BUSY = "The shared ledger is busy: another process is changing it. Try again in a moment."
UNSURE = (
    "The shared ledger went away while the change was being saved. Look whether it is there before you make it again."
)
GAP = "The shared ledger lacks changes that this copy needs. Move the file away, and start again to get a new copy."
FOLLOWS = "This fact store follows a shared ledger. Set LEDGER_DSN to change it."
OTHER = "The fact store follows another shared ledger. Correct LEDGER_DSN, or move the file away to get a new copy."
APART = (
    "The fact store was never part of the shared ledger, which has facts already. Export what it holds, move the file "
    "away to get a copy of the ledger, and load the export there."
)
NO_DRIVER = "LEDGER_DSN needs the PostgreSQL driver. Install aidbot with its extra `postgres`."
