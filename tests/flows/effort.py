"""What a way through the pages costs a person: clicks, fields, letters, and an estimate in seconds.

The estimate adds up single movements, as the keystroke-level model of Card, Moran and Newell does
(The Psychology of Human-Computer Interaction, 1983). It is of somebody who knows what to type, and
looks at each new page for a moment; it holds no walk, no telephone call and no hesitation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from playwright.async_api import Locator

from tests.flows.hands import Mouse, Said

THINK, POINT, PRESS, HAND = 1.35, 1.1, 0.2, 0.4  # seconds, as in the model
LETTER = 0.28 * 1.3  # an average typist; Vietnamese by Telex needs about 1.3 strokes a letter
LOOK = 5.0  # at a page that is new, to find the next thing on it
PHOTO = 20.0  # to take it and choose it


@dataclass
class Effort:
    """What was done by hand until now."""

    clicks: int = 0
    fields: int = 0
    letters: int = 0
    pages: int = 0
    photos: int = 0

    @property
    def seconds(self) -> float:
        """How long a person needs for it, by the numbers above."""
        clicking = self.clicks * (THINK + POINT + PRESS)
        typing = self.fields * (THINK + HAND + POINT + PRESS + HAND) + self.letters * LETTER
        return clicking + typing + self.pages * LOOK + self.photos * PHOTO


class Tally:
    """The effort of each stage of a story; what is counted now goes to the newest."""

    def __init__(self) -> None:
        self.stages: dict[str, Effort] = {}

    @property
    def now(self) -> Effort:
        """The stage that goes on."""
        return next(reversed(self.stages.values()))

    @contextmanager
    def stage(self, words: str) -> Iterator[None]:
        """Everything done inside is counted under these words."""
        self.stages[words] = Effort()
        yield

    def seconds(self, *besides: str) -> float:
        """The estimate of all stages but those named."""
        return sum(one.seconds for words, one in self.stages.items() if words not in besides)

    def table(self) -> str:
        """One line for each stage."""
        return "\n".join(
            f"{words}: {one.clicks} clicks, {one.fields} fields, {one.letters} letters, "
            f"{one.pages} pages, {one.photos} photos, {one.seconds:.0f} s"
            for words, one in self.stages.items()
        )


def counted_by(tally: Tally) -> type[Mouse]:
    """Somebody who points, and whose every movement is counted."""

    class Counted(Mouse):
        async def write(self, label: str, text: str) -> None:
            stood = await self.page.get_by_label(label).input_value()
            _typed(tally.now, text, len(stood))
            await super().write(label, text)

        async def attach(self, label: str, photo: bytes) -> None:
            tally.now.photos += 1
            await super().attach(label, photo)

        async def say(self, said: Said) -> None:
            _said(tally.now, said)
            await super().say(said)

        async def _take(self, step: str, button: str, said: Said) -> None:
            _said(tally.now, said)
            await super()._take(step, button, said)

        async def _unfold(self, what: Locator) -> None:
            tally.now.clicks += 1
            await super()._unfold(what)

        async def follow(self, what: Locator) -> None:
            tally.now.clicks += 1
            tally.now.pages += 1
            await super().follow(what)

    return Counted


def _said(effort: Effort, said: Mapping[str, str | bytes | date | bool]) -> None:
    for words in said.values():
        if isinstance(words, bytes):
            effort.photos += 1
        else:
            _typed(effort, str(words), 0)


def _typed(effort: Effort, text: str, stood: int) -> None:
    """A field, and what was added to what stood there."""
    effort.fields += 1
    effort.letters += max(len(text) - stood, 0)
