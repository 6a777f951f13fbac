"""What curators read once a fact has changed: what was done, and how just this change is taken back."""

from dataclasses import replace

from bot.domain.model import AnyFact, Revision
from bot.present.curating import differences, done_reply
from bot.present.reply import Reply, ReplyKind


def saved_reply(fact: AnyFact, version: int, *, new: bool) -> Reply:
    """Say that a draft was saved, and how to take just this change back."""
    what = f"Saved {fact.id}." if new else f"Saved the change of {fact.id}."
    return done_reply(
        what, fact.id, f"`fact show {fact.id}` shows it, `{undo_command(fact.id, version)}` takes this back."
    )


def retired_reply(revision: Revision) -> Reply:
    """Say that a fact is out of use, and how to bring it back."""
    fact_id = revision.fact_id
    headline = f"Retired {fact_id}. No answer uses it any more."
    return done_reply(headline, fact_id, f"`{undo_command(fact_id, revision.version)}` brings it back.")


def undo_command(fact_id: str, version: int) -> str:
    """Write the command that takes back the change which led to a version, and no other."""
    return f"fact undo {fact_id} version {version}"


def undone_just_now_reply(revision: Revision) -> Reply:
    """Ask somebody who undoes what another curator has just undone whether to go back one more step."""
    fact_id = revision.fact_id
    return Reply(
        kind=ReplyKind.CLARIFY,
        headline=f"{revision.actor_name} has just undone a change of {fact_id}. Nothing else was changed.",
        notes=(
            f"`{undo_command(fact_id, revision.version)}` takes back one more change, "
            f"`fact history {fact_id}` shows them all.",
        ),
        facts=(fact_id,),
        ephemeral=True,
    )


def undone_reply(revision: Revision) -> Reply:
    """Say what taking a change back has led to."""
    fact_id, before, after = revision.fact_id, revision.before or {}, revision.after or {}
    if not after:
        return done_reply(f"Undone: {fact_id} is no longer in use here.", fact_id)
    if not before:
        return done_reply(f"Undone: {fact_id} is back in use.", fact_id)
    changes = tuple(differences(before, after))
    return replace(done_reply(f"Undone the last change of {fact_id}.", fact_id), body=changes)
