"""What is left of a list of persons for everybody, when its searchable time is over."""

from __future__ import annotations

from services.disclosures.privacy.rules import lasting_title
from services.disclosures.showing.views import DisclosureView, VersionView


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
