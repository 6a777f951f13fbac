"""Who gives and who gets: read from the words around the names, in any order."""

import pytest

from bot.domain.answering.roles import read_roles
from tests.questions import Bot

GIVERS, GETTERS = frozenset({"US", "DE", "GB", "UA"}), frozenset({"UA", "IL"})


def has_figures(donor: str | None, recipient: str | None) -> bool:
    """A store in which all give to Ukraine, and the US to Israel too."""
    if donor and recipient:
        return (donor, recipient) in {("US", "UA"), ("DE", "UA"), ("GB", "UA"), ("US", "IL")}
    return donor in GIVERS - {"UA"} if donor else recipient in GETTERS


@pytest.mark.parametrize(
    ("text", "donor", "recipient"),
    [
        ("us to ukraine", "US", "UA"),
        ("aid to ukraine from the us", "US", "UA"),
        ("to ukraine by germany", "DE", "UA"),
        ("germany gave ukraine", "DE", "UA"),
        ("ukraine received from germany", "DE", "UA"),
        ("ukraine got from the uk", "GB", "UA"),
        ("us ukraine", "US", "UA"),
        ("ukraine us", "US", "UA"),
        ("us israel", "US", "IL"),
        ("ukraine gave the us", "UA", "US"),
        ("ukraine to us", "UA", "US"),
        ("from ukraine to the united states", "UA", "US"),
        ("США дали Україні", "US", "UA"),
        ("Україна дала США", "UA", "US"),
        ("Україна отримала від Німеччини", "DE", "UA"),
        ("Deutschland gab der Ukraine", "DE", "UA"),
        ("l'Allemagne a donné à l'Ukraine", "DE", "UA"),
        ("Alemania dio a Ucrania", "DE", "UA"),
        ("dio Ucrania a Estados Unidos", "UA", "US"),
        ("Niemcy dały Ukrainie", "DE", "UA"),
        ("germany", "DE", None),
        ("ukraine", None, "UA"),
        ("weather", None, None),
    ],
)
def test_roles_are_read_from_the_words_around_the_names(
    bot: Bot, text: str, donor: str | None, recipient: str | None
) -> None:
    roles = read_roles(bot.read(text), bot.vocabulary, has_figures, ("US", "UA"))
    assert (roles.donor, roles.recipient) == (donor, recipient)


def test_a_third_party_stays_to_be_accounted_for(bot: Bot) -> None:
    reading = bot.read("us to ukraine through poland")
    roles = read_roles(reading, bot.vocabulary, has_figures, ("US", "UA"))
    left = [term.words for term in reading.content if term not in roles.terms]
    assert "poland" in left
