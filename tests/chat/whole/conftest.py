"""The whole bot on a simulated Discord: its own service on a copy of the shipped store, which each module names."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord

from bot.chat.client import AidBot
from bot.domain.vocabulary import Vocabulary
from bot.service.service import Service
from tests.chat.talking import Place, bot_on, opened
from tests.chat.whole.visiting import hide_nothing


@pytest.fixture
async def service(path: Path, vocabulary: Vocabulary) -> AsyncIterator[Service]:
    async with opened(path, vocabulary) as service:
        yield service


@pytest.fixture
def simcord_bot(service: Service, path: Path) -> AidBot:
    return bot_on(service, path)


@pytest.fixture
def here(simcord_env: simcord.Env) -> Place:
    return Place(simcord_env, "first")


@pytest.fixture
def there(simcord_env: simcord.Env) -> Place:
    return Place(simcord_env, "second")


@pytest.fixture
def nothing_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that a client's picker would hide can be sent all the same, as by one that was changed."""
    hide_nothing(monkeypatch)
