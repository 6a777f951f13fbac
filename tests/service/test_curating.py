"""What curators are promised: they see a fact before it is saved, every change can be told and taken back."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
import yaml

from bot.domain.model import Actor, Figure, Held, Quote
from bot.domain.vocabulary import Entity
from bot.errors import (
    InvalidFact,
    NotAllowed,
    NothingToUndo,
    RetiredFact,
    StaleVersion,
    StoreUnavailable,
    UnknownFact,
)
from bot.present import curating as present
from bot.present.reply import Reply, ReplyKind
from bot.service.curating import Curating
from bot.service.drafts import KEPT_FOR, Drafts
from bot.service.fact_forms import FactForms
from bot.service.proposing import Proposing
from bot.service.scene import Scene
from bot.service.verbs import read_verb
from bot.store import Ledger, Store
from bot.store.building import build

SERVER, OTHER_SERVER = 111, 222
NOON = datetime(2024, 8, 1, 12, tzinfo=UTC)
OPERATOR = Actor(1, "Olena", operator=True)
CURATOR = Actor(2, "Anna", curator=True)
SECOND = Actor(3, "Ben", curator=True)
MEMBER = Actor(4, "Max")

TOTAL = (
    "US → Ukraine | military | committed | total | more than $53.5 billion | as of 2024-07-02 since 2022-02 "
    '| UNN, "A title", https://unn.ua/en/news/a, 2024-07-02 | via AP'
)
TOTAL_ID = "us-ua-running-total-2024-07-02-53-5bn"
SAID = (
    '"Make no mistake,  Ukraine is not alone…" — Lloyd Austin, 2024-07-02, AP, "A title", https://ap.org/b, 2024-07-02'
)


class Names:
    """Three names, exactly as written."""

    entities: Mapping[str, Entity] = {
        "US": Entity("US", "country", {"en": "United States"}),
        "UA": Entity("UA", "country", {"en": "Ukraine"}),
        "lloyd-austin": Entity("lloyd-austin", "person", {"en": "Lloyd Austin"}),
    }

    def entity(self, text: str) -> str | None:
        known = {entity.label().lower(): entity_id for entity_id, entity in self.entities.items()} | {"us": "US"}
        return known.get(text.strip().lower())

    def label(self, entity_id: str) -> str:
        known = self.entities.get(entity_id)
        return known.label() if known else entity_id


@dataclass
class Desk:
    """A curating service over a real store, with drafts coded D1, D2, … in their order."""

    curating: Curating
    ledger: Ledger
    store: Store
    now: datetime = NOON

    def scene(self, actor: Actor, server: int | None) -> Scene:
        return Scene(actor=actor, server=server, today=date(2024, 8, 1), now=self.now)

    async def say(self, words: str, actor: Actor = CURATOR, server: int | None = SERVER) -> Reply:
        return await self.curating.handle(words, self.scene(actor, server))

    async def quote(self, words: str, actor: Actor = CURATOR) -> Reply:
        return await self.curating.quote_add(words, self.scene(actor, SERVER))

    async def save(self, reply: Reply, actor: Actor = CURATOR, server: int | None = SERVER) -> Reply:
        return await self.say(reply.choices[0].question.removeprefix("/fact "), actor, server)

    async def added(self, words: str = TOTAL, actor: Actor = CURATOR, server: int | None = SERVER) -> str:
        saved = await self.save(await self.say(f"add {words}", actor, server), actor, server)
        return saved.facts[0]

    async def held(self, fact_id: str = TOTAL_ID, server: int | None = SERVER) -> Held:
        held = await self.ledger.held(fact_id, server)
        assert held is not None
        return held


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    path = tmp_path / "facts.db"
    build(path, (), (), {}, "test")
    store = Store.open(path, wait=0.05)
    ledger = Ledger(store)
    codes = count(1)
    drafts = Drafts(new_code=lambda: f"D{next(codes)}")
    forms = FactForms(ledger, store, Names())
    proposing = Proposing(ledger, forms, Names())
    further = {
        "propose": proposing.propose,
        "proposals": proposing.waiting,
        "accept": proposing.review,
        "approve": proposing.approve,
        "reject": proposing.reject,
    }
    yield Desk(Curating(ledger, forms, Names(), drafts, further), ledger, store)
    await store.close()


async def test_a_draft_shows_the_value_in_full_digits_and_every_key_field_before_saving(desk: Desk) -> None:
    reply = await desk.say(f"add {TOTAL}")
    shown = "\n".join(reply.body)
    for part in (
        "more than 53,500,000,000",
        "$53.5 billion",
        "United States → Ukraine",
        "military aid",
        "committed",
        "cumulative total",
        "2024-07-02",
        "2022-02",
    ):
        assert part in shown
    assert "via AP" in reply.sources[0].words
    assert [choice.question for choice in reply.choices] == ["/fact save D1", "/fact cancel D1"]
    assert await desk.ledger.held(TOTAL_ID, SERVER) is None


async def test_a_saved_fact_is_the_servers_own_and_the_next_look_up_finds_it(desk: Desk) -> None:
    fact_id = await desk.added()
    here = await desk.store.read(SERVER, lambda shelf: shelf.fetch([fact_id]))
    elsewhere = await desk.store.read(OTHER_SERVER, lambda shelf: shelf.fetch([fact_id]))
    assert [held.server for held in here] == [SERVER]
    assert elsewhere == ()


async def test_a_cancelled_draft_is_gone(desk: Desk) -> None:
    await desk.say(f"add {TOTAL}")
    assert "Nothing" in (await desk.say("cancel D1")).headline
    assert "no such draft" in (await desk.say("save D1")).headline


async def test_a_draft_is_saved_once(desk: Desk) -> None:
    draft = await desk.say(f"add {TOTAL}")
    await desk.save(draft)
    assert "no such draft" in (await desk.save(draft)).headline


async def test_a_draft_belongs_to_its_author_and_its_server(desk: Desk) -> None:
    draft = await desk.say(f"add {TOTAL}")
    assert "no such draft" in (await desk.save(draft, SECOND)).headline
    assert "no such draft" in (await desk.save(draft, CURATOR, OTHER_SERVER)).headline
    assert "Saved" in (await desk.save(draft)).headline


async def test_a_draft_expires(desk: Desk) -> None:
    draft = await desk.say(f"add {TOTAL}")
    desk.now += KEPT_FOR + timedelta(seconds=1)
    assert "no such draft" in (await desk.save(draft)).headline


async def test_only_the_last_few_drafts_of_somebody_are_kept(desk: Desk) -> None:
    first = await desk.say(f"add {TOTAL}")
    for _ in range(5):
        last = await desk.say(f"add {TOTAL}")
    assert "no such draft" in (await desk.save(first)).headline
    assert "Saved" in (await desk.save(last)).headline


async def test_a_draft_that_the_store_could_not_take_can_be_saved_again(desk: Desk, tmp_path: Path) -> None:
    draft = await desk.say(f"add {TOTAL}")
    with closing(sqlite3.connect(tmp_path / "facts.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable):
            await desk.save(draft)
    assert "Saved" in (await desk.save(draft)).headline


@pytest.mark.parametrize("words", [f"add {TOTAL}", "edit x note: y", "retire x wrong", "undo x", "export", "accept 1"])
async def test_a_member_is_refused_and_told_who_may_and_what_everybody_can_do(desk: Desk, words: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        await desk.say(words, MEMBER)
    assert "Manage Server" in str(refused.value)
    assert "`fact propose`" in str(refused.value)


async def test_a_curator_of_a_server_may_not_change_what_every_server_sees(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="operator"):
        await desk.say(f"add {TOTAL}", CURATOR, None)
    with pytest.raises(NotAllowed):
        await desk.curating.form(None, desk.scene(MEMBER, SERVER))


async def test_all_faults_of_a_form_are_refused_before_a_draft_is_made(desk: Desk) -> None:
    with pytest.raises(InvalidFact) as refused:
        await desk.say("add 5 | US → Atlantis | military")
    assert len(refused.value.faults) >= 4


async def test_an_edit_shows_before_and_after_and_is_saved_as_a_new_version(desk: Desk) -> None:
    await desk.added()
    draft = await desk.say(f"edit {TOTAL_ID} value: more than $54 billion; note: corrected; reason: typing slip")
    assert "Change: value: 53500000000 → 54000000000" in draft.body
    assert "Change: note: nothing → corrected" in draft.body
    await desk.save(draft)
    held = await desk.held()
    assert isinstance(held.fact, Figure)
    assert (held.version, held.fact.value, held.fact.note) == (2, Decimal(54_000_000_000), "corrected")
    assert "Why: typing slip." in (await desk.say(f"history {TOTAL_ID}")).body[0]


async def test_an_edit_without_fields_shows_the_form_to_send_back(desk: Desk) -> None:
    await desk.added()
    reply = await desk.say(f"edit {TOTAL_ID}")
    assert "value: more than 53500000000 USD" in reply.body
    assert "who: United States → Ukraine" in reply.body


async def test_an_edit_that_changes_nothing_is_refused(desk: Desk) -> None:
    await desk.added()
    with pytest.raises(InvalidFact, match="changes nothing"):
        await desk.say(f"edit {TOTAL_ID} stage: committed")


async def test_an_edit_of_a_value_warns_when_the_sentence_still_tells_the_old_one(desk: Desk) -> None:
    await desk.added(f"{TOTAL}\nwhat: The US committed more than 53.5 billion")
    draft = await desk.say(f"edit {TOTAL_ID} value: $54 billion")
    assert any("sentence was not changed" in note for note in draft.notes)


async def test_an_edit_against_an_older_version_is_refused_and_says_what_changed(desk: Desk) -> None:
    await desk.added()
    mine = await desk.say(f"edit {TOTAL_ID} note: mine")
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: theirs", SECOND), SECOND)
    with pytest.raises(StaleVersion, match="theirs"):
        await desk.save(mine)


async def test_editing_a_global_fact_in_a_server_leaves_it_as_it_is_elsewhere(desk: Desk) -> None:
    await desk.added(actor=OPERATOR, server=None)
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: ours"))
    assert (await desk.held()).fact.note == "ours"
    assert (await desk.held(server=OTHER_SERVER)).fact.note is None


async def test_a_retired_fact_leaves_the_shelf_and_undo_brings_it_back(desk: Desk) -> None:
    await desk.added()
    await desk.say(f"retire {TOTAL_ID} counted twice")
    assert await desk.store.read(SERVER, lambda shelf: shelf.fetch([TOTAL_ID])) == ()
    undone = await desk.say(f"undo {TOTAL_ID}")
    assert "back in use" in undone.headline
    assert len(await desk.store.read(SERVER, lambda shelf: shelf.fetch([TOTAL_ID]))) == 1


@pytest.mark.parametrize("words", [f"edit {TOTAL_ID} note: x", f"retire {TOTAL_ID} again"])
async def test_a_retired_fact_is_told_as_retired_with_the_way_back(desk: Desk, words: str) -> None:
    await desk.added()
    await desk.say(f"retire {TOTAL_ID} counted twice")
    with pytest.raises(RetiredFact, match=rf"was retired in this server\. `fact undo {TOTAL_ID}` brings it back"):
        await desk.say(words)
    assert "retired version 2" in (await desk.say(f"history {TOTAL_ID}")).body[0]


async def test_a_change_that_is_saved_after_the_fact_was_retired_is_told_so(desk: Desk) -> None:
    await desk.added()
    mine = await desk.say(f"edit {TOTAL_ID} note: mine")
    await desk.say(f"retire {TOTAL_ID} counted twice", SECOND)
    with pytest.raises(RetiredFact, match="`fact undo"):
        await desk.save(mine)


async def test_a_fact_retired_for_every_server_is_the_operators_to_bring_back(desk: Desk) -> None:
    await desk.added(actor=OPERATOR, server=None)
    await desk.say(f"retire {TOTAL_ID} wrong", OPERATOR, None)
    with pytest.raises(RetiredFact, match=r"for every server\. Only the operator"):
        await desk.say(f"edit {TOTAL_ID} note: x")


async def test_a_fact_whose_adding_was_undone_is_not_promised_back_by_undo(desk: Desk) -> None:
    await desk.added()
    await desk.say(f"undo {TOTAL_ID}")
    with pytest.raises(RetiredFact, match="add it again"):
        await desk.say(f"edit {TOTAL_ID} note: x")


async def test_an_undo_that_names_a_version_takes_back_that_change_or_none(desk: Desk) -> None:
    await desk.added()
    saved = await desk.save(await desk.say(f"edit {TOTAL_ID} note: mine"))
    assert f"`fact undo {TOTAL_ID} version 2` takes this back" in saved.notes[0]
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: theirs", SECOND), SECOND)
    with pytest.raises(StaleVersion, match="theirs"):
        await desk.say(f"undo {TOTAL_ID} version 2")
    assert (await desk.held()).fact.note == "theirs"
    await desk.say(f"undo {TOTAL_ID} version 3 a slip", SECOND)
    assert (await desk.held()).fact.note == "mine"
    assert "Why: a slip." in (await desk.say(f"history {TOTAL_ID}")).body[0]


async def test_two_curators_who_undo_at_once_take_back_one_change(desk: Desk) -> None:
    await desk.added()
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: kept"))
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: wrong"))
    await asyncio.gather(*(desk.say(f"undo {TOTAL_ID}", actor) for actor in (CURATOR, SECOND)), return_exceptions=True)
    assert (await desk.held()).fact.note == "kept"


async def test_undoing_right_after_somebody_else_did_is_asked_back_and_later_done(desk: Desk) -> None:
    await desk.added()
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: kept"))
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: wrong"))
    await desk.say(f"undo {TOTAL_ID}")
    asked = await desk.say(f"undo {TOTAL_ID}", SECOND)
    assert asked.kind is ReplyKind.CLARIFY
    assert "Anna has just undone" in asked.headline
    assert f"`fact undo {TOTAL_ID} version 4`" in asked.notes[0]
    assert (await desk.held()).fact.note == "kept"
    desk.now += timedelta(minutes=3)
    await desk.say(f"undo {TOTAL_ID}", SECOND)
    assert (await desk.held()).fact.note is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("$2.3", "from 53,500,000,000 USD to 2.3 USD"),
        ("more than $53.5 million", "about 1,000 times, from 53,500,000,000 USD to 53,500,000 USD"),
        ("€60 trillion", "from 53,500,000,000 USD to 60,000,000,000,000 EUR"),
    ],
)
async def test_an_edit_that_leaps_from_the_old_value_shows_both_in_full_digits(
    desk: Desk, value: str, told: str
) -> None:
    await desk.added()
    draft = await desk.say(f"edit {TOTAL_ID} value: {value}")
    assert any(told in note for note in draft.notes)


async def test_an_edit_that_corrects_a_value_is_no_leap(desk: Desk) -> None:
    await desk.added()
    draft = await desk.say(f"edit {TOTAL_ID} value: more than $5.35 billion")
    assert not any("The value changes" in note for note in draft.notes)


async def test_a_preview_says_once_who_relays_a_source(desk: Desk) -> None:
    draft = await desk.say(f"add {TOTAL}\nnote: one")
    assert draft.sources[0].words.endswith("(via AP)")
    relayed = replace((await desk.held(await desk.added())).fact.source, via="via AP")
    assert present.source_line(relayed).words.endswith("(via AP)")


async def test_retiring_asks_for_a_reason(desk: Desk) -> None:
    await desk.added()
    with pytest.raises(InvalidFact, match="say why"):
        await desk.say(f"retire {TOTAL_ID}")


async def test_undoing_an_edit_returns_to_what_stood_before_and_says_what_changed(desk: Desk) -> None:
    await desk.added()
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: wrong"))
    undone = await desk.say(f"undo {TOTAL_ID}")
    assert undone.body == ("note: wrong → nothing",)
    assert (await desk.held()).fact.note is None


async def test_undoing_what_has_no_change_is_refused(desk: Desk) -> None:
    await desk.added()
    assert "no longer in use" in (await desk.say(f"undo {TOTAL_ID}")).headline
    with pytest.raises(NothingToUndo):
        await desk.say(f"undo {TOTAL_ID}")


async def test_history_tells_who_changed_what_when_and_why_newest_first(desk: Desk) -> None:
    await desk.added()
    await desk.save(await desk.say(f"edit {TOTAL_ID} note: new; reason: asked for", SECOND), SECOND)
    reply = await desk.say(f"history {TOTAL_ID}", MEMBER)
    assert reply.headline == f"History of {TOTAL_ID}: 2 changes"
    assert reply.body == (
        "2024-08-01 12:00 UTC, Ben edited version 2: note: nothing → new. Why: asked for.",
        "2024-08-01 12:00 UTC, Anna added version 1.",
    )


@pytest.mark.parametrize("words", ["history nowhere", "edit nowhere note: x", "retire nowhere wrong", "undo nowhere"])
async def test_an_unknown_id_is_told_as_unknown(desk: Desk, words: str) -> None:
    with pytest.raises(UnknownFact):
        await desk.say(words)


async def test_a_second_fact_of_the_same_name_gets_a_number(desk: Desk) -> None:
    assert [await desk.added(), await desk.added()] == [TOTAL_ID, f"{TOTAL_ID}-2"]


async def test_a_copy_and_a_slip_of_a_thousand_are_pointed_out_before_saving(desk: Desk) -> None:
    await desk.added()
    copy = await desk.say(f"add {TOTAL}")
    assert any("Nearly the same" in note and TOTAL_ID in note for note in copy.notes)
    slip = await desk.say(f"add {TOTAL.replace('billion', 'million')}")
    assert any("1,000 times off" in note for note in slip.notes)


async def test_another_value_for_the_same_day_is_announced_as_a_dispute(desk: Desk) -> None:
    await desk.added()
    draft = await desk.say(f"add {TOTAL.replace('53.5', '55')}")
    assert any("dispute" in note for note in draft.notes)


async def test_a_falling_total_is_pointed_out(desk: Desk) -> None:
    await desk.added()
    draft = await desk.say(f"add {TOTAL.replace('53.5', '50').replace('as of 2024-07-02', 'as of 2024-07-20')}")
    assert any("should not fall" in note for note in draft.notes)


async def test_a_quote_is_kept_with_its_characters_exactly_as_given(desk: Desk) -> None:
    draft = await desk.quote(SAID)
    assert draft.quotes[0].words == "Make no mistake,  Ukraine is not alone…"
    saved = await desk.save(draft)
    held = await desk.held(saved.facts[0])
    assert isinstance(held.fact, Quote)
    assert held.fact.text == "Make no mistake,  Ukraine is not alone…"


async def test_a_quote_that_is_stored_already_is_pointed_out(desk: Desk) -> None:
    await desk.save(await desk.quote(SAID))
    again = await desk.quote(SAID.replace("Make no mistake,  ", "Make no mistake - ").replace("alone…", "alone"))
    assert any("Nearly the same" in note for note in again.notes)


async def test_a_member_may_not_add_a_quote(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        await desk.quote(SAID, MEMBER)


async def test_a_form_of_fields_is_drafted_like_text(desk: Desk) -> None:
    fields = await desk.curating.form(None, desk.scene(CURATOR, SERVER))
    assert list(fields)[:3] == ["value", "who", "kind"]
    await desk.added()
    filled = await desk.curating.form(TOTAL_ID, desk.scene(CURATOR, SERVER))
    reply = await desk.curating.draft(
        filled | {"note": "from a form"},
        desk.scene(CURATOR, SERVER),
        fact_id=TOTAL_ID,
    )
    assert [line for line in reply.body if line.startswith("Change: ")] == ["Change: note: nothing → from a form"]


async def test_an_empty_quote_form_asks_for_words_speaker_day_and_source(desk: Desk) -> None:
    fields = await desk.curating.form(None, desk.scene(CURATOR, SERVER), quote=True)
    assert list(fields) == ["words", "speaker", "when", "source", "note"]


async def test_an_export_holds_the_servers_own_facts_as_json_or_yaml(desk: Desk) -> None:
    await desk.added(actor=OPERATOR, server=None)
    await desk.save(await desk.quote(SAID))
    exported = await desk.say("export")
    assert exported.attachment is not None
    name, text = exported.attachment
    assert name == "facts-2024-08-01.json"
    assert [record["type"] for record in json.loads(text)] == ["quote"]
    as_yaml = (await desk.say("export yaml")).attachment
    assert as_yaml is not None
    assert yaml.safe_load(as_yaml[1]) == json.loads(text)
    with pytest.raises(InvalidFact, match="json or yaml"):
        await desk.say("export xlsx")


async def test_a_member_proposes_and_a_curator_accepts_after_seeing_it(desk: Desk) -> None:
    proposed = await desk.say(f"propose {TOTAL}", MEMBER)
    assert proposed.headline.startswith("Proposed as number 1.")
    assert await desk.ledger.held(TOTAL_ID, SERVER) is None
    (line,) = (await desk.say("proposals")).body
    assert "United States → Ukraine, more than 53,500,000,000 USD" in line
    assert "Max" in line
    await desk.save(await desk.say("accept 1"))
    assert (await desk.held()).version == 1
    assert "proposal 1" in (await desk.say(f"history {TOTAL_ID}")).body[0]
    assert "Max" not in (await desk.say(f"history {TOTAL_ID}")).body[0]
    assert (await desk.say("proposals")).headline == "No proposal waits here."


async def test_a_rejected_proposal_no_longer_waits(desk: Desk) -> None:
    await desk.say(f"propose {SAID}", MEMBER)
    with pytest.raises(InvalidFact, match="Say why"):
        await desk.say("reject 1")
    assert "Rejected" in (await desk.say("reject 1 a rumour")).headline
    assert "Anna rejected it: a rumour" in (await desk.say("accept 1", SECOND)).headline
    assert "Nothing was changed" in (await desk.say("approve 1", SECOND)).notes[0]


async def test_a_proposal_is_held_to_the_same_rules(desk: Desk) -> None:
    with pytest.raises(InvalidFact):
        await desk.say("propose the moon is cheese", MEMBER)


@pytest.mark.parametrize("words", ["", "help", "add", "edit", "propose", "undo"])
async def test_without_a_fact_the_ways_to_type_one_are_shown(desk: Desk, words: str) -> None:
    reply = await desk.say(words)
    assert reply.kind is ReplyKind.HELP
    assert any("US → Ukraine" in line for line in reply.body)


async def test_a_misspelled_verb_changes_nothing_and_is_asked_back(desk: Desk) -> None:
    await desk.added()
    reply = await desk.say(f"retre {TOTAL_ID} typing slip")
    assert "`fact retire`" in reply.headline
    assert not (await desk.held()).retired


@pytest.mark.parametrize("typed", ["shwo", "sho", "Show"])
def test_a_slip_in_a_verb_that_only_reads_is_mended(typed: str) -> None:
    assert read_verb(f"{typed} us-package") == ("show", "us-package")


async def test_a_history_is_told_though_its_verb_is_misspelled(desk: Desk) -> None:
    await desk.added()
    assert (await desk.say(f"hsitory {TOTAL_ID}")).headline.startswith("History of")


@pytest.mark.parametrize(
    ("typed", "meant"), [("ad", "add"), ("eidt", "edit"), ("retrie", "retire"), ("unod", "undo"), ("sav", "save")]
)
async def test_a_slip_in_a_verb_that_changes_is_asked_back(desk: Desk, typed: str, meant: str) -> None:
    assert f"Did you mean `fact {meant}`?" in (await desk.say(f"{typed} {TOTAL_ID}")).headline


async def test_a_history_of_no_fact_says_how_to_name_one(desk: Desk) -> None:
    assert "`fact history us-package-2024-07-02`" in (await desk.say("history")).headline


async def test_a_proposed_quote_is_listed_with_its_speaker_and_day(desk: Desk) -> None:
    await desk.say(f"propose {SAID}", MEMBER)
    assert "Lloyd Austin, 2024-07-02: “Make no mistake" in (await desk.say("proposals")).body[0]


async def test_a_random_code_is_short_and_has_no_letter_that_looks_like_a_digit(desk: Desk) -> None:
    curating = Curating(desk.ledger, FactForms(desk.ledger, desk.store, Names()), Names())
    reply = await replace(desk, curating=curating).say(f"add {TOTAL}")
    code = reply.choices[0].question.removeprefix("/fact save ")
    assert len(code) == 4
    assert not set(code) & set("IO01L")
