"""Buttons under a reply. The id of each says what it does, so that it works after a restart for as long as it can.

What a press leads to is decided in `pressing.py`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol, Self, runtime_checkable

import discord

from bot.chat.shown import FormParts, Shown
from bot.present.embed import BUTTON_LABEL
from bot.present.reply import Choice
from bot.present.text import printable

CHECK = "check"
"""Stands where the number of a form's part would: have the whole form read."""

ANYBODY = 0
"""Stands where the id of an asker would, on a button that everybody may press."""
KEPT = "#"
"""Stands before the key of what a form is about where that is too long for an id."""
REPORT = "report:"
"""Leads the form that reports an answer."""

_LONGEST_ID = 100
_MOST_CHOICES = 15
_IN_A_ROW = 5
_FORM_ROW = 3
_PAGE_ROW = 4

_Button = discord.ui.Button[discord.ui.View]
_Interaction = discord.Interaction[Any]


class Presses(Protocol):
    """What happens when a button is pressed."""

    async def press(self, interaction: _Interaction, custom_id: str) -> None:
        """Carry out what the id of the pressed button says."""
        ...


@runtime_checkable
class HasPresses(Protocol):
    """A client that knows what happens when a button is pressed."""

    presses: Presses


class _Pressed(discord.ui.DynamicItem[_Button], template=""):
    """What all kinds of button have in common."""

    def __init__(self, custom_id: str, label: str = "…", *, row: int | None = None, disabled: bool = False) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, row=row, disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: _Interaction, item: discord.ui.Item[Any], match: re.Match[str]) -> Self:
        """Make the button again that was pressed."""
        return cls(match.string)

    async def callback(self, interaction: _Interaction) -> None:
        """Have the press carried out."""
        client = interaction.client
        if isinstance(client, HasPresses):
            await client.presses.press(interaction, self.custom_id)


class ChoiceButton(_Pressed, template=re.compile(r"(?:ask|key):[0-9]+:.+", re.DOTALL)):
    """`ask` asks the question that follows in its asker's name; `key` names one too long for the id of a button."""


class OpenButton(_Pressed, template=re.compile(r"open:[0-9]+:.+", re.DOTALL)):
    """Opens the form that its id names."""


class PageButton(_Pressed, template=r"page:(?:[0-9]+:)?[\w-]+:[0-9]+"):
    """Turns to another page of a long reply."""


class FormButton(_Pressed, template=r"form:[0-9]+:[\w-]+:(?:[0-9]+|check)"):
    """Opens a part of a form, or has the form read."""


BUTTONS = (ChoiceButton, OpenButton, PageButton, FormButton)
"""All kinds of button, for a client to register."""


def is_known(custom_id: str) -> bool:
    """Whether an id is one of a kind of button that there is, so that it is carried out."""
    return any(kind.__discord_ui_compiled_template__.fullmatch(custom_id) for kind in BUTTONS)


Keep = Callable[[str], str]
"""Keeps a text that no id has room for, and gives its key."""


def buttons(shown: Shown, keep: Keep, *, number: int = 0, key: str | None = None) -> discord.ui.View:
    """Lay out the buttons of one page. `key` is what its reply is remembered under, needed to turn pages."""
    view = discord.ui.View(timeout=None)
    for choice_button in _choices(shown, keep):
        view.add_item(choice_button)
    if shown.parts is not None:
        for form_button in _parts(shown.parts, shown.asker):
            view.add_item(form_button)
    if key is not None and len(shown.pages) > 1:
        last = len(shown.pages) - 1
        view.add_item(
            PageButton(f"page:{shown.asker}:{key}:{max(number - 1, 0)}", "‹ Back", row=_PAGE_ROW, disabled=number == 0)
        )
        # The two ids must differ even where there is nowhere to turn to.
        view.add_item(
            PageButton(f"page:{shown.asker}:{key}:{number + 1}", "Next ›", row=_PAGE_ROW, disabled=number == last)
        )
    return view


def _choices(shown: Shown, keep: Keep) -> Iterator[_Pressed]:
    distinct: dict[str, Choice] = {}
    for choice in shown.choices:
        if choice.question.strip():
            distinct.setdefault(choice.question, choice)
    for place, choice in enumerate([*distinct.values()][:_MOST_CHOICES]):
        if choice.form is not None:
            yield OpenButton(_opening(choice.form, shown.asker, keep), _label(choice), row=place // _IN_A_ROW)
            continue
        custom_id = f"ask:{shown.asker}:{choice.question}"
        if len(custom_id) > _LONGEST_ID:
            custom_id = f"key:{shown.asker}:{keep(choice.question)}"
        yield ChoiceButton(custom_id, _label(choice), row=place // _IN_A_ROW)


def _opening(form: str, asker: int, keep: Keep) -> str:
    """The id of a button that opens a form; what it is about is kept where it is too long. Anybody may report an answer."""
    whose = f"open:{ANYBODY if form.startswith(REPORT) else asker}:"
    sort, _, about = form.partition(":")
    return whose + (form if len(whose + form) <= _LONGEST_ID else f"{sort}:{KEPT}{keep(about)}")


def _parts(parts: FormParts, asker: int) -> Iterator[FormButton]:
    for part, label in parts.labels:
        yield FormButton(f"form:{asker}:{parts.key}:{part}", label, row=_FORM_ROW)


def _label(choice: Choice) -> str:
    label = " ".join(printable(choice.label).split()) or "…"
    return label if len(label) <= BUTTON_LABEL else f"{label[: BUTTON_LABEL - 1]}…"
