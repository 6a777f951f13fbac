"""The slash commands /aid, /chart, /card, /quote and /check: the text that comes with them goes to the service as it is."""

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.delivery import respond
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front

_MOST_SUGGESTIONS = 25
_LONGEST_SUGGESTION = 100

Choices = list[app_commands.Choice[str]]


class Asking(commands.Cog):
    """Questions, quotes and checks."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @app_commands.command(description="Ask about aid: who gave what to whom, when, and who says so")
    @app_commands.describe(question="Your question, in your own words")
    async def aid(self, interaction: discord.Interaction, question: app_commands.Range[str, 1, 2000]) -> None:
        """Answer a question."""
        await ask(interaction, question, "aid", self._front)

    @aid.autocomplete("question")
    async def _questions(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggestions(interaction, typed, ("question", "topic", "donor"), self._front)

    @app_commands.command(description="Draw the answer: a total over time, donors side by side, or the parts of a sum")
    @app_commands.describe(question="What to draw, such as: history us, or: compare us germany")
    async def chart(self, interaction: discord.Interaction, question: app_commands.Range[str, 1, 1900]) -> None:
        """Answer a question with a chart."""
        await ask(interaction, f"chart {question}", "aid", self._front)

    @app_commands.command(description="Put one figure or one quote on a picture to share")
    @app_commands.describe(question="What to put on it: a question, or: quote and a person")
    async def card(self, interaction: discord.Interaction, question: app_commands.Range[str, 1, 1900]) -> None:
        """Answer a question with a card."""
        await ask(interaction, f"card {question}", "aid", self._front)

    @chart.autocomplete("question")
    @card.autocomplete("question")
    async def _drawn(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggestions(interaction, typed, ("question", "topic", "donor"), self._front)

    @app_commands.command(description="Find what somebody said, word for word, or check a quote")
    @app_commands.describe(query="A person, a topic, or words from the quote")
    async def quote(self, interaction: discord.Interaction, query: app_commands.Range[str, 1, 2000]) -> None:
        """Find quotes."""
        await ask(interaction, query, "quote", self._front)

    @quote.autocomplete("query")
    async def _queries(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggestions(interaction, typed, ("quote", "speaker", "topic"), self._front)

    @app_commands.command(description="Check a claim, a quote or a longer text against the sourced facts")
    @app_commands.describe(words="What was claimed, quotations in quotation marks")
    async def check(self, interaction: discord.Interaction, words: app_commands.Range[str, 1, 2000]) -> None:
        """Check what was claimed."""
        await ask(interaction, words, "check", self._front)


async def ask(interaction: discord.Interaction, text: str, slash: str, front: Front) -> None:
    """Answer what came with a slash command, acknowledging it in time when the answer takes longer."""
    asking = front.ask(
        text,
        user=interaction.user,
        server=interaction.guild_id,
        channel=interaction.channel_id,
        when=interaction.created_at,
        slash=slash,
    )
    heed = front.refusals.heed
    result = await outcome(asking, lambda: heed(interaction.response.defer(thinking=True), interaction.channel_id))
    await respond(interaction, result.reply if isinstance(result, Failed) else result, front)


async def suggestions(interaction: discord.Interaction, typed: str, fields: Sequence[str], front: Front) -> Choices:
    """Suggest how what is typed may go on, from several fields in their order, each value once."""
    found: dict[str, str] = {}
    for field in fields:
        completions = await outcome(front.answers.complete(field, typed, interaction.guild_id))
        if isinstance(completions, Failed):
            break
        for completion in completions:
            found.setdefault(completion.value, completion.label)
        if len(found) >= _MOST_SUGGESTIONS:
            break
    # A value that Discord would cut is not offered: it would ask something else.
    whole = [(value, label) for value, label in found.items() if 0 < len(value) <= _LONGEST_SUGGESTION]
    return [app_commands.Choice(name=_shortened(label or value), value=value) for value, label in whole][
        :_MOST_SUGGESTIONS
    ]


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_SUGGESTION else f"{label[: _LONGEST_SUGGESTION - 1]}…"
