"""What can be in the way of a shared ledger, as sentences that say how to mend it."""

LOST = (
    "The shared ledger cannot be reached, so nothing can be changed just now; questions are answered as before. "
    "Try again in a moment; an operator checks PostgreSQL and LEDGER_DSN."
)
BUSY = "The shared ledger is busy: another process is changing it. Try again in a moment."
UNSURE = (
    "The shared ledger went away while the change was being saved, and has not come back. Whether it was saved shows once "
    "it is back: look then, before you make the change again."
)
OVERTAKEN = "The shared ledger was lost for a moment, and the change was not saved. Make it again."
SAVED_THERE = (
    "The change is saved in the shared ledger, but the copy on this machine could not take it; it will once it can be "
    "written. Do not make it again. An operator checks the disk."
)
GAP = "The shared ledger lacks changes that this copy needs. Move the file away, and start again to get a new copy."
FOLLOWS = "This fact store follows a shared ledger. Set LEDGER_DSN to change it."
OTHER = "The fact store follows another shared ledger. Correct LEDGER_DSN, or move the file away to get a new copy."
APART = (
    "The fact store was never part of the shared ledger, which has facts already. Export what it holds, move the file "
    "away to get a copy of the ledger, and load the export there."
)
NO_DRIVER = "LEDGER_DSN needs the PostgreSQL driver. Install aidbot with its extra `postgres`."
AHEAD = (
    "This copy holds changes that the shared ledger does not: an older backup was restored there. Export what is missing, "
    "move the file away to get a copy of the ledger, and load the export there."
)
OLDER = (
    "The shared ledger has an older schema than this program, which therefore changes nothing. Start it again: the start "
    "upgrades the ledger."
)
UNREACHED_UPGRADE = (
    "This copy was written by an older aidbot and is brought up to date together with the shared ledger, which cannot be "
    "reached. Start again once it can; an operator checks PostgreSQL and LEDGER_DSN."
)


def newer_ledger(what: str, found: int, known: int) -> str:
    """Say that a later version of the bot has upgraded the ledger."""
    return (
        f"The shared ledger was upgraded by a newer aidbot ({what} {found}; this one knows {known}). Update aidbot here "
        "as well."
    )


UNREADABLE_DSN = (
    "LEDGER_DSN cannot be read: in an address such as postgresql://user:password@host/name, write %25 for a % in the password; "
    "in the form with spaces, set a password with spaces in quotation marks, such as password='two words'."
)
