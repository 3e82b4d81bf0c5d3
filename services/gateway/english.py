"""The door's own refusals in English, for whoever is at an English address.

The portal says its pages in English by a catalogue; the door has these few sentences and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from libs.kernel.errors import Refusal

# By the name of the refusal; the blanks are those of its Vietnamese sentence.
SENTENCES: Mapping[str, str] = {
    "NotFound": "This was not found.",
    "Forbidden": "You are not allowed to do this.",
    "SignInNeeded": "You have to sign in to do this. If you had signed in, the session is over.",
    "Conflict": "Somebody has just changed this. Load the page again and try once more.",
    "TooLarge": "What was sent is too large: {limit_mb} MB at most.",
    "TooMany": "You have tried too often. Wait {wait_seconds} seconds and try again.",
    "Unavailable": "This part of the system is down for the moment. Try again in a few minutes.",
    "ForeignOrigin": "This request came from another site, so it was not carried out.",
    "FormTooOld": "The form is too old. Load the page again and send it once more.",
    "NoSuchPage": "There is no such page.",
    "BodyTooLarge": "What was sent is too large: {limit_mb} MB at most.",
    "HeadersTooLarge": "The request is too long.",
    "BodyTooSlow": "What was sent came in too slowly. Try again on a better line.",
    "FormNotReadable": "The form could not be read. Load the page again and send it once more.",
    "TooManyFiles": (
        "At most {files_max} files can be sent at once. Go back, take some out, and send the "
        "others afterwards."
    ),
    "TooManyRequests": "You send too many requests. Wait {wait_seconds} seconds and try again.",
    "TooManyPhotos": (
        "Many photos are coming in. Send it without a photo, or try again in {wait_seconds} "
        "seconds."
    ),
    "AnsweredHere": (
        "This device has answered at this point already. Others use a device of their own, or "
        "paper at the counter."
    ),
    "AnsweredTooOften": (
        "Many answers have just come from here. Wait a few minutes, or answer on paper at the "
        "counter."
    ),
    "TooManyPagesOpen": "Too many pages are open. This one will not change by itself; reload it.",
    "LinkEnded": "This link has ended. Open the page again for a new one.",
    "SignInForFiles": "You have to sign in to send files.",
    "Refusal": "This request cannot be carried out.",
}


def in_english(refusal: Refusal) -> str:
    """What a refusal says in English; the general sentence for one that has none of its own."""
    for kind in type(refusal).__mro__:
        if said := SENTENCES.get(kind.__name__):
            return said.format_map(defaultdict(lambda: "...", refusal.details))
    return SENTENCES["Refusal"]
