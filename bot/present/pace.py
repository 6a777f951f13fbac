"""What somebody is told who asks too fast."""

from bot.present.reply import Reply, ReplyKind


def slow_down_reply(seconds: int, *, silent: bool) -> Reply:
    """Say how long to wait; `silent` leaves a message without a reply, while a press or a slash command is still told."""
    return Reply(
        kind=ReplyKind.SILENT if silent else ReplyKind.TEXT,
        headline=f"That is faster than I answer. Ask again in {seconds} seconds.",
        ephemeral=True,
    )
