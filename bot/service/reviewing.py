"""What curators look through, findings, proposals and data files, under the same words; and the forms that belong to it."""

from collections.abc import Mapping
from typing import Protocol

from bot.present.reply import Reply
from bot.service.articles import Articles
from bot.service.curating import Verb
from bot.service.importing import Importing
from bot.service.proposing import Proposing
from bot.service.scene import Scene


class FormKeeper(Protocol):
    """Who keeps what a form is about: gives its fields, and takes them back changed."""

    async def form(self, key: str, scene: Scene) -> dict[str, str]:
        """Give the fields of a form in their order, for who may change them."""
        ...

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Take what was filled in."""
        ...


class Rejections:
    """The form that asks why a proposal is rejected."""

    def __init__(self, proposing: Proposing) -> None:
        self._proposing = proposing

    async def form(self, _: str, scene: Scene) -> dict[str, str]:
        """One field, for curators."""
        scene.refuse_others()
        return {"why": ""}

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Reject the proposal for the reason that was typed."""
        return await self._proposing.reject(f"{key} {form.get('why', '')}", scene)


def reviewing_verbs(articles: Articles, proposing: Proposing, importing: Importing) -> dict[str, Verb]:
    """The words after `fact` for all of them: a finding is named `12.3`, a proposal `7`."""

    def either(finding: Verb, proposal: Verb) -> Verb:
        async def chosen(rest: str, scene: Scene) -> Reply:
            named = rest.split(maxsplit=1)[0] if rest.strip() else ""
            return await (finding if "." in named else proposal)(rest, scene)

        return chosen

    return {
        **articles.verbs,
        **importing.verbs,
        "propose": proposing.propose,
        "proposals": proposing.waiting,
        "accept": proposing.review,
        "approve": either(articles.verbs["approve"], proposing.approve),
        "amend": either(articles.verbs["amend"], proposing.amend),
        "reject": proposing.reject,
    }
