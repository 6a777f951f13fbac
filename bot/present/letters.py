"""What people are told about something of theirs: how it opens, and the rest. What a letter holds is plain values."""

from collections.abc import Mapping
from typing import Any

from bot.present.messages import speaking
from bot.present.reply import Reply, ReplyKind


def letter_words(content: Mapping[str, Any], language: str, shown: Reply | None = None) -> tuple[str, Reply]:
    """Put a letter into words: its opening line, and a reply with the rest; `shown` is the fact that it points to."""
    say = speaking(language).say
    outcome = str(content.get("outcome", ""))
    if content.get("about") == "proposal":
        opening = say("A curator has decided on your proposal {number}.", number=str(content["number"]))
        headline = (
            say("It is added as {fact}.", fact=outcome)
            if content["accepted"]
            else say("It is not added: {why}", why=outcome)
        )
        facts = (outcome,) if content["accepted"] else ()
        return opening, Reply(kind=ReplyKind.TEXT, headline=headline, facts=facts, language=language)
    if content.get("about") == "pointer":
        question = str(content.get("question", ""))
        opening = say("Curators of this server point to a fact for “{question}”.", question=question)
        gone = Reply(kind=ReplyKind.TEXT, headline=say("It is not stored any more."), language=language)
        return opening, shown or gone
    opening = say("A curator has looked at your report about “{question}”.", question=str(content.get("question", "")))
    headline = outcome or say("It is settled.")
    return opening, Reply(kind=ReplyKind.TEXT, headline=headline, language=language)
