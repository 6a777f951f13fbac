"""Text made safe for Discord's Markdown: what people and sources wrote shows as written and pings nobody."""

import re
from urllib.parse import quote, urlsplit

_ZERO_WIDTH = "\u200b"
_OVERRIDES = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Characters that would turn round the direction of everything after them."""
_ACTIVE = re.compile(
    r"(?P<mark>[\\*_~`|\[\]])"
    r"|(?P<mention>@(?=everyone|here|[!&]?\d))"
    r"|(?P<tag><(?=[@#:/a-z]))"
    r"|(?P<scheme>:(?=//))"
    r"|(?P<invite>discord(?:app)?(?=\.(?:gg|com|me|io|li)/))"
    r"|(?P<emoji>:(?=[\w~+-]+:))"
    r"|(?P<heading>^[ \t]*(?:-?#{1,3}|>{1,3}|[-+])(?=\s|$|>))"
    r"|(?P<item>^[ \t]*\d{1,9}(?=[.)]\s))",
    re.IGNORECASE | re.MULTILINE,
)
_SAFE_IN_URL = "/:?#@!$&'*+,;=~%[]"
_ALLOWED_SCHEMES = frozenset({"http", "https"})


def escape(text: str) -> str:
    """Make text show literally: no formatting, mention, emoji, timestamp, list, spoiler or link in it is live."""
    return _ACTIVE.sub(_defused, text.translate(_OVERRIDES))


def link(label: str, url: str) -> str:
    """Make a masked link without a preview; give the label alone where the address is not plain http(s)."""
    address = _safe_address(url)
    shown = escape(" ".join(label.split()))
    return f"[{shown or escape(urlsplit(address).hostname or '')}](<{address}>)" if address else shown


def _defused(found: re.Match[str]) -> str:
    words, kind = found[0], found.lastgroup
    if kind in {"mention", "scheme", "invite"}:
        return words + _ZERO_WIDTH
    if kind == "tag":
        return "\\<" + _ZERO_WIDTH
    if kind == "item":
        return words + "\\"
    if kind == "heading":
        bare = words.lstrip(" \t")
        return words[: len(words) - len(bare)] + "".join(f"\\{mark}" for mark in bare)
    return "\\" + words


def _safe_address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _ALLOWED_SCHEMES or not host:
        return ""
    place = f"[{host}]" if ":" in host else quote(host, safe="")
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_SAFE_IN_URL)
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{rest}"
