"""Folders that are written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import CannotWrite
from bot.files import take_place, unfinished_folder


@contextmanager
def whole_folder(folder: Path, marker: str, *, replace: bool) -> Iterator[Path]:
    """Lend an empty folder that takes the place of `folder` at the end, unless what is inside raises.

    With `replace`, an earlier one is replaced, if the file `marker` shows that it is one of ours.
    """
    _refuse_taken(folder, marker, replace=replace)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with unfinished_folder(folder) as new:
            yield new
            take_place(new, folder)
    except OSError as error:
        raise CannotWrite(f"{folder.name} cannot be written: {error.strerror}. Choose another place.") from error


def _refuse_taken(folder: Path, marker: str, *, replace: bool) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not folder.is_dir() or not (folder / marker).is_file():
        raise CannotWrite(f"{folder.name} is there already, and holds something else. Choose another folder.")
    if not replace:
        raise CannotWrite(f"{folder.name} is there already. Choose another folder, or replace it with --force.")
