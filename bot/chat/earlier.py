"""Which questions a message goes on from: those that the answer which it replies to was about."""

import discord

from bot.chat.addressed import addressed
from bot.chat.front import Front

_MOST = 8
"""So many messages are fetched for one question."""


async def earlier_questions(message: discord.Message, me: discord.abc.User, front: Front) -> tuple[str, ...]:
    """Give the questions before this one, oldest first; none where it is no reply to an answer of ours.

    What is no longer remembered, as after a restart, is read again from the messages that our answers reply to. Where
    that would take too many of them, none is given, because the first says most.
    """
    answer = _answer_replied_to(message, me)
    return () if answer is None else await questions_of(answer, me, front)


async def questions_of(answer: discord.Message | None, me: discord.abc.User, front: Front) -> tuple[str, ...]:
    """Give the question that an answer of ours is about, and before it those it goes on from."""
    message = answer
    if message is None:
        return ()
    prefix = await front.prefix(message.guild.id if message.guild else None)
    found: list[str] = []
    while answer is not None:
        remembered = front.answered.get(answer.id)
        if remembered is not None:
            return (*remembered, *reversed(found))
        question = await _question_of(answer, front)
        text = addressed(question, me, prefix) if question else None
        if question is None or text is None:
            break
        if len(found) == _MOST:
            return ()
        found.append(text)
        answer = _answer_replied_to(question, me)
    return tuple(reversed(found))


def _answer_replied_to(message: discord.Message, me: discord.abc.User) -> discord.Message | None:
    earlier = message.reference.resolved if message.reference else None
    return earlier if isinstance(earlier, discord.Message) and earlier.author.id == me.id else None


async def _question_of(answer: discord.Message, front: Front) -> discord.Message | None:
    """Fetch the message that an answer of ours replies to, from the same channel only."""
    reference = answer.reference
    if reference is None or reference.message_id is None or reference.channel_id != answer.channel.id:
        return None
    return await front.refusals.heed(answer.channel.fetch_message(reference.message_id), answer.channel.id)
