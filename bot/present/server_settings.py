"""What a server chose, in words: the list of settings, the card on joining, and where the bot does not answer."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.server import Lack, ServerSettings, Style, Surroundings
from bot.present.checkup import lack_lines
from bot.present.facts import Labels
from bot.present.locales import ENGLISH, language_name
from bot.present.messages import Messages, mark, speaking
from bot.present.reply import Reply, ReplyKind

MEANINGS: Mapping[str, str] = {
    "prefix": mark("what commands start with"),
    "curators": mark("who may change facts"),
    "channels": mark("where I answer"),
    "donor": mark("who gives where a question names nobody"),
    "recipient": mark("who receives where a question names nobody"),
    "language": mark("what I speak where a question tells no language"),
    "style": mark("how replies look"),
    "retention": mark("how long questions are kept"),
    "approvals": mark("how many curators must approve a proposal"),
    "corrections": mark("whether I correct plainly wrong figures unasked"),
}
"""Each setting by its name, and what it decides."""

_STYLES = {Style.EMBED: mark("as an embed"), Style.TEXT: mark("as plain text")}


def settings_reply(
    chosen: ServerSettings,
    effective: Mapping[str, str],
    around: Surroundings,
    names: Labels,
    prefix: str,
    *,
    changed: str | None = None,
    silent_here: bool = False,
) -> Reply:
    """List what a server chose; `effective` are donor and recipient as they are taken now, `changed` what was just set."""
    messages = speaking(chosen.language or ENGLISH)
    say = messages.say
    values = dict(_values(chosen, effective, around, names, prefix, messages))
    lines = {name: _line(name, value, messages) for name, value in values.items()}
    notes = [
        say("Change one: {command}. The word “default” takes a choice back.", command=f"{prefix}settings style text")
    ]
    if silent_here:
        notes.insert(0, elsewhere_words(messages))
    return Reply(
        kind=ReplyKind.TEXT,
        headline=lines[changed] if changed else say("Settings of this server"),
        body=tuple(line for name, line in lines.items() if name != changed),
        notes=tuple(notes),
        ephemeral=True,
        language=messages.language,
    )


def elsewhere_reply(language: str = ENGLISH) -> Reply:
    """Say that the bot does not answer here; a message is left without an answer, only who pressed something is told."""
    messages = speaking(language)
    return Reply(kind=ReplyKind.SILENT, headline=elsewhere_words(messages), ephemeral=True, language=messages.language)


def elsewhere_words(messages: Messages) -> str:
    """Say that the bot does not answer here."""
    return messages.say("I do not answer in this channel: whoever manages this server chose others.")


def greeting_reply(prefix: str, lacks: Iterable[Lack], language: str = ENGLISH) -> Reply:
    """Greet a server that the bot has joined: how to ask, what to choose, and what is missing."""
    messages = speaking(language)
    say = messages.say
    return Reply(
        kind=ReplyKind.HELP,
        headline=say("Hello. I answer questions about aid with sourced facts, or say that I have none."),
        body=(
            say("Ask me in plain words by a mention, or with {command}.", command=f"{prefix}aid us total ukraine"),
            say(
                "{command}: choose prefix, curators, channels, language and more (Manage Server).", command="/settings"
            ),
            say("{command}: what I may not do in a channel, and what stops working without it.", command="/checkup"),
            say("{command}: what I store, and how to be forgotten.", command="/privacy"),
        ),
        notes=tuple(say("Missing here: {what}", what=line) for line in lack_lines(lacks, messages)),
        language=messages.language,
    )


def _line(name: str, value: str, messages: Messages) -> str:
    meaning = messages.say(MEANINGS[name])
    return f"{messages.say('{label}:', label=f'{name} ({meaning})')} {value}"


def _values(
    chosen: ServerSettings,
    effective: Mapping[str, str],
    around: Surroundings,
    names: Labels,
    prefix: str,
    messages: Messages,
) -> Iterator[tuple[str, str]]:
    language = messages.language
    yield "prefix", prefix
    yield "curators", _curators(chosen.curator_role, around, messages)
    gone = messages.say("a channel that is gone")
    channels = [f"#{around.channels[one]}" if one in around.channels else gone for one in chosen.channels]
    yield "channels", ", ".join(dict.fromkeys(channels)) or messages.say("everywhere")
    for party in ("donor", "recipient"):
        yield party, names.label(effective[party], language)
    yield "language", language_name(chosen.language or ENGLISH)
    yield "style", messages.say(_STYLES[chosen.style])
    yield "retention", messages.count("{number} day", "{number} days", chosen.retention)
    yield "approvals", str(chosen.approvals)
    yield "corrections", messages.say("on") if chosen.corrections else messages.say("off")


def _curators(role: int | None, around: Surroundings, messages: Messages) -> str:
    if role is None:
        return messages.say("members with Manage Server")
    name = around.roles.get(role) or messages.say("a role that is gone")
    return messages.say("members with Manage Server or the role {role}", role=name)
