"""What Discord sends about the one server, the one channel and the people of the simulation."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

BOT, PERSON, GUILD, CHANNEL, BOT_ROLE = 1001, 2002, 3003, 4004, 5005
FIRST_MESSAGE = 1_260_000_000_000_000_000
_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_EVERYTHING = str((1 << 50) - 1)

Payload = dict[str, Any]


def user(number: int) -> Payload:
    """Describe a user; only the bot is one."""
    name = "aidbot" if number == BOT else "person"
    return {"id": str(number), "username": name, "discriminator": "0", "avatar": None, "bot": number == BOT}


def member(number: int) -> Payload:
    """Describe a member of the server, without the user."""
    joined = "2024-01-01T00:00:00+00:00"
    return {"roles": [], "joined_at": joined, "deaf": False, "mute": False, "flags": 0, "user": user(number)}


def application() -> Payload:
    """Describe the bot's application."""
    return {
        "id": str(BOT),
        "name": "aidbot",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(PERSON),
        "verify_key": "",
        "flags": 0,
    }


def role(number: int, name: str) -> Payload:
    """Describe a role that may do everything."""
    look = {"position": 0, "color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    return {"id": str(number), "name": name, "permissions": _EVERYTHING} | look


def guild() -> Payload:
    """Describe the server."""
    return {
        "id": str(GUILD),
        "name": "Server",
        "owner_id": str(PERSON),
        "roles": [role(GUILD, "@everyone"), role(BOT_ROLE, "aidbot") | {"tags": {"bot_id": str(BOT)}}],
        "channels": [{"id": str(CHANNEL), "type": 0, "name": "general", "position": 0, "permission_overwrites": []}],
        "members": [member(BOT)],
        "member_count": 2,
        "emojis": [],
        "stickers": [],
        "features": [],
        "threads": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "unavailable": False,
    }


def message(number: int, content: str, author: int = PERSON) -> Payload:
    """Describe a message in the channel."""
    tags = {f"<@{BOT}>": user(BOT)}
    return {
        "id": str(number),
        "channel_id": str(CHANNEL),
        "guild_id": str(GUILD),
        "author": user(author),
        "member": {key: value for key, value in member(author).items() if key != "user"},
        "content": content,
        "timestamp": (_EPOCH + timedelta(milliseconds=number >> 22)).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [mentioned for tag, mentioned in tags.items() if tag in content],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "components": [],
    }


def posted(number: int, body: Mapping[str, Any]) -> Payload:
    """Describe a message that the bot has posted."""
    shown = {key: body[key] for key in ("embeds", "components", "message_reference") if body.get(key)}
    return message(number, body.get("content") or "", author=BOT) | shown


def attached(name: str, url: str, size: int) -> Payload:
    """Describe a file of a message."""
    return {"id": "1", "filename": name, "size": size, "url": url, "proxy_url": url}


def press(number: int, custom_id: str, presser: int, pressed: Payload) -> Payload:
    """Describe that somebody pressed a button under a message of the bot."""
    return {
        "id": str(number),
        "application_id": str(BOT),
        "type": 3,
        "token": f"token-{number}",
        "version": 1,
        "guild_id": pressed["guild_id"],
        "channel_id": pressed["channel_id"],
        "channel": {"id": pressed["channel_id"], "type": 0, "name": "general", "permissions": _EVERYTHING},
        "member": member(presser) | {"permissions": _EVERYTHING},
        "message": pressed,
        "data": {"custom_id": custom_id, "component_type": 2},
        "locale": "en-US",
        "app_permissions": _EVERYTHING,
        "entitlements": [],
        "authorizing_integration_owners": {},
        "context": 0,
        "attachment_size_limit": 10_000_000,
    }
