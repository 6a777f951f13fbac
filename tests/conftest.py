"""What every test starts from: no settings of the machine it runs on."""

from pathlib import Path

import pytest

from bot.settings import SETTINGS

ROOT = Path(__file__).parent.parent

pytest_plugins = ["tests.questions", "tests.postgres"]


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what the machine sets, so that no test depends on it."""
    for setting in SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own in an empty folder: the path of its fact store, which no start has made yet."""
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "data" / "facts.db"
    monkeypatch.setenv("FACTS_DB", str(store))
    return store
