"""What is left out for everybody: who acted; of what is over or taken back, what it said."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

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
            **_nothing_said(page),
            "withdrawal_reason": None,
            "versions": [_version(page.item, each) for each in page.versions],
        }
    )


def without_ended(page: DisclosureView, ended: Collection[int]) -> DisclosureView:
    """The same where an older list of persons has left and the one shown has not."""
    versions = [
        _version(page.item, each) if each.number in ended else each for each in page.versions
    ]
    return page.model_copy(update={"versions": versions})


def without_words(page: DisclosureView) -> DisclosureView:
    """The same for what was taken back, which may have named somebody: that it was, and why."""
    bare = {"title": page.item_title, "reason": ""}
    versions = [each.model_copy(update=bare) for each in page.versions]
    return page.model_copy(update={**_nothing_said(page), "versions": versions})


def _nothing_said(page: DisclosureView) -> dict[str, Any]:
    return {
        "title": page.item_title,
        "summary": "",
        "body": "",
        "uses": [use.model_copy(update={"said": "", "address": None}) for use in page.uses],
    }


def _version(item: str, version: VersionView) -> VersionView:
    if not version.columns:
        return version
    title = lasting_title(item, version.title, version.columns)
    return version.model_copy(update={"title": title, "reason": ""})
