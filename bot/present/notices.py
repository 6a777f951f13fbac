"""Offering to tell the asker when a question is answered, promising it, and telling it."""

from dataclasses import replace

from bot.present.locales import ENGLISH
from bot.present.messages import Messages, speaking
from bot.present.reply import Choice, Reply, ReplyKind


def with_offer(reply: Reply, question: str) -> Reply:
    """Add to an abstention the choice to be told later; `question` is what picking it asks."""
    label = speaking(reply.language).say("Tell me when it is answered")
    return replace(reply, choices=(*reply.choices, Choice(label, question)))


def promised_reply(question: str, prefix: str, language: str = ENGLISH) -> Reply:
    """Promise to tell the asker, and say how to take that back."""
    messages = speaking(language)
    return _told(
        messages.say("I will tell you here as soon as this is answered: “{question}”", question=question),
        messages.say("Until then I keep that it was you who asked. {command} takes it back.", command=_forget(prefix)),
        messages,
    )


def full_reply(prefix: str, language: str = ENGLISH) -> Reply:
    """Say that no more questions are kept for now."""
    messages = speaking(language)
    headline = messages.say("There are too many questions waiting already, so I did not keep this one.")
    forget = messages.say("{command} makes room: I then forget what you wait for.", command=_forget(prefix))
    return _told(headline, forget, messages)


def nowhere_reply(language: str = ENGLISH) -> Reply:
    """Say that nobody can be told later at a terminal."""
    messages = speaking(language)
    return _told(
        messages.say("I can tell you later on Discord only. The question is kept for the curators."), "", messages
    )


def forgotten_reply(number: int, language: str = ENGLISH) -> Reply:
    """Say how many questions were forgotten."""
    messages = speaking(language)
    headline = messages.count(
        "Forgotten: you waited for {number} answer.", "Forgotten: you waited for {number} answers.", number
    )
    return _told(headline, messages.say("I keep nothing else about who asked."), messages)


def now_answered(question: str, language: str) -> str:
    """Open the message that brings the answer."""
    return speaking(language).say("Now there is an answer to “{question}”", question=question)


def _told(headline: str, more: str, messages: Messages) -> Reply:
    return Reply(
        kind=ReplyKind.TEXT,
        headline=headline,
        notes=(more,) if more else (),
        ephemeral=True,
        language=messages.language,
    )


def _forget(prefix: str) -> str:
    return f"{prefix}aid forgetme"
