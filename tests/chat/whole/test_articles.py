"""From article to facts on Discord: what is found is shown one by one, and only what its curator approves is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.service.service import Service
from tests.chat.conftest import fields, labels, words
from tests.chat.talking import Place, bot_on
from tests.extracting.test_documents import PAGE, pdf

SOURCE = 'Example News, "A package for Iceland", https://example.org/a, 2024-09-10'
ARTICLE = """Iceland will give Ukraine another 17 million euros for its power grid, the government said on Tuesday.

"We will help to keep the lights on," Prime Minister Keir Starmer said.
"""


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("articles")


async def bring(place: Place, text: str = ARTICLE) -> None:
    await place.curator.send(place.channel, f"!fact from {SOURCE}\n{text}")


async def test_findings_come_one_by_one_and_only_an_approved_one_is_stored(here: Place, there: Place) -> None:
    await bring(here)
    assert "Finding 1 of 3" in words(here.last)
    assert "€17 million" in words(here.last)
    assert "the government said on Tuesday" in words(here.last)
    assert labels(here.last) == ["Approve", "Edit", "Skip", "Stop"]
    finding, question = here.last, "!aid how much did iceland give ukraine in september 2024"
    await here.member.send(here.channel, question)
    assert "€17 million" not in words(here.last)
    await here.curator.click(finding, label="Approve")
    assert any("Saved as" in said and "Finding 2 of 3" in said for said in here.said())
    await here.member.send(here.channel, question)
    assert "€17 million" in words(here.last)
    await there.member.send(there.channel, question)
    assert "€17 million" not in words(there.last)


async def test_a_finding_is_changed_in_a_form_before_it_is_approved(here: Place) -> None:
    await bring(here)
    opened = await here.curator.click(here.last, label="Edit")
    assert fields(opened)["value"] == "17000000 EUR"
    await here.curator.submit_modal(opened, {**fields(opened), "value": "18 million euros", "kind": "energy"})
    shown = here.last
    assert "value: 18 million euros" in words(shown)
    await here.curator.click(shown, label="Approve")
    await here.member.send(here.channel, "!aid how much did iceland give ukraine for energy in september 2024")
    assert "€18 million" in words(here.last)


async def test_typing_does_all_that_the_buttons_do(here: Place) -> None:
    await bring(here)
    await here.curator.send(here.channel, "!fact amend 1.1 note: for the grid")
    assert "note: for the grid" in words(here.last)
    await here.curator.send(here.channel, "!fact skip 1.1")
    assert "Finding 2 of 3" in words(here.last)
    await here.curator.send(here.channel, "!fact approve 1.3")
    assert "Saved as q-keir-starmer" in words(here.last)
    await here.curator.send(here.channel, "!fact approve 1.3")
    assert "approved already" in words(here.last)
    await here.curator.send(here.channel, "!fact stop")
    assert "Stopped" in words(here.last)
    await here.curator.send(here.channel, "!fact findings")
    assert "going through no article" in words(here.last)


async def test_the_buttons_work_after_a_restart(here: Place, service: Service, path: Path) -> None:
    await bring(here)
    await here.env.restart_bot(bot_on(service, path))
    await here.curator.click(here.last, label="Skip")
    assert "Finding 2 of 3" in words(here.last)
    opened = await here.curator.click(here.last, label="Edit")
    assert "facet" in fields(opened)


async def test_only_curators_bring_articles_and_only_who_brought_one_decides(here: Place, there: Place) -> None:
    await here.member.send(here.channel, f"!fact from {SOURCE}\n{ARTICLE}")
    assert "Only curators" in words(here.last)
    await bring(here)
    shown = here.last
    refused = await here.member.click(shown, label="Approve")
    assert refused.ephemeral
    await here.member.send(here.channel, "!fact approve 1.1")
    assert "Only curators" in words(here.last)
    await there.curator.send(there.channel, "!fact approve 1.1")
    assert "no such finding" in words(there.last)


async def test_a_file_is_read_with_the_command_and_by_the_slash_command(here: Place) -> None:
    await here.curator.send(here.channel, f"!fact from {SOURCE}", attachments=[("page.html", PAGE.encode())])
    assert "NOK" in words(here.last)
    file = ("article.pdf", pdf("Iceland will give Ukraine another 19 million euros, the government said on Tuesday."))
    sent = await here.curator.slash(here.channel, "fact from", source=SOURCE, file=file)
    assert sent.ephemeral
    assert sent.response is not None
    assert "€19 million" in words(sent.response.message)


async def test_an_unreadable_file_is_refused_with_what_to_do(here: Place) -> None:
    await here.curator.send(here.channel, f"!fact from {SOURCE}", attachments=[("a.docx", b"PK\x03\x04 and so on")])
    assert "Save the article as text, HTML or PDF" in words(here.last)


async def test_a_pasted_text_and_a_message_ask_for_their_source(here: Place) -> None:
    opened = await here.curator.slash(here.channel, "fact from")
    pasted = await here.curator.submit_modal(opened, {"source": SOURCE, "text0": ARTICLE})
    assert pasted.ephemeral
    assert pasted.response is not None
    assert "Finding 1 of 3" in words(pasted.response.message)
    message = await here.member.send(here.channel, ARTICLE)
    menu = await here.curator.context_menu(here.channel, "Extract facts", message)
    told = await here.curator.submit_modal(menu, {"source": "no source at all"})
    assert told.response is not None
    assert "The source lacks its" in words(told.response.message)
