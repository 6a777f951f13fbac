"""Aliases and topics on Discord: a server's own words and subjects, and nothing of them in another server."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chat.conftest import labels, words
from tests.chat.talking import FACT, Place

CONVOY = (
    "value: 12 thousand euros; who: Norway → winter convoy; kind: humanitarian; stage: disbursed; measure: package; "
    "when: 2025-11-02; what: Norway gave 12 thousand euros to the winter convoy.; "
    'source: Convoy log, "November", https://example.org/log, 2025-11-03'
)


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("naming")


async def curate(place: Place, text: str) -> str:
    await place.curator.send(place.channel, text)
    return words(place.last)


async def test_an_alias_is_understood_in_its_server_alone_and_said_to_be_one(here: Place, there: Place) -> None:
    assert "means Germany" in await curate(here, '!alias add "orange man" → Germany')
    for asked in ("how much did orange man give ukraine", "how much did ornage man give ukraine"):
        told = words(await here.ask(asked))
        assert "Germany → Ukraine" in told
        assert "taken for Germany, as this server has it" in told
        assert "Germany → Ukraine" not in words(await there.ask(asked))
    await here.curator.send_dm("how much did orange man give ukraine")
    assert "no alias" in await curate(there, "!alias list")


async def test_an_alias_is_taken_back_like_a_fact(here: Place) -> None:
    await curate(here, "!alias add orange man -> Germany")
    await curate(here, "!alias add orange man -> France")
    assert "as it was before" in await curate(here, "!alias undo orange man")
    assert "“orange man” → Germany" in await curate(here, "!alias list")
    await curate(here, "!alias remove orange man")
    assert "Germany → Ukraine" not in words(await here.ask("how much did orange man give ukraine"))
    await curate(here, "!alias undo orange man")
    assert "Germany → Ukraine" in words(await here.ask("how much did orange man give ukraine"))
    assert (await curate(here, "!alias history orange man")).count("UTC") == 5


@pytest.mark.parametrize(
    "name",
    [
        "ukraine",
        "us",
        "total",
        "the",
        "not",
        "2 july 2024",
        "2.3 billion",
        "check",
        "@everyone",
        "x",
        "**bold**",
        "uкraine",
    ],
)
async def test_what_means_something_already_is_no_alias(here: Place, name: str) -> None:
    told = await curate(here, f'!alias add "{name}" → France')
    assert "means France" not in told
    assert "no alias" in await curate(here, "!alias list")


async def test_the_words_of_a_quotation_stay_as_they_are(here: Place) -> None:
    await curate(here, '!alias add "make no mistake" → Germany')
    told = words(await here.ask('!quote check "Make no mistake, Ukraine is not alone"'))
    assert "Germany" not in told


async def test_a_topic_of_its_own_answers_from_its_facts_alone(here: Place, there: Place) -> None:
    assert "has the topic" in await curate(here, "!topic add winter convoy: generators for Kharkiv")
    await here.add_fact(CONVOY)
    await here.add_fact(FACT)
    assert "belongs to winter convoy" in await curate(here, "!topic put no-ua-package-2025-12-20-1-25bn winter convoy")
    listed = await here.ask("what about the winter convoy")
    assert "Topic “winter convoy”: 2 facts" in words(listed)
    assert "€12,000" in words(listed)
    latest = words(await here.ask("latest on the winter convoy"))
    assert "$1.25 billion" in latest
    humanitarian = words(await here.ask("humanitarian aid winter convoy"))
    assert "€12,000" in humanitarian
    assert "$1.25 billion" not in humanitarian
    assert "No sourced answer" in words(await here.ask("how many tanks for the winter convoy"))
    assert "winter convoy" not in words(await there.ask("what about the winter convoy")).replace("“winter”", "")


async def test_topics_are_listed_opened_and_taken_back(here: Place, there: Place) -> None:
    await curate(here, "!topic add winter convoy")
    await here.member.send(here.channel, "!topic list")
    assert labels(here.last) == ["winter convoy"]
    await here.member.click(here.last, label="winter convoy")
    assert "0 facts" in words(here.last)
    assert "no topic" in await curate(there, "!topic list")
    await curate(here, "!topic put seed-package-amount winter convoy")
    assert "1 fact" in await curate(here, "!topic list")
    await curate(here, "!topic undo winter convoy")
    assert "0 facts" in await curate(here, "!topic list")
    await here.member.send(here.channel, "!topic remove winter convoy")
    assert "Only curators" in words(here.last)
    await curate(here, "!topic remove winter convoy")
    assert "no topic" in await curate(here, "!topic list")


async def test_only_own_topics_are_suggested(here: Place, there: Place) -> None:
    await curate(here, "!topic add winter convoy")
    mine = await here.member.autocomplete(here.channel, "topic", "what", "win")
    theirs = await there.member.autocomplete(there.channel, "topic", "what", "win")
    assert [choice["name"] for choice in mine] == ["winter convoy"]
    assert list(theirs) == []
