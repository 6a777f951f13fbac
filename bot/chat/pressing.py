"""What pressing a button leads to: a question asked, a page turned, a part of a form opened."""

import discord

from bot.chat.buttons import ANYBODY, CHECK, REPORT, buttons
from bot.chat.delivery import respond, update, whisper
from bot.chat.earlier import questions_of
from bot.chat.failures import Failed, outcome
from bot.chat.forms import check, open_part, start
from bot.chat.front import Front

_EXPIRED = "This button is too old for me to remember what it was for. Ask me again."
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

    async def _work(self, interaction: discord.Interaction, custom_id: str) -> None:
        kind, _, details = custom_id.partition(":")
        match kind:
            case "ask" | "key":
                asker, _, what = details.partition(":")
                question = what if kind == "ask" else self._front.long_questions.get(what)
                await self._choose(interaction, int(asker), question)
            case "open":
                asker, _, form = details.partition(":")
                await self._open(interaction, int(asker), form)
            case "page":
                key, number = details.split(":")
                await self._turn(interaction, key, int(number))
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
        if form == REPORT and interaction.message is not None and interaction.client.user is not None:
            texts = await questions_of(interaction.message, interaction.client.user, self._front)
            if not texts:
                await whisper(interaction, _EXPIRED, self._front)
                return
            form += "\n".join(texts)
        await start(interaction, self._front, fact_id=form, quote=False)

    async def _turn(self, interaction: discord.Interaction, key: str, number: int) -> None:
        shown = self._front.shown.get(key)
        if shown is None or number >= len(shown.pages):
            await whisper(interaction, _EXPIRED, self._front)
            return
        page = shown.pages[number]
        view = buttons(shown, self._front.long_questions, number=number, key=key)
        editing = interaction.response.edit_message(content=page.text, embeds=page.embeds, view=view)
        await self._front.refusals.heed(editing, interaction.channel_id)

    async def _fill(self, interaction: discord.Interaction, asker: int, key: str, part: str) -> None:
        form = self._front.forms.get(key)
        if interaction.user.id != asker:
            await whisper(interaction, _NOT_YOURS, self._front)
        elif form is None:
            await whisper(interaction, _FORM_EXPIRED, self._front)
        elif part == CHECK:
            await check(interaction, form, self._front)
        else:
            await open_part(interaction, form, int(part), self._front)
