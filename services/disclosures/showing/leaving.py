"""What is left out for everybody: who acted; of a list whose time is over, what it said."""

from __future__ import annotations

from libs.happened import without_actors
from services.disclosures.privacy.rules import lasting_title
from services.disclosures.showing.views import DisclosureView, VersionView


def without_accounts(page: DisclosureView) -> DisclosureView:
    """The same for the public: what was done and proven, not by which account."""
    return page.model_copy(
        update={
            "walls": [wall.model_copy(update={"posted_by": None}) for wall in page.walls],
            "timeline": without_actors(page.timeline),
        }
    )


def without_persons(page: DisclosureView) -> DisclosureView:
    """That it was shown, when, where, and the hashes of its proofs; nothing that it said."""
    return page.model_copy(
        update={
            "title": page.item_title,
            "summary": "",
            "body": "",
            "withdrawal_reason": None,
            "uses": [use.model_copy(update={"said": "", "address": None}) for use in page.uses],
            "versions": [_version(page.item, each) for each in page.versions],
        }
    )


def _version(item: str, version: VersionView) -> VersionView:
    if not version.columns:
        return version
    title = lasting_title(item, version.title, version.columns)
    return version.model_copy(update={"title": title, "reason": ""})
