"""Forms for facts: modals of at most five fields each, one after the other, whose values are kept until they are saved.

Which fields there are, in which order, and what they hold at first is the service's to say.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.chat.buttons import CHECK
from bot.chat.delivery import respond, swap
from bot.chat.failures import Failed, explain, outcome
from bot.chat.fields import field_of
from bot.chat.front import Front, OpenForm
from bot.chat.shown import FormParts
from bot.present.reply import Reply, ReplyKind

_FIELDS_IN_A_MODAL = 5
_LONGEST_VALUE = 4000
_MODAL_ID = "fact-form"
ARTICLE_ID = "article"
"""Leads the id of the form for an article."""
_LONGEST_TITLE = 30
_TITLES = {"report": "What is wrong?", "rejection": "Why not?", "inbox": "Answer or close"}
_LOST = "This form is no longer open, so nothing was saved. Here is what you typed, to paste into a new one:"


class FormModal(discord.ui.Modal):
    """One part of a form on the screen."""

    def __init__(self, form: OpenForm, part: int, front: Front) -> None:
        title = f"{_title(form)} ({part + 1} of {len(form.parts)})"
        super().__init__(title=title, custom_id=f"{_MODAL_ID}:{form.key}:{secrets.token_hex(4)}")
        self._form, self._part, self._front = form, part, front
        self._inputs = {name: _input(name, form.values[name]) for name in form.parts[part]}
        for name, text_input in self._inputs.items():
            self.add_item(discord.ui.Label(text=field_of(name).label, component=text_input))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was typed, then go on with the next part or have the form read."""
        self._front.taken.put(interaction.id, True)
        self._form.values.update({name: text_input.value for name, text_input in self._inputs.items()})
        self._form.seen.add(self._part)
        if self._form.complete:
            await check(interaction, self._form, self._front)
            return
        left = len(self._form.parts) - len(self._form.seen)
        headline = f"Part {self._part + 1} is kept. {left} more to fill in before it can be checked."
        await _present(interaction, Reply(kind=ReplyKind.TEXT, headline=headline), self._form, self._front)

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, *_: object) -> None:
        """Say what went wrong."""
        await respond(interaction, explain(error), self._front)


async def start(interaction: discord.Interaction, front: Front, *, fact_id: str | None, quote: bool) -> None:
    """Open the first part of a new form, empty or filled with the fact to be edited."""
    user, server = interaction.user, interaction.guild_id
    fields = await outcome(front.form(fact_id, user=user, server=server, quote=quote))
    if isinstance(fields, Failed):
        await respond(interaction, fields.reply, front)
        return
    if fact_id is not None and ":" not in fact_id:
        fields = {"reason": "", **fields}
    form = OpenForm(
        key=secrets.token_urlsafe(9),
        asker=user.id,
        fact_id=fact_id,
        quote=quote,
        values=dict(fields),
        parts=_parts(fields),
    )
    front.forms.put(form.key, form)
    await open_part(interaction, form, 0, front)


async def open_part(interaction: discord.Interaction, form: OpenForm, part: int, front: Front) -> None:
    """Show one part of a form with what it holds by now."""
    form.close()
    form.modal = FormModal(form, min(part, len(form.parts) - 1), front)
    await front.refusals.heed(interaction.response.send_modal(form.modal), interaction.channel_id)


async def check(interaction: discord.Interaction, form: OpenForm, front: Front) -> None:
    """Have the form read, and show what would be saved or what is wrong with it."""
    drafting = front.draft(
        form,
        user=interaction.user,
        server=interaction.guild_id,
        channel=interaction.channel_id,
        when=interaction.created_at,
    )

    async def acknowledge() -> None:
        # A press on a button or a modal opened by one is answered in place; a modal opened by a command is not.
        thinking = interaction.message is None
        deferring = interaction.response.defer(ephemeral=True, thinking=thinking)
        await front.refusals.heed(deferring, interaction.channel_id)

    result = await outcome(drafting, acknowledge)
    if isinstance(result, Failed):
        await _present(interaction, result.reply, form, front)
    elif form.settles:
        await _put(interaction, result, front)
    else:
        await _present(interaction, result, form, front)


async def rescue(interaction: discord.Interaction, front: Front) -> None:
    """Hand back what was typed into a form that is no longer open, as after a restart, or where it was opened once more.

    The library hands a form to its window before it tells of it here.
    """
    data: Mapping[str, Any] = {**(interaction.data or {})}
    name = str(data.get("custom_id", "")).partition(":")[0]
    if name not in (_MODAL_ID, ARTICLE_ID) or interaction.id in front.taken:
        return
    typed = tuple(_typed(data.get("components", ())))
    await respond(interaction, Reply(kind=ReplyKind.TEXT, headline=_LOST, body=typed, ephemeral=True), front)


async def _present(interaction: discord.Interaction, reply: Reply, form: OpenForm, front: Front) -> None:
    """Show a reply about a form to its asker alone, with the ways back into each part."""
    labels = [(str(part), f"Part {part + 1}") for part in range(len(form.parts))]
    if form.complete:
        labels.append((CHECK, "Check"))
    await _put(interaction, reply, front, FormParts(form.key, tuple(labels)))


async def _put(interaction: discord.Interaction, reply: Reply, front: Front, parts: FormParts | None = None) -> None:
    """Show a reply in the place of the message that the form came from; beside it where only the asker may see the reply."""
    if interaction.message is None and not interaction.response.is_done():
        await respond(interaction, replace(reply, ephemeral=True), front, parts)
    elif reply.ephemeral and interaction.message is not None and not interaction.message.flags.ephemeral:
        await respond(interaction, reply, front, parts)
    else:
        await swap(interaction, reply, front, parts)


def _parts(fields: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    # A value that no modal holds stays out of the form and therefore as it is.
    names = [name for name, value in fields.items() if len(value) <= _LONGEST_VALUE]
    return tuple(tuple(names[at : at + _FIELDS_IN_A_MODAL]) for at in range(0, len(names), _FIELDS_IN_A_MODAL))


def _title(form: OpenForm) -> str:
    if form.fact_id is not None:
        return _TITLES.get(form.fact_id.partition(":")[0]) or f"Edit {form.fact_id.replace(':', ' ')}"[:_LONGEST_TITLE]
    return "Add a quote" if form.quote else "Add a fact"


def _input(name: str, value: str) -> discord.ui.TextInput[FormModal]:
    shape = field_of(name)
    style = discord.TextStyle.paragraph if shape.long else discord.TextStyle.short
    return discord.ui.TextInput(
        custom_id=name,
        style=style,
        placeholder=shape.example or None,
        default=value or None,
        required=False,
        max_length=_LONGEST_VALUE,
    )


def _typed(components: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for component in components:
        if "value" in component:
            yield f"{field_of(str(component.get('custom_id'))).label}: {component['value']}"
        inner = [component["component"]] if "component" in component else component.get("components", ())
        yield from _typed(inner)
