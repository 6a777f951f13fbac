"""A right that is taken away between opening a form, or being shown a button, and sending or pressing it: nothing is changed."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import RoleHandle
from simcord.results import InteractionResult

from bot.chat.articles import ArticleModal
from bot.chat.buttons import BUTTONS
from bot.chat.forms import FormModal
from bot.service.service import Service
from tests.chat.talking import FACT, Place, bot_on
from tests.chat.whole.commands import ARTICLE, RESTRICTED, SOURCE
from tests.chat.whole.furnishing import Watched, furnish
from tests.chat.whole.visiting import Visitor, filled

_KEPT_BEHIND = frozenset({"kept_texts"})


class Keeper(NamedTuple):
    """Somebody who curates by a role, and where."""

    place: Place
    person: MemberActor
    role: RoleHandle
    visitor: Visitor

    async def shown(self, text: str) -> discord.Message:
        """Have the keeper type a command; give the reply."""
        await self.person.send(self.place.channel, f"!{text}")
        return self.place.last

    async def pressed(self, text: str, label: str) -> InteractionResult:
        return await self.person.click(await self.shown(text), label=label)

    async def slash(self, name: str, **options: object) -> InteractionResult:
        return await self.person.slash(self.place.channel, name, **options)


async def _second_part(keeper: Keeper) -> InteractionResult:
    first = await keeper.slash("fact add")
    kept = await keeper.person.submit_modal(first, {"value": "$1.25 billion", "who": "Norway → Ukraine"})
    assert kept.response is not None
    return await keeper.person.click(kept.response, label="Part 2")


async def _extracted(keeper: Keeper) -> InteractionResult:
    message = await keeper.person.send(keeper.place.channel, ARTICLE)
    return await keeper.person.context_menu(keeper.place.channel, "Extract facts", message)


FORMS: Mapping[str, Callable[[Keeper], Awaitable[InteractionResult]]] = MappingProxyType(
    {
        "add figure": _second_part,
        "add quote": lambda keeper: keeper.slash("fact add", kind="quote"),
        "edit": lambda keeper: keeper.slash("fact edit", id="seed-package-amount"),
        "finding": lambda keeper: keeper.pressed(f"fact from {SOURCE}\n{ARTICLE}", "Edit"),
        "proposal": lambda keeper: keeper.pressed("fact accept 1", "Edit"),
        "rejection": lambda keeper: keeper.pressed("fact accept 1", "Reject"),
        "inbox": lambda keeper: keeper.pressed("inbox r1", "Close"),
        "inbox question": lambda keeper: keeper.visitor.press(f"open:{keeper.person.id}:inbox:q1"),
        "article": lambda keeper: keeper.slash("fact from", source=SOURCE),
        "article of a message": _extracted,
    }
)
"""How each form for curators is opened, by the sort that its id begins with."""
_FOR_ALL = frozenset({"report"})
_TYPED = {"note": "typed meanwhile", "value": "$3 billion", "words": "“So be it”", "speaker": "Lloyd Austin"}


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("taken")


@pytest.fixture
async def keeper(here: Place) -> AsyncIterator[Keeper]:
    role = here.guild.create_role("Fact keepers")
    await furnish(here)
    await here.curator.send(here.channel, f"!settings curators {role.mention}")
    person = here.guild.add_member(here.env.create_user("keeper"), roles=[role])
    yield Keeper(here, person, role, Visitor(here.env, person, here.channel))


async def no_role_any_more(keeper: Keeper) -> None:
    keeper.place.env.backend.remove_member_role(keeper.place.guild.id, keeper.person.id, keeper.role.id)


async def the_role_means_nothing_any_more(keeper: Keeper) -> None:
    await keeper.place.curator.send(keeper.place.channel, "!settings curators default")


TAKEN = (no_role_any_more, the_role_means_nothing_any_more)


def modals() -> set[type[discord.ui.Modal]]:
    return {sort for sort in discord.ui.Modal.__subclasses__() if sort.__module__.startswith("bot.")}


def test_every_form_is_tried(service: Service) -> None:
    assert modals() == {FormModal, ArticleModal}
    assert set(service._forms) - _FOR_ALL <= FORMS.keys()


@pytest.mark.parametrize("take", TAKEN)
async def test_a_form_sent_after_the_right_was_taken_changes_nothing(
    keeper: Keeper, service: Service, path: Path, take: Callable[[Keeper], Awaitable[None]]
) -> None:
    opened = {name: await opening(keeper) for name, opening in FORMS.items()}
    assert [name for name, shown in opened.items() if shown.modal is None] == []
    await take(keeper)
    watched = Watched(path, service)
    found = {}
    await watched.changed()
    for name, shown in opened.items():
        values = filled(shown)
        said = await keeper.visitor.told(
            await keeper.person.submit_modal(shown, values | {k: v for k, v in _TYPED.items() if k in values})
        )
        found[name] = said, await watched.changed(_KEPT_BEHIND)
    watched.close()
    assert {name: changed for name, (_, changed) in found.items() if changed} == {}
    assert {name: said for name, (said, _) in found.items() if "Only curators" not in said} == {}


@pytest.mark.parametrize("name", FORMS)
async def test_the_same_form_is_taken_while_the_right_is_there(keeper: Keeper, name: str) -> None:
    shown = await FORMS[name](keeper)
    assert "Only curators" not in await keeper.visitor.told(shown)


async def test_a_form_from_before_a_restart_says_so_and_gives_back_what_was_typed(
    keeper: Keeper, service: Service, path: Path
) -> None:
    opened = {name: await opening(keeper) for name, opening in FORMS.items()}
    await keeper.place.env.restart_bot(bot_on(service, path))
    watched = Watched(path, service)
    for name, shown in opened.items():
        values = {key: value or "typed" for key, value in filled(shown).items()}
        said = await keeper.visitor.told(await keeper.person.submit_modal(shown, values))
        assert "no longer open" in said, name
        assert all(value.split(",")[0].split()[0] in said for value in values.values()), name
    assert await watched.changed(_KEPT_BEHIND) == []
    watched.close()


async def test_the_first_of_two_windows_with_one_form_says_that_it_is_no_longer_open(keeper: Keeper) -> None:
    """As when a form is opened on the telephone and at the desk."""
    message = await keeper.shown("fact accept 1")
    await keeper.person.click(message, label="Edit")
    first = await keeper.slash("fact add")
    kept = await keeper.person.submit_modal(first, filled(first))
    assert kept.response is not None
    at_the_desk = await keeper.person.click(kept.response, label="Part 1")
    await keeper.person.click(kept.response, label="Part 1")
    said = await keeper.visitor.told(await keeper.person.submit_modal(at_the_desk, filled(at_the_desk) | _value()))
    assert "no longer open" in said
    assert "$3 billion" in said


def _value() -> dict[str, str]:
    return {"value": "$3 billion"}


@pytest.mark.parametrize("take", TAKEN)
async def test_every_button_that_was_shown_changes_nothing_after_the_right_was_taken(
    keeper: Keeper, service: Service, path: Path, take: Callable[[Keeper], Awaitable[None]]
) -> None:
    shown = [await keeper.shown(text) for text in (*RESTRICTED, f"fact add {FACT}", "fact edit seed-package-amount")]
    buttons = [(message, button) for message in shown for button in _buttons(message)]
    kinds = [kind for kind in BUTTONS if any(_is(kind, button) for _, button in buttons)]
    assert len(buttons) >= 20
    assert len(kinds) >= 2
    await take(keeper)
    watched = Watched(path, service)
    await watched.changed()
    wrong = []
    for message, button in buttons:
        pressed = await keeper.person.click(message, custom_id=button.custom_id)
        said = await keeper.visitor.told(pressed)
        changed = await watched.changed(_KEPT_BEHIND)
        if changed or ("Only" not in said and not _open_to_all(button)):
            wrong.append(f"{button.label} {button.custom_id}: {said} {changed}")
    watched.close()
    assert wrong == []


@pytest.mark.parametrize("label", ["Save", "Part 1", "Check"])
async def test_a_draft_in_a_form_is_not_saved_after_the_right_was_taken(
    keeper: Keeper, service: Service, path: Path, label: str
) -> None:
    shown = await keeper.slash("fact edit", id="seed-package-amount")
    drafted = await keeper.person.submit_modal(shown, filled(shown) | {"value": "$3 billion", "reason": "x"})
    assert drafted.response is not None
    await no_role_any_more(keeper)
    watched = Watched(path, service)
    await watched.changed()
    assert "Only curators" in await keeper.visitor.told(await keeper.person.click(drafted.response, label=label))
    assert await watched.changed(_KEPT_BEHIND) == []
    watched.close()


async def test_what_somebody_typed_into_a_form_is_shown_to_nobody_else(keeper: Keeper) -> None:
    shown = await keeper.slash("fact edit", id="seed-package-amount")
    drafted = await keeper.person.submit_modal(shown, filled(shown) | {"value": "$3 billion", "reason": "x"})
    assert drafted.response is not None
    (check,) = [each for each in _buttons(drafted.response.message) if each.label == "Check"]
    for other in (keeper.place.curator, keeper.place.member):
        visitor = Visitor(keeper.place.env, other, keeper.place.channel)
        for part in ("0", "check"):
            key = str(check.custom_id).split(":")[2]
            pressed = await visitor.press(f"form:{other.id}:{key}:{part}")
            assert pressed.modal is None
            assert "Only the person who asked" in await visitor.told(pressed)


def _buttons(message: discord.Message) -> list[discord.ui.Button[discord.ui.View]]:
    view = discord.ui.View.from_message(message)
    return [item for item in view.children if isinstance(item, discord.ui.Button) and not item.disabled]


def _is(kind: type, button: discord.ui.Button[discord.ui.View]) -> bool:
    template = getattr(kind, "__discord_ui_compiled_template__")  # noqa: B009
    return template.fullmatch(button.custom_id or "") is not None


def _open_to_all(button: discord.ui.Button[discord.ui.View]) -> bool:
    return any(text in (button.custom_id or "") for text in ("fact show", "fact cancel", "/aid", "report:"))
