"""What happened to an object, in sentences, as its own page tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.history import history_of

# Of each action its Vietnamese sentence; {blanks} are filled from what the history says. An action
# that has none is not told: the table of a kind is also the list of what its page may show.
Sentences = Mapping[str, str | Callable[[dict[str, Any]], str]]
EVERY: Mapping[str, object] = MappingProxyType({})


class HappenedView(BaseModel):
    """One moment of the story; the account that acted is for officials, `note` what it wrote."""

    at: datetime
    by_id: str | None = None
    action: str
    text: str
    note: str = ""


async def happened(
    session: AsyncSession,
    sentences: Sentences,
    *object_ids: object,
    only: Mapping[str, object] = EVERY,
    unsigned: Collection[str] = (),
) -> list[HappenedView]:
    """What happened to these objects together, oldest first; what has no sentence is left out.

    `only` asks for lines that say so: those of one letter among all about a task. Who did the
    acts in `unsigned` is told to nobody.
    """
    lines = [line for each in object_ids for line in await history_of(session, each)]
    told = [
        HappenedView(
            at=line["at"],
            by_id=None if line["action"] in unsigned else line["actor_id"],
            action=line["action"],
            text=text,
        )
        for line in lines
        if all(line["said"].get(name) == str(value) for name, value in only.items())
        if (text := sentence(sentences, line["action"], line["said"]))
    ]
    return sorted(told, key=lambda line: line.at)


def without_actors(timeline: Iterable[HappenedView]) -> list[HappenedView]:
    """The same for the public: what happened, not by which account."""
    return [line.model_copy(update={"by_id": None}) for line in timeline]


def sentence(sentences: Sentences, action: str, said: dict[str, Any]) -> str:
    """What happened, in one Vietnamese sentence; empty for what has no words."""
    words = sentences.get(action, "")
    if not isinstance(words, str):
        return words(said)
    known = {name: written(value) for name, value in said.items() if value is not None}
    return words.format_map(_Open(known))


def written(value: object) -> str:
    """A day as people write it, for history keeps it as 2026-03-09; anything else as it is."""
    text = str(value)
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == 10 else text
    except ValueError:
        return text


class _Open(dict[str, str]):
    """An older record may lack what a newer sentence names."""

    def __missing__(self, key: str) -> str:
        return "…"
