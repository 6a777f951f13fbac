"""The message menu "Check this message", and `check` for longer texts: what was found, and to whom it is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
import simcord

from bot.chat.checking import CHECK_MESSAGE
from bot.present.reply import ReplyKind
from bot.service.service import Service
from tests.chat.conftest import words
from tests.chat.talking import NOW, Place

CLAIMS = (
    "“Make no mistake, Ukraine stands alone,” Austin said. The package of 2 July 2024 was worth $23 billion. "
    "I had 5 coffees. The US has given more than $53.5 billion since February 2022."
)


@pytest.fixture(scope="module")
def path(copied: Callable[[str], Path]) -> Path:
    return copied("checks")


async def checked(here: Place, text: str) -> str:
    """Have the member check what the curator wrote; give what only the member was told."""
    message = await here.curator.send(here.channel, text)
    shown = await here.member.context_menu(here.channel, CHECK_MESSAGE, message)
    assert shown.ephemeral
    assert here.last.id == message.id, "others see it too"
    assert shown.response is not None
    return words(shown.response.message)


async def test_a_message_is_checked_sentence_by_sentence_for_the_asker_alone(here: Place) -> None:
    told = await checked(here, CLAIMS)
    assert "3 findings" in told
    assert "10 times too high" in told
    assert "As sourced: more than $53.5 billion" in told
    assert "you wrote “stands”, the source has “is not”" in told
    assert "](<https://" in told


async def test_what_is_most_definite_comes_first(here: Place) -> None:
    told = await checked(here, f"{CLAIMS} Umerov said “we like to sing in the rain”.")
    places = [
        told.index(words) for words in ("10 times too high", "the source has “is not”", "No record of that quote")
    ]
    assert places == sorted(places)


async def test_one_finding_is_told_with_all_its_evidence(here: Place) -> None:
    told = await checked(here, "Nice weather. Austin said “Make no mistake, Ukraine stands alone” and left.")
    assert "Altered" in told.strip().splitlines()[0]
    assert "\\[-stands-\\] ⟦is not⟧" in told
    assert "Associated Press" in told


async def test_at_most_five_findings_are_told_and_the_rest_is_counted(here: Place) -> None:
    claim = "The package of 2 July 2024 was worth ${} billion."
    told = await checked(here, " ".join(claim.format(number) for number in range(11, 18)))
    assert told.count("Not as sourced") == 5
    assert "2 more are not shown" in told


@pytest.mark.parametrize("text", ["hello there", "😀", "I like dogs. You like cats.", "<@123456789012345678> look"])
async def test_a_message_with_nothing_to_check_says_so(here: Place, text: str) -> None:
    assert "Nothing here can be checked" in await checked(here, text)


async def test_a_claim_that_no_fact_speaks_of_is_not_judged(here: Place) -> None:
    assert "No sourced answer" in await checked(here, "Bhutan gave 7 million cookies to Atlantis in 1950.")


async def test_only_the_first_2000_characters_are_read(service: Service) -> None:
    told = await service.check_text("well, " * 330 + CLAIMS, server=None, today=NOW.date())
    assert told.kind is ReplyKind.VERDICT
    assert "2000" in " ".join(told.notes)
    assert "23 billion" not in " ".join((told.headline, *told.body))


async def test_lines_shown_as_a_quotation_are_checked_as_one(here: Place) -> None:
    told = await checked(here, "> Make no mistake, Ukraine is\n> not alone\nsays Austin")
    assert "As sourced" in told


async def test_the_same_is_told_when_the_text_is_typed(here: Place) -> None:
    alone = await checked(here, CLAIMS)
    await here.member.send(here.channel, f"!check {CLAIMS}")
    by_slash = await here.member.slash(here.channel, "check", words=CLAIMS)
    assert by_slash.response is not None
    assert alone == words(here.channel.history()[-2]) == words(by_slash.response.message)


async def test_a_server_is_checked_against_its_own_facts_only(here: Place, simcord_env: simcord.Env) -> None:
    there = Place(simcord_env, "second")
    await here.add_fact()
    claim = "Norway announced a package of $12.5 billion for Ukraine on 20 December 2025. So it is."
    assert "10 times too high" in await checked(here, claim)
    assert "10 times too high" not in await checked(there, claim)
