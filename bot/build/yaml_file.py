"""Reading the reviewed text in `data/`: YAML in which only plain numbers and null are special.

Days stay text, `NO` stays Norway, and a key that stands twice is refused.
"""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bot.errors import InvalidFact

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C reads the same ten times as fast
_NUMBER = re.compile(r"-?\d[\d_]*(?:\.\d+)?", re.ASCII)
_PLAIN = (None, "")  # the loader in Python says the first, the one in C the second
_NOTHING = frozenset({"", "~", "null"})


def read_yaml(path: Path) -> Any:
    """Read one file into mappings, lists, text, whole numbers and decimals; a fault names file and line."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError as error:
        raise InvalidFact([f"{path.name} is missing from the data folder."]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InvalidFact([f"{path.name} cannot be read: {' '.join(str(error).split())}."]) from error
    return None if node is None else _value(node, path.name)


def _value(node: Any, name: str) -> object:
    match node:
        case yaml.MappingNode():
            return _mapping(node, name)
        case yaml.SequenceNode():
            return [_value(item, name) for item in node.value]
        case _:
            return _scalar(str(node.value), plain=node.style in _PLAIN)


def _mapping(node: yaml.MappingNode, name: str) -> dict[str, object]:
    read: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in read:
            line = key_node.start_mark.line + 1
            raise InvalidFact([f"{name}, line {line}: {key} stands twice. Keep one of them."])
        read[key] = _value(value_node, name)
    return read


def _scalar(text: str, *, plain: bool) -> object:
    if plain and text in _NOTHING:
        return None
    if not plain or not _NUMBER.fullmatch(text):
        return text
    digits = text.replace("_", "")
    return Decimal(digits) if "." in digits else int(digits)
