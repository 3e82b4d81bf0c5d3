"""What happened to sample objects, in the sentences of the services themselves."""

from datetime import timedelta

from libs.happened import Sentences, sentence
from services.portal.views import Event
from tests.portal.samples.frame import NOW


def past(sentences: Sentences, *steps: str, **said: str) -> list[Event]:
    """These use cases one after the other, three days apart, the newest first."""
    first = NOW - timedelta(days=3 * len(steps))
    told = [
        Event(first + timedelta(days=3 * place), sentence(sentences, action, said))
        for place, action in enumerate(steps)
    ]
    assert all(each.text for each in told), steps
    return told[::-1]
