"""Buttons under a reply. The id of each says what it does, so that it works after a restart for as long as it can.

What a press leads to is decided in `pressing.py`.
"""

import re
import secrets
from collections.abc import Iterator
from typing import Any, Protocol, Self, runtime_checkable

import discord

from bot.chat.recent import Recent
from bot.chat.shown import FormParts, Shown
from bot.present.embed import BUTTON_LABEL
from bot.present.reply import Choice
from bot.present.text import printable

CHECK = "check"
"""Stands where the number of a form's part would: have the whole form read."""

_LONGEST_ID = 100
_MOST_CHOICES = 15
_IN_A_ROW = 5
_FORM_ROW = 3
_PAGE_ROW = 4
_UNNAMED = "…"

_Button = discord.ui.Button[discord.ui.View]
_Interaction = discord.Interaction[Any]
_Match = re.Match[str]


class Presses(Protocol):
    """What happens when a button is pressed."""

    async def choose(self, interaction: _Interaction, asker: int, question: str) -> None:
        """Ask a question in the name of its asker."""
        ...

    async def recall(self, interaction: _Interaction, asker: int, key: str) -> None:
        """Ask the question that is remembered under a key."""
        ...

    async def turn(self, interaction: _Interaction, key: str, number: int) -> None:
        """Show another page."""
        ...

    async def fill(self, interaction: _Interaction, asker: int, key: str, part: str) -> None:
        """Open a part of a form, or have the form read."""
        ...


@runtime_checkable
class HasPresses(Protocol):
    """A client that knows what happens when a button is pressed."""

    presses: Presses


class ChoiceButton(
    discord.ui.DynamicItem[_Button], template=re.compile(r"(?P<how>ask|key):(?P<asker>\d+):(?P<what>.+)", re.DOTALL)
):
    """Asks a question; one too long for a button's id is remembered under a key instead."""

    def __init__(self, custom_id: str, label: str = _UNNAMED, row: int | None = None) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, row=row))

    @classmethod
    async def from_custom_id(cls, interaction: _Interaction, item: discord.ui.Item[Any], match: _Match) -> Self:
        """Make the button again that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: _Interaction) -> None:
        """Ask the question."""
        how, asker, what = self.custom_id.split(":", 2)
        presses = _presses_of(interaction)
        ask = presses.choose if how == "ask" else presses.recall
        await ask(interaction, int(asker), what)


class PageButton(discord.ui.DynamicItem[_Button], template=r"page:[\w-]+:[0-9]+"):
    """Turns to another page of a long reply."""

    def __init__(self, custom_id: str, label: str = _UNNAMED, *, disabled: bool = False) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, disabled=disabled, row=_PAGE_ROW))

    @classmethod
    async def from_custom_id(cls, interaction: _Interaction, item: discord.ui.Item[Any], match: _Match) -> Self:
        """Make the button again that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: _Interaction) -> None:
        """Turn the page."""
        _, key, number = self.custom_id.split(":")
        await _presses_of(interaction).turn(interaction, key, int(number))


class FormButton(discord.ui.DynamicItem[_Button], template=r"form:[0-9]+:[\w-]+:(?:[0-9]+|check)"):
    """Opens a part of a form, or has the form read."""

    def __init__(self, custom_id: str, label: str = _UNNAMED) -> None:
        style = discord.ButtonStyle.primary
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=style, row=_FORM_ROW))

    @classmethod
    async def from_custom_id(cls, interaction: _Interaction, item: discord.ui.Item[Any], match: _Match) -> Self:
        """Make the button again that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: _Interaction) -> None:
        """Open the part."""
        _, asker, key, part = self.custom_id.split(":")
        await _presses_of(interaction).fill(interaction, int(asker), key, part)


BUTTONS = (ChoiceButton, PageButton, FormButton)
"""All kinds of button, for a client to register."""


def buttons(
    shown: Shown, long_questions: Recent[str, str], *, number: int = 0, key: str | None = None
) -> discord.ui.View:
    """Lay out the buttons of one page. `key` is what its reply is remembered under, needed to turn pages."""
    view = discord.ui.View(timeout=None)
    for choice_button in _choices(shown, long_questions):
        view.add_item(choice_button)
    if shown.parts is not None:
        for form_button in _parts(shown.parts, shown.asker):
            view.add_item(form_button)
    if key is not None and len(shown.pages) > 1:
        last = len(shown.pages) - 1
        view.add_item(PageButton(f"page:{key}:{max(number - 1, 0)}", "‹ Back", disabled=number == 0))
        # The two ids must differ even where there is nowhere to turn to.
        view.add_item(PageButton(f"page:{key}:{number + 1}", "Next ›", disabled=number == last))
    return view


def _choices(shown: Shown, long_questions: Recent[str, str]) -> Iterator[ChoiceButton]:
    distinct: dict[str, Choice] = {}
    for choice in shown.choices:
        if choice.question.strip():
            distinct.setdefault(choice.question, choice)
    for place, choice in enumerate([*distinct.values()][:_MOST_CHOICES]):
        custom_id = f"ask:{shown.asker}:{choice.question}"
        if len(custom_id) > _LONGEST_ID:
            remembered = secrets.token_urlsafe(12)
            long_questions.put(remembered, choice.question)
            custom_id = f"key:{shown.asker}:{remembered}"
        yield ChoiceButton(custom_id, _label(choice), place // _IN_A_ROW)


def _parts(parts: FormParts, asker: int) -> Iterator[FormButton]:
    for part, label in parts.labels:
        yield FormButton(f"form:{asker}:{parts.key}:{part}", label)


def _label(choice: Choice) -> str:
    label = " ".join(printable(choice.label).split()) or _UNNAMED
    return label if len(label) <= BUTTON_LABEL else f"{label[: BUTTON_LABEL - 1]}…"


def _presses_of(interaction: _Interaction) -> Presses:
    client = interaction.client
    if not isinstance(client, HasPresses):
        raise TypeError("this client has no buttons")
    return client.presses
