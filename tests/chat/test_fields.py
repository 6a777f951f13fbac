"""The look of a form's fields, within what Discord takes."""

import pytest

from bot.chat.fields import field_of
from tests.chat.answers_double import FIGURE_FIELDS, QUOTE_FIELDS


@pytest.mark.parametrize("name", [*FIGURE_FIELDS, *QUOTE_FIELDS])
def test_every_field_says_what_to_write_within_the_limits_of_a_modal(name: str) -> None:
    field = field_of(name)
    assert 0 < len(field.label) <= 45
    assert len(field.example) <= 100
    assert field.label.casefold() != name


def test_a_field_without_a_look_of_its_own_is_shown_by_its_name() -> None:
    assert field_of("price_base").label == "Price base"
    assert len(field_of("x" * 100).label) == 45
