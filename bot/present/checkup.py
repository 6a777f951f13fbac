"""What the bot lacks where somebody asks, in words, and what stops working without it."""

from collections.abc import Iterable

from bot.domain.server import Lack
from bot.present.locales import ENGLISH
from bot.present.messages import Messages, mark, speaking
from bot.present.reply import Reply, ReplyKind

_WITHOUT = {
    Lack.VIEW: mark("View Channel: I see nothing of this channel, and answer slash commands at most."),
    Lack.SEND: mark(
        "Send Messages: I cannot answer messages here, or tell anybody what they wait for; slash commands work."
    ),
    Lack.THREADS: mark("Send Messages in Threads: I cannot answer messages in threads; slash commands work."),
    Lack.EMBEDS: mark("Embed Links: replies come as plain text."),
    Lack.FILES: mark("Attach Files: there are no charts, cards and exports."),
    Lack.HISTORY: mark(
        "Read Message History: my answers do not show what they reply to, and after a restart I cannot go on from them."
    ),
    Lack.CONTENT: mark(
        "Message Content Intent: I do not see commands with the prefix; mentions, direct messages and slash commands work."
    ),
}


def lack_lines(lacks: Iterable[Lack], messages: Messages) -> tuple[str, ...]:
    """Say of each thing that is lacking what stops working, in a fixed order."""
    found = set(lacks)
    return tuple(messages.say(told) for lack, told in _WITHOUT.items() if lack in found)


def checkup_reply(lacks: Iterable[Lack], more: Iterable[str] = (), language: str = ENGLISH) -> Reply:
    """Say what is missing here and what stops working without it; `more` is what else keeps the bot from answering."""
    found = frozenset(lacks)
    messages = speaking(language)
    nothing = messages.say("Nothing is missing: I may do here all that I need.")
    some = messages.count("{number} thing is missing here.", "{number} things are missing here.", len(found))
    notes = [*more]
    if found - {Lack.CONTENT}:
        notes.append(messages.say("Permissions are given to my role in the settings of the server or of this channel."))
    if Lack.CONTENT in found:
        notes.append(messages.say("Whoever runs this bot switches the intent on in Discord’s developer portal."))
    return Reply(
        kind=ReplyKind.TEXT,
        headline=some if found else nothing,
        body=lack_lines(found, messages),
        notes=tuple(notes),
        ephemeral=True,
        language=messages.language,
    )
