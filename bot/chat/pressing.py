"""What pressing a button leads to: a question asked, a page turned, a part of a form opened."""

from collections.abc import Mapping
from typing import Any

import discord

from bot.chat.buttons import ANYBODY, CHECK, KEPT, REPORT, is_known
from bot.chat.delivery import respond, turn, turn_again, update, whisper
from bot.chat.earlier import questions_of
from bot.chat.failures import Failed, outcome
from bot.chat.forms import check, open_part, start
from bot.chat.front import Front

_EXPIRED = "This button is too old for me to remember what it was for. Ask me again, by typing what you want to know."
_NOT_YOURS = "Only the person who asked can use this button. Ask me the same and you get your own."
_FORM_EXPIRED = "This form is no longer open. Start again with /fact add or /fact edit."


class ButtonPresses:
    """Carries out what pressed buttons stand for, each for its asker only."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def press(self, interaction: discord.Interaction, custom_id: str) -> None:
        """Carry out what the id of a button says."""
        result = await outcome(self._work(interaction, custom_id))
        if isinstance(result, Failed):
            await respond(interaction, result.reply, self._front)

    async def pass_over(self, interaction: discord.Interaction) -> None:
        """Say of a button or menu that is none of ours, as of an earlier version, that it cannot be carried out."""
        data: Mapping[str, Any] = {**(interaction.data or {})}
        if not is_known(str(data.get("custom_id", ""))):
            await whisper(interaction, _EXPIRED, self._front)

    async def _work(self, interaction: discord.Interaction, custom_id: str) -> None:
        kind, _, details = custom_id.partition(":")
        match kind:
            case "ask" | "key":
                asker, _, what = details.partition(":")
                question = what if kind == "ask" else await self._front.kept(what)
                await self._choose(interaction, int(asker), question)
            case "open":
                asker, _, form = details.partition(":")
                await self._open(interaction, int(asker), form)
            case "page":
                *whose, key, number = details.split(":")
                await self._turn(interaction, int(whose[0]) if whose else ANYBODY, key, int(number))
            case "form":
                asker, key, part = details.split(":")
                await self._fill(interaction, int(asker), key, part)

    async def _choose(self, interaction: discord.Interaction, asker: int, question: str | None) -> None:
        """Ask in the name of the asker, and show the reply in place of the message with the button."""
        if asker not in (ANYBODY, interaction.user.id):
            await whisper(interaction, _NOT_YOURS, self._front)
            return
        if question is None:
            await whisper(interaction, _EXPIRED, self._front)
            return
        asking = self._front.ask(
            question,
            user=interaction.user,
            server=interaction.guild_id,
            channel=interaction.channel_id,
            when=interaction.created_at,
        )
        heed = self._front.refusals.heed
        result = await outcome(asking, lambda: heed(interaction.response.defer(), interaction.channel_id))
        await update(interaction, result, self._front)

    async def _open(self, interaction: discord.Interaction, asker: int, form: str) -> None:
        if asker not in (ANYBODY, interaction.user.id) or (asker == ANYBODY and not form.startswith(REPORT)):
            await whisper(interaction, _NOT_YOURS, self._front)
            return
        sort, _, about = form.partition(":")
        if about.startswith(KEPT):
            kept = await self._front.kept(about.removeprefix(KEPT))
            if kept is None:
                await whisper(interaction, _EXPIRED, self._front)
                return
            form = f"{sort}:{kept}"
        if form == REPORT and interaction.message is not None and interaction.client.user is not None:
            texts = await questions_of(interaction.message, interaction.client.user, self._front)
            if not texts:
                await whisper(interaction, _EXPIRED, self._front)
                return
            form += "\n".join(texts)
        await start(interaction, self._front, fact_id=form, quote=False)

    async def _turn(self, interaction: discord.Interaction, asker: int, key: str, number: int) -> None:
        """Show another page to its asker; after a restart what gives the reply again is asked once more."""
        if asker not in (ANYBODY, interaction.user.id):
            await whisper(interaction, _NOT_YOURS, self._front)
            return
        shown = self._front.shown.get(f"{asker}:{key}")
        if shown is not None and number < len(shown.pages):
            await turn(interaction, shown, key, number, self._front)
            return
        texts = (await self._front.kept(key) or "").split("\n")
        if not texts[-1]:
            await whisper(interaction, _EXPIRED, self._front)
            return
        asking = self._front.ask(
            texts[-1],
            user=interaction.user,
            server=interaction.guild_id,
            channel=interaction.channel_id,
            when=interaction.created_at,
            earlier=tuple(texts[:-1]),
        )
        heed = self._front.refusals.heed
        result = await outcome(asking, lambda: heed(interaction.response.defer(), interaction.channel_id))
        if isinstance(result, Failed):
            await respond(interaction, result.reply, self._front)
        elif not await turn_again(interaction, result, key, number, self._front):
            await whisper(interaction, _EXPIRED, self._front)

    async def _fill(self, interaction: discord.Interaction, asker: int, key: str, part: str) -> None:
        form = self._front.forms.get(key)
        if interaction.user.id != asker or (form is not None and form.asker != asker):
            await whisper(interaction, _NOT_YOURS, self._front)
        elif form is None:
            await whisper(interaction, _FORM_EXPIRED, self._front)
        elif part == CHECK:
            await check(interaction, form, self._front)
        else:
            await open_part(interaction, form, int(part), self._front)
