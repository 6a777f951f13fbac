"""The slash commands /fact …: adding, changing and looking into facts. The service decides who may do what."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.articles import bring_from_command
from bot.chat.asking import Choices, ask, suggestions
from bot.chat.data_files import import_from_command
from bot.chat.forms import start
from bot.chat.front import Front

_Text = app_commands.Range[str, 1, 2000]
_Id = app_commands.Range[str, 1, 100]
_Field = app_commands.Range[str, 1, 300]


class Inbox(commands.Cog):
    """What waits for curators."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @app_commands.command(description="See questions without an answer and reports of wrong ones (curators)")
    @app_commands.describe(
        what="Nothing for the list, or: q12, answer q12 <fact>, dismiss q12, close r5 <what was done>"
    )
    @app_commands.guild_only()
    async def inbox(self, interaction: discord.Interaction, what: _Text | None = None) -> None:
        """Show the inbox, or do something with one of what waits."""
        await ask(interaction, what or "", "inbox", self._front)


class Naming(commands.Cog):
    """Aliases and topics of a server."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @app_commands.command(description="This server's own words for things: add, list, remove, undo, history (curators)")
    @app_commands.describe(what='Nothing for the list, or: add "uncle sam" → United States')
    @app_commands.guild_only()
    async def alias(self, interaction: discord.Interaction, what: _Text | None = None) -> None:
        """Show or change aliases."""
        await ask(interaction, what or "", "alias", self._front)

    @app_commands.command(description="This server's own subjects, such as a fundraiser, and their facts")
    @app_commands.describe(what="A topic, or: list, add <name>, put <fact> <name>, take <fact> <name>, remove <name>")
    @app_commands.guild_only()
    async def topic(self, interaction: discord.Interaction, what: _Text | None = None) -> None:
        """Show or change topics."""
        await ask(interaction, what or "", "topic", self._front)

    @topic.autocomplete("what")
    async def _topics(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggestions(interaction, typed, ("own_topic",), self._front)


class Following(commands.Cog):
    """What a channel is told of."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @app_commands.command(description="Have this channel told when a fact changes, or once a week (curators)")
    @app_commands.describe(
        what="total us ukraine, donor germany, speaker austin, topic sudan, digest monday 09:00 Europe/Kyiv"
    )
    @app_commands.guild_only()
    async def follow(self, interaction: discord.Interaction, what: _Text) -> None:
        """Follow something."""
        await ask(interaction, what, "follow", self._front)

    @app_commands.command(description="See what this channel follows")
    @app_commands.guild_only()
    async def following(self, interaction: discord.Interaction) -> None:
        """List what is followed."""
        await ask(interaction, "", "following", self._front)

    @app_commands.command(description="Stop following: a number, all, or digest (curators)")
    @app_commands.describe(what="The number that /following shows, all, or digest")
    @app_commands.guild_only()
    async def unfollow(self, interaction: discord.Interaction, what: _Text | None = None) -> None:
        """Stop following."""
        await ask(interaction, what or "", "unfollow", self._front)


class Curating(commands.GroupCog, group_name="fact", group_description="Show, add and change facts"):
    """Facts and their history."""

    def __init__(self, front: Front) -> None:
        self._front = front
        super().__init__()

    @app_commands.command(description="Show one fact with its source")
    @app_commands.rename(fact_id="id")
    @app_commands.describe(fact_id="The id of the fact")
    async def show(self, interaction: discord.Interaction, fact_id: _Id) -> None:
        """Show a fact."""
        await self._ask(interaction, f"show {fact_id}")

    @app_commands.command(description="Add a fact: a form, or one line of text")
    @app_commands.describe(kind="A figure or a quote", text="All of it in one line instead of the form")
    async def add(
        self, interaction: discord.Interaction, kind: Literal["figure", "quote"] = "figure", text: _Text | None = None
    ) -> None:
        """Open an empty form, or add from one line."""
        if text is None:
            await start(interaction, self._front, fact_id=None, quote=kind == "quote")
        elif kind == "quote":
            await ask(interaction, f"add {text}", "quote", self._front)
        else:
            await self._ask(interaction, f"add {text}")

    @app_commands.command(description="Change a fact in a form")
    @app_commands.rename(fact_id="id")
    @app_commands.describe(fact_id="The id of the fact")
    async def edit(self, interaction: discord.Interaction, fact_id: _Id) -> None:
        """Open a form filled with a fact."""
        await start(interaction, self._front, fact_id=fact_id, quote=False)

    @app_commands.command(description="Take a fact out of answers; its history stays")
    @app_commands.rename(fact_id="id")
    @app_commands.describe(fact_id="The id of the fact", reason="Why it goes")
    async def retire(self, interaction: discord.Interaction, fact_id: _Id, reason: _Text) -> None:
        """Retire a fact."""
        await self._ask(interaction, f"retire {fact_id} {reason}")

    @app_commands.command(description="Take back the latest change of a fact")
    @app_commands.rename(fact_id="id")
    @app_commands.describe(fact_id="The id of the fact")
    async def undo(self, interaction: discord.Interaction, fact_id: _Id) -> None:
        """Undo a change."""
        await self._ask(interaction, f"undo {fact_id}")

    @app_commands.command(description="Show who changed a fact, when and why")
    @app_commands.rename(fact_id="id")
    @app_commands.describe(fact_id="The id of the fact")
    async def history(self, interaction: discord.Interaction, fact_id: _Id) -> None:
        """Show the revisions of a fact."""
        await self._ask(interaction, f"history {fact_id}")

    @app_commands.command(description="Get this server's facts as a file")
    async def export(self, interaction: discord.Interaction) -> None:
        """Export facts."""
        await self._ask(interaction, "export")

    @app_commands.command(description="See what members propose, and decide on it (curators)")
    async def proposals(self, interaction: discord.Interaction) -> None:
        """List proposals."""
        await self._ask(interaction, "proposals")

    @app_commands.command(description="Propose a fact for the curators to check")
    @app_commands.describe(fact="The fact with its date, source and link")
    async def propose(self, interaction: discord.Interaction, fact: _Text) -> None:
        """Propose a fact."""
        await self._ask(interaction, f"propose {fact}")

    @app_commands.command(name="from", description="Find facts in an article: pasted, or a text, HTML or PDF file")
    @app_commands.describe(
        source='Publisher, "Title", https://address, and the day: 2024-07-02', file="The article as a file"
    )
    async def from_article(
        self, interaction: discord.Interaction, source: _Text | None = None, file: discord.Attachment | None = None
    ) -> None:
        """Go through an article."""
        await bring_from_command(interaction, source, file, self._front)

    @app_commands.command(
        name="import", description="See what a publisher's data set would change, then apply it (curators)"
    )
    @app_commands.rename(link="url")
    @app_commands.describe(
        file="CSV, TSV, XLSX, JSON, YAML or IATI XML; its format is recognised",
        label="The release, such as: Release 29",
        published="The day the publisher gave it out: 2026-10-01",
        publisher="For a table of your own: who published it",
        link="For a table of your own: where",
        columns="For a table of your own: value=Amount, unit==USD, donor=Country, year=Year",
    )
    async def import_data(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment,
        label: _Field | None = None,
        published: _Field | None = None,
        publisher: _Field | None = None,
        link: _Field | None = None,
        columns: _Field | None = None,
    ) -> None:
        """Look at a data set."""
        told = {"label": label, "published": published, "publisher": publisher, "url": link, "columns": columns}
        await import_from_command(interaction, file, told, self._front)

    @app_commands.command(description="See the data sets that were imported here (curators)")
    async def imports(self, interaction: discord.Interaction) -> None:
        """List imports."""
        await self._ask(interaction, "imports")

    @app_commands.command(description="Take an import back whole (curators)")
    @app_commands.describe(number="The number that /fact imports shows")
    async def unimport(self, interaction: discord.Interaction, number: app_commands.Range[int, 1]) -> None:
        """Take an import back."""
        await self._ask(interaction, f"unimport {number}")

    @show.autocomplete("fact_id")
    @edit.autocomplete("fact_id")
    @retire.autocomplete("fact_id")
    @undo.autocomplete("fact_id")
    @history.autocomplete("fact_id")
    async def _ids(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await suggestions(interaction, typed, ("fact",), self._front)

    async def _ask(self, interaction: discord.Interaction, text: str) -> None:
        await ask(interaction, text, "fact", self._front)
