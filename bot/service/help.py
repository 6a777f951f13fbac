"""The help texts, written once: replies, the slash commands' descriptions and docs/commands.md come from here."""

from dataclasses import dataclass

from bot.present.locales import ENGLISH
from bot.present.messages import mark, speaking
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
        mark("Answer a question about aid with a sourced figure, or say that there is none."),
        "aid us total ukraine",
    ),
    Entry(
        "aid total [donor] [recipient] [as of day]",
        mark("The newest cumulative total, or the one known on a day."),
        "aid total germany",
    ),
    Entry("aid latest [donor]", mark("The newest packages."), "aid latest us"),
    Entry("aid history [donor]", mark("How a total grew, newest first."), "aid history us"),
    Entry(
        "aid package <day, amount or person>",
        mark("One package: its amount, or what was in it."),
        "aid package 2024-07-02",
    ),
    Entry(
        "aid compare <donor> <donor> …",
        mark("The newest totals of donors side by side."),
        "aid compare us germany",
    ),
    Entry(
        "aid chart <question>",
        mark("The answer with a chart: a total over time, donors side by side, or the parts of a sum."),
        "aid chart history us",
    ),
    Entry("aid card <question>", mark("One figure or one quote as a picture to share."), "aid card quote umerov"),
    Entry(
        "aid tellme <question>",
        mark("Be told here as soon as a question without an answer gets one."),
        "aid tellme norway to ukraine in 2027",
    ),
    Entry("aid forgetme", mark("Take back everything that you wait to be told."), "aid forgetme"),
    Entry("aid sources", mark("Which publishers stand behind the facts."), "aid sources"),
    Entry("aid topics", mark("Donors, recipients and speakers that facts are stored for."), "aid topics"),
    Entry("quote <person, topic or words>", mark("Words somebody said, verbatim."), "quote austin nato"),
    Entry(
        "quote check <words>",
        mark("Whether these words were said, and how they differ."),
        'quote check "Ukraine stands alone" Austin',
    ),
    Entry(
        "check <claim>",
        mark("Compare a claim with the sourced fact."),
        "check the july 2 2024 package was 23 billion",
    ),
    Entry("check <text>", mark("Check a longer text, sentence by sentence, with its quotations.")),
    Entry("fact show <id>", mark("One fact with all its sources."), "fact show us-package-2024-07-02"),
    Entry("topic list", mark("The subjects of this server's own.")),
    Entry("topic <name>", mark("The facts of such a subject.")),
    Entry("following", mark("What this channel follows.")),
    Entry("wrong <what>", mark("Report a wrong answer to the curators: reply to it.")),
    Entry("privacy", mark("What is stored about you and this server.")),
    Entry("forget me", mark("Take your id and name out of everything that is stored.")),
    Entry("checkup", mark("What I may not do in this channel, and what stops working without it.")),
    Entry("settings", mark("What this server chose, and how to change it (Manage Server).")),
)

SETTLING = (
    Entry("settings", "What this server chose."),
    Entry("settings prefix <prefix>", "What commands start with.", "settings prefix ?"),
    Entry("settings curators <role>", "Who may change facts besides Manage Server.", "settings curators @Fact keepers"),
    Entry("settings channels <channels>", "Where I answer; `all` for everywhere.", "settings channels #aid #news"),
    Entry("settings donor <name>", "Who gives where a question names nobody.", "settings donor Germany"),
    Entry("settings recipient <name>", "Who receives where a question names nobody.", "settings recipient Moldova"),
    Entry("settings language <language>", "What I speak where a question tells no language.", "settings language uk"),
    Entry("settings style <embed or text>", "How replies look.", "settings style text"),
    Entry("settings retention <days>", "How long questions and notices are kept.", "settings retention 90"),
    Entry("settings approvals <1 or 2>", "How many curators must approve a proposal.", "settings approvals 2"),
    Entry(
        "settings corrections <on or off>",
        "Whether I correct plainly wrong figures unasked.",
        "settings corrections on",
    ),
    Entry("settings <name> default", "Take a choice back.", "settings channels default"),
)
"""What may be chosen for a server, by members with Manage Server."""

CURATING = (
    Entry("fact add <form>", "Add a fact to this server (curators)."),
    Entry(
        "fact edit <id> <field>: <value>; reason: <why>",
        "Change a fact (curators).",
        "fact edit us-package-2024-07-02 stage: delivered; reason: the Pentagon says so",
    ),
    Entry("fact retire <id> <reason>", "Take a fact out of answers (curators)."),
    Entry("fact undo <id>", "Take the last change of a fact back (curators)."),
    Entry("fact history <id>", "Every change of a fact: who, when, why, before, after."),
    Entry(
        "fact export [yaml]", "The facts added on this server as a file, JSON or YAML (curators).", "fact export yaml"
    ),
    Entry("fact propose <form>", "Propose a fact to the curators (everybody)."),
    Entry("fact proposals", "Proposals that wait for a curator (curators)."),
    Entry("fact accept <number>", "Show a proposal as it would be saved (curators).", "fact accept 3"),
    Entry(
        "fact approve <number>", "Save a proposal, or be the first of two to approve it (curators).", "fact approve 3"
    ),
    Entry("fact amend <number> <field>: <value>", "Change a proposal first (curators).", "fact amend 3 kind: military"),
    Entry(
        "fact reject <number> <why>", "Drop a proposal; who made it is told why (curators).", "fact reject 3 a rumour"
    ),
    Entry("fact save <code>", "Save what was shown, where there is no button to press."),
    Entry("fact cancel <code>", "Leave what was shown unsaved."),
    Entry(
        "fact from <source>, and the article below it or as a file",
        "Find facts in an article, and go through them one by one (curators).",
        'fact from UNN, "Title", https://example.org/page, 2024-07-02',
    ),
    Entry("fact findings", "The next finding of the article (curators)."),
    Entry("fact approve <finding>", "Store a finding as it is shown (curators).", "fact approve 12.3"),
    Entry(
        "fact amend <finding> <field>: <value>", "Change a finding first (curators).", "fact amend 12.3 kind: military"
    ),
    Entry("fact skip <finding>", "Leave a finding out (curators).", "fact skip 12.3"),
    Entry("fact stop", "Forget the findings that are left (curators)."),
    Entry(
        "fact import <label, published>, with a data file",
        "Look at what a publisher's data set would change (curators).",
        "fact import label: Release 29; published: 2026-10-01",
    ),
    Entry("fact apply <number>", "Store what was shown of a data file (curators).", "fact apply 3"),
    Entry("fact drop <number>", "Forget a data file that was looked at (curators)."),
    Entry("fact imports", "The data sets imported here (curators)."),
    Entry("fact unimport <number>", "Take an import back whole (curators).", "fact unimport 2"),
    Entry(
        'alias add "<words>" → <meaning>',
        "A word of this server for something known (curators).",
        'alias add "uncle sam" → United States',
    ),
    Entry("alias list", "The aliases of this server; also `alias remove`, `alias undo`, `alias history`."),
    Entry(
        "topic add <name>: <what it is>",
        "A subject of this server's own (curators).",
        "topic add winter convoy: generators",
    ),
    Entry(
        "topic put <fact id> <topic>",
        "Put a fact there; `topic take` takes it out (curators).",
        "topic put us-1 winter convoy",
    ),
    Entry(
        "topic remove <name>",
        "Remove a topic; also `topic undo`, `topic history` (curators).",
        "topic remove winter convoy",
    ),
    Entry("follow <what>", "Have this channel told of changes (curators).", "follow total us ukraine"),
    Entry(
        "follow digest <weekday> <time> <zone>", "A weekly digest (curators).", "follow digest monday 09:00 Europe/Kyiv"
    ),
    Entry("unfollow <number>", "Stop following; also `all`, `digest` (curators).", "unfollow 3"),
    Entry("inbox", "Questions without an answer and reports of wrong ones (curators)."),
    Entry("inbox answer <question> <fact id>", "Point to a fact for a question (curators).", "inbox answer q12 us-1"),
    Entry(
        "inbox dismiss <question>", "Leave a question; `inbox restore` takes it back (curators).", "inbox dismiss q12"
    ),
    Entry("inbox close <report> <what was done>", "Close a report (curators).", "inbox close r5 corrected"),
    Entry('quote add "words" — speaker, date, source', "Add a quote, characters kept exactly as given (curators)."),
)


def help_reply(prefix: str, language: str = ENGLISH) -> Reply:
    """Say what the bot can be asked, in a language."""
    say = speaking(language).say
    return Reply(
        kind=ReplyKind.HELP,
        headline=say("Ask me about aid in plain words, or use these commands."),
        body=tuple(f"{prefix}{entry.usage}: {say(entry.does)}" for entry in ASKING),
        notes=(
            say("Every figure and quote comes with its source. Where I have none, I say so."),
            say("{command} shows how facts are added, changed and proposed.", command=f"{prefix}fact help"),
        ),
        language=speaking(language).language,
    )
