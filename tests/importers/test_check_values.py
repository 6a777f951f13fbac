"""Every check value that comes with the publishers' files, found again through the pieces that read them for the importers."""

import json
from typing import Any

import pytest

from tests.importers.check_values import found_in, plain
from tests.importers.test_publishers import DATA, needs_files


def checks() -> list[dict[str, Any]]:
    path = DATA / "checks.json"
    return list(json.loads(path.read_text("utf-8"))) if path.is_file() else []


@needs_files
def test_there_are_as_many_checks_as_the_publishers_files_came_with() -> None:
    assert len(checks()) == 233


@needs_files
@pytest.mark.parametrize("check", checks(), ids=lambda check: f"{check['file']}: {check['check']}"[:90])
def test_a_file_holds_what_its_publisher_says(check: dict[str, Any]) -> None:
    assert plain(found_in(DATA, check["file"], check["check"])) == plain(check["value"])
