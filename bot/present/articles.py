"""What a curator reads while going through an article, finding by finding."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.extracting.findings import KeptFinding
from bot.present.reply import Choice, Reply, ReplyKind

SOURCE_EXAMPLE = (
    'Write publisher, "title", address and day, as in `UNN, "Title", https://example.org/page, 2024-07-02`.'
)
NO_FINDING = (
    "There is no such finding. Name it as it is shown, as in `fact approve 12.3`; `fact findings` shows the next one."
)
NO_ARTICLE = "You are going through no article here. Bring one with `fact from`."
_NEEDED = ("value", "who", "measure", "what", "subject", "words", "speaker", "when")
_NOTHING_STORED = "Nothing is stored unless you approve it."


def bring_help_reply() -> Reply:
    """Say how to bring an article."""
    return Reply(
        kind=ReplyKind.HELP,
        headline="Send `fact from` with the source, and the article below it or as a file (text, HTML or PDF).",
        body=(
            'fact from Publisher, "Title", https://example.org/page, 2024-07-02',
            "and from the next line on the text",
        ),
        notes=(f"What is found is shown one by one. {_NOTHING_STORED}",),
        ephemeral=True,
    )


def nothing_found_reply() -> Reply:
    """Say that an article holds nothing to store."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline="Nothing was found in this text: no figure, no day, no quotation.",
        notes=("Facts that stand in it in other words are added with `fact add`.",),
    )


def finding_reply(finding: KeptFinding) -> Reply:
    """Show one finding: what it is, how it stands to the facts, its sentence, and what would be stored."""
    key = finding.key
    told, *rest = finding.told or ("",)
    missing = [
        name
        for name in ("value", "who", "measure", "what", "subject", "words", "speaker", "when")
        if _lacks(finding, name)
    ]
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Finding {finding.number} of {finding.count}. {told}",
        details=tuple(rest),
        body=tuple(f"{name}: {value}" for name, value in finding.form.items() if value.strip()),
        notes=(
            *((f"Not told, so fill it in before you approve: {', '.join(missing)}.",) if missing else ()),
            f"{_NOTHING_STORED} Typed: `fact approve {key}`, `fact amend {key} note: …`, `fact skip {key}`, "
            f"`fact stop {finding.article}`.",
        ),
        choices=(
            Choice("Approve", f"/fact approve {key}"),
            Choice("Edit", f"/fact amend {key}", form=f"finding:{key}"),
            Choice("Skip", f"/fact skip {key}"),
            Choice("Stop", f"/fact stop {finding.article}"),
        ),
    )


def amend_reply(finding: KeptFinding) -> Reply:
    """Show a finding as the form that `fact amend` reads back."""
    return Reply(
        kind=ReplyKind.HELP,
        headline=f"Send `fact amend {finding.key}` with the fields to change, each on a line of its own.",
        body=tuple(f"{name}: {value}" for name, value in finding.form.items()),
        notes=("What you leave out stays as it is.",),
        ephemeral=True,
    )


def decided_reply(finding: KeptFinding) -> Reply:
    """Say that a finding was decided before."""
    done = "approved" if finding.state == "approved" else "skipped" if finding.state == "skipped" else "decided"
    return Reply(
        kind=ReplyKind.TEXT,
        headline=f"Finding {finding.key} is {done} already.",
        choices=(Choice("Next finding", f"/fact findings {finding.article}"),),
    )


def finished_reply() -> Reply:
    """Say that every finding is decided."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline="That was the last finding of this article.",
        notes=("Its sentences are forgotten. What you approved stands in the store, each with its history.",),
    )


def stopped_reply() -> Reply:
    """Say that the rest of an article is forgotten."""
    return Reply(
        kind=ReplyKind.TEXT,
        headline="Stopped. The findings that were left are forgotten; what you approved stays.",
    )


def no_article_reply() -> Reply:
    """Say that there is no such article of the curator's."""
    return Reply(kind=ReplyKind.TEXT, headline=NO_ARTICLE, ephemeral=True)


def with_faults(shown: Reply, faults: Sequence[str]) -> Reply:
    """Add what still has to be mended before a finding can be approved."""
    return replace(shown, notes=(*faults, *shown.notes))


def after(done: str, shown: Reply) -> Reply:
    """Say what was done, before what comes next."""
    return replace(shown, headline=f"{done} {shown.headline}")


def _lacks(finding: KeptFinding, name: str) -> bool:
    return name in finding.form and not finding.form[name].strip() and not (name == "what" and "value" in finding.form)
