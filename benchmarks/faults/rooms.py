"""A small disk that can be filled to the last bytes, and freed again."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_SIZE = 256 * 1024**2
_FILES = 64
_BALLAST = "ballast"


@dataclass(slots=True)
class Disk:
    """A folder on a disk of its own where that can be had; else the bound on the size of files has to do."""

    folder: Path
    mounted: bool

    def leave(self, room: int) -> None:
        """Fill the disk but for so many bytes."""
        free = os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize
        with (self.folder / _BALLAST).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free - room))

    def leave_files(self, count: int) -> None:
        """Let the disk take so many more files."""
        for at in range(os.statvfs(self.folder).f_ffree - count):
            (self.folder / f"{_BALLAST}-{at}").touch()

    def free(self) -> None:
        """Give all the room back."""
        for each in self.folder.glob(f"{_BALLAST}*"):
            each.unlink()

    def only_read(self, whether: bool) -> None:
        """Let nobody write to the disk, or everybody again."""
        _mount("-o", f"remount,{'ro' if whether else 'rw'}", str(self.folder))

    def clear(self) -> None:
        """Empty it."""
        self.free()
        for each in self.folder.iterdir():
            each.chmod(0o644)
            each.unlink()


@contextmanager
def small_disk() -> Iterator[Disk]:
    """Lend a small disk: one in memory for root, where mounting works."""
    with TemporaryDirectory() as name:
        folder = Path(name, "disk")
        folder.mkdir()
        try:
            _mount("-t", "tmpfs", "-o", f"size={_SIZE},nr_inodes={_FILES}", "tmpfs", str(folder))
        except (OSError, subprocess.CalledProcessError):
            yield Disk(folder, mounted=False)
            return
        try:
            yield Disk(folder, mounted=True)
        finally:
            with suppress(subprocess.CalledProcessError):
                subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607


def bound(size: int) -> None:
    """Let this process write no file beyond so many bytes, as a quota does, until `unbound`."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def unbound() -> None:
    """Let this process write files of any size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)  # noqa: S603, S607
