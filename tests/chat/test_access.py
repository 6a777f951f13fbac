"""What the bot takes itself to be allowed where Discord shows it little."""

from types import SimpleNamespace
from typing import cast

import discord

from bot.chat.access import Allowed, allowed_at


def test_a_letter_to_a_server_of_another_processs_shard_is_tried_as_plain_text() -> None:
    unseen = cast("discord.Guild", SimpleNamespace(unavailable=True, me=None))
    channel = cast("discord.TextChannel", SimpleNamespace())
    assert allowed_at(channel, unseen) == Allowed(send=True, embeds=False, files=False, history=False)
