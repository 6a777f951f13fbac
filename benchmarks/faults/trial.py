"""One try: where it works, what chance decides, and how the room ends there."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.children import nothing
from benchmarks.faults.rooms import Disk, bound
from bot.store.backup import back_up


@dataclass(frozen=True, slots=True)
class Trial:
    """One try."""

    disk: Disk
    chance: random.Random
    shipped: Path
    data: Path
    """Where publishers' files are."""

    @property
    def store(self) -> Path:
        """The store that is worked on."""
        return self.disk.folder / "facts.db"

    @property
    def backup(self) -> Path:
        """A backup beside it."""
        return self.disk.folder / "backup.db"

    def prepared(self) -> None:
        """Put a store as it was shipped there, and a backup of it."""
        self.disk.clear()
        shutil.copy(self.shipped, self.store)
        back_up(self.store, self.backup)

    def fill(self, most: int) -> Callable[[], object]:
        """Leave a random room of at most so many bytes; give what has to be done in the child for that."""
        room = int(most * self.chance.random() ** 2)
        if self.disk.mounted and self.chance.random() < 0.6:
            if self.chance.random() < 0.15:
                self.disk.leave_files(self.chance.randrange(4))
            else:
                self.disk.leave(room)
            return nothing
        size = room if self.chance.random() < 0.5 else self.store.stat().st_size + room
        return lambda: bound(size)
