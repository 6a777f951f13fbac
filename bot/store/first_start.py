"""The first start: the shipped facts copied to where the operator keeps theirs. The shipped file is only read."""

import os
import shutil
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.files import sync_folder, unfinished_file
from bot.store.failures import NOT_SHIPPED


def copy_shipped(shipped: Path, path: Path) -> None:
    """Copy the shipped facts so that `path` is either whole or absent at any moment, and never replaced."""
    if not shipped.is_file():
        raise StoreUnavailable(NOT_SHIPPED)
    path.parent.mkdir(parents=True, exist_ok=True)
    with unfinished_file(path) as temporary:
        with temporary.open("wb") as written, shipped.open("rb") as read:
            shutil.copyfileobj(read, written)
            written.flush()
            os.fsync(written.fileno())
        _name(temporary, path)
    sync_folder(path.parent)


def _name(temporary: Path, path: Path) -> None:
    # A link is refused where another start was faster; a rename would take the file from under it.
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        temporary.replace(path)
