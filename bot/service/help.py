"""The help texts, written once: replies, the slash commands' descriptions and docs/commands.md come from here."""

from dataclasses import dataclass

from bot.present.reply import Reply, ReplyKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to use the bot: what to type (after the prefix) and what it does."""

    usage: str
    does: str
    example: str = ""


ASKING = (
    Entry(
        "aid <question>",
        "Answer a question about aid with a sourced figure, or say that there is none.",
        "aid us total ukraine",
    ),
    Entry(
        "aid total [donor] [recipient] [as of day]",
        "The newest cumulative total, or the one known on a day.",
        "aid total germany",
    ),
    Entry("aid latest [donor]", "The newest packages.", "aid latest us"),
    Entry("aid history [donor]", "How a total grew, newest first.", "aid history us"),
    Entry(
        "aid package <day, amount or person>", "One package: its amount, or what was in it.", "aid package 2024-07-02"
    ),
    Entry("aid compare <donor> <donor> …", "The newest totals of donors side by side.", "aid compare us germany"),
    Entry("aid sources", "Which publishers stand behind the facts.", "aid sources"),
    Entry("aid topics", "Donors, recipients and speakers that facts are stored for.", "aid topics"),
    Entry("quote <person, topic or words>", "Words somebody said, verbatim.", "quote austin nato"),
    Entry(
        "quote check <words>",
        "Whether these words were said, and how they differ.",
        'quote check "Ukraine stands alone" Austin',
    ),
    Entry("check <claim>", "Compare a claim with the sourced fact.", "check the july 2 2024 package was 23 billion"),
    Entry("fact show <id>", "One fact with all its sources.", "fact show us-package-2024-07-02"),
)

CURATING = (
    Entry("fact add <form>", "Add a fact to this server (curators)."),
    Entry("fact edit <id> <field>: <value>", "Change a fact (curators)."),
    Entry("fact retire <id> <reason>", "Take a fact out of answers (curators)."),
    Entry("fact undo <id>", "Take the last change of a fact back (curators)."),
    Entry("fact history <id>", "Every change of a fact: who, when, why, before, after."),
    Entry("fact export", "All facts visible here as a file."),
    Entry("fact propose <form>", "Propose a fact to the curators (everybody)."),
    Entry('quote add "words" — speaker, date, source', "Add a quote, characters kept exactly as given (curators)."),
)


def help_reply(prefix: str) -> Reply:
    """What the bot can be asked, as a reply."""
    lines = [f"{prefix}{entry.usage}: {entry.does}" for entry in (*ASKING, *CURATING)]
    return Reply(
        kind=ReplyKind.HELP,
        headline="Ask me about aid in plain words, or use these commands.",
        body=tuple(lines),
        notes=("Every figure and quote comes with its source. Where I have none, I say so.",),
    )
