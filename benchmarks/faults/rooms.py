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
_BRITTLE = 64 * 1024**2
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
                _unmount(folder, "--lazy")


@dataclass(frozen=True, slots=True)
class Brittle:
    """A disk in a file, which can fail under what is open on it."""

    folder: Path
    image: Path

    def fail(self) -> None:
        """Let the kernel take the disk for broken: from now on it can only be read, also by who has files open on it."""
        _mount("-o", "remount,abort", str(self.folder.parent))

    def mend(self) -> None:
        """Start the disk anew, with what had reached it."""
        _unmount(self.folder.parent)
        _mount("-o", "loop", str(self.image), str(self.folder.parent))


@contextmanager
def brittle_disk(room: Path) -> Iterator[Brittle]:
    """Lend a disk in a file in a folder; raises OSError or CalledProcessError where that cannot be had."""
    with TemporaryDirectory() as name:
        image = room / "disk.image"
        with image.open("wb") as file:
            file.truncate(_BRITTLE)
        subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)  # noqa: S603, S607
        _mount("-o", "loop", str(image), name)
        try:
            folder = Path(name, "room")
            folder.mkdir()
            yield Brittle(folder, image)
        finally:
            _unmount(Path(name))


def bound(size: int) -> None:
    """Let this process write no file beyond so many bytes, as a quota does, until `unbound`."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def unbound() -> None:
    """Let this process write files of any size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)  # noqa: S603, S607


def _unmount(*arguments: object) -> None:
    subprocess.run(["umount", *map(str, arguments)], check=True, capture_output=True)  # noqa: S603, S607
