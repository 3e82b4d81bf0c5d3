"""Words that came another way and are really a letter: written into the register by the clerk.

The page writes them there first, under a key of their own, and only then asks the service that had
them to forget them. When the second request fails, sending the form again finds the letter already
written and forgets it then. So the words travel in the clerk's own request and in no event.
"""

from __future__ import annotations

from services.portal.visit import Visit


async def write_letter(
    visit: Visit, key: str, *, text: str, channel: str, received_on: str, claimed: str
) -> None:
    """The register of letters takes the words as they came, once however often it is asked."""
    form = {
        "text": text,
        "channel": channel,
        "received_on": received_on,
        "claimed": [claimed] if claimed else [],
    }
    await visit.asking.post("reception", "petitions/registered", form, key=key)
