"""What is stored about people and servers, in words; docs/privacy.md is written from here."""

from bot.domain.server import USUAL_RETENTION
from bot.present.locales import ENGLISH
from bot.present.messages import Messages, mark, speaking
from bot.present.reply import Reply, ReplyKind

_STORED = (
    mark("A change of a fact, an alias or a topic names who made it (id and name), when and why, for good."),
    mark("A proposal names who made it and who settled it, until it was settled for longer than this: {days}."),
    mark(
        "A question that I could not answer is kept without who asked it, and deleted when not asked again for: {days}."
    ),
    mark(
        "Who asks to be told later is kept by id, with the channel and the question, until they are told, "
        "for at most: {days}."
    ),
    mark("A report of a wrong answer is kept with who made it, who is told what becomes of it, for at most: {days}."),
    mark(
        "An article that a curator goes through is kept with the curator's id and the sentences of what is not decided yet, "
        "until all is decided, for at most: {days}."
    ),
    mark(
        "A data file that a curator looks at is kept with the curator's id until it is applied or dropped, for a day."
    ),
    mark("Of a server I keep what its managers chose, with the ids of channels and of a role, and that I greeted it."),
    mark(
        "Other messages are read to answer them and not kept. Until I restart I remember which questions my latest answers "
        "were about, in memory only."
    ),
)


def privacy_reply(prefix: str, days: int = USUAL_RETENTION, language: str = ENGLISH) -> Reply:
    """Say what is stored, how long, and how to be forgotten."""
    messages = speaking(language)
    return Reply(
        kind=ReplyKind.TEXT,
        headline=messages.say("What I store"),
        body=stored_lines(days, messages),
        notes=forgetting_lines(f"{prefix}forget me", messages),
        ephemeral=True,
        language=messages.language,
    )


def stored_lines(days: int, messages: Messages) -> tuple[str, ...]:
    """Say what is stored, where questions are kept for some days."""
    kept = messages.count("{number} day", "{number} days", days)
    return tuple(messages.say(line, days=kept) for line in _STORED)


def forgetting_lines(command: str, messages: Messages) -> tuple[str, ...]:
    """Say how somebody is forgotten, and what that does not reach."""
    return (
        messages.say(
            "{command} takes your id and name out of changes and proposals in every server, and forgets what you wait for. "
            "What you did stays, without you.",
            command=command,
        ),
        messages.say(
            "What you typed yourself, such as a reason, stays as typed. Backups made before name you until whoever runs this "
            "bot deletes them."
        ),
    )


def forgotten_member_reply(revisions: int, proposals: int, notices: int, language: str = ENGLISH) -> Reply:
    """Say what no longer names somebody."""
    messages = speaking(language)
    count = messages.count
    return Reply(
        kind=ReplyKind.TEXT,
        headline=messages.say("Forgotten: nothing that I store names you now."),
        body=(
            count("{number} change no longer names you.", "{number} changes no longer name you.", revisions),
            count("{number} proposal no longer names you.", "{number} proposals no longer name you.", proposals),
            count(
                "{number} answer that you waited for will not be told.",
                "{number} answers that you waited for will not be told.",
                notices,
            ),
        ),
        notes=(messages.say("What you change or propose from now on names you again."),),
        ephemeral=True,
        language=messages.language,
    )


def forget_help_reply(command: str, language: str = ENGLISH) -> Reply:
    """Say what to type to be forgotten."""
    messages = speaking(language)
    return _line(messages.say("Type {command} to be forgotten. It cannot be taken back.", command=command), messages)


def nobody_reply(language: str = ENGLISH) -> Reply:
    """Say that nobody is known at a terminal."""
    messages = speaking(language)
    return _line(messages.say("At a terminal I do not know who you are, so there is nothing to forget."), messages)


def _line(headline: str, messages: Messages) -> Reply:
    return Reply(kind=ReplyKind.TEXT, headline=headline, ephemeral=True, language=messages.language)
