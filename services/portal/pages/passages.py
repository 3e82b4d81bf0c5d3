"""The words of a plan at their place in its source, to be read beside what is proposed for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from services.portal.reading import Told
from services.portal.views import Link
from services.portal.views.review import Passage

# Around a passage people want to see where they are, not to read the plan again.
_AROUND_LETTERS = 240


@dataclass(frozen=True)
class _Place:
    """A node of the plan, its neighbours in the order of the document, and the headings above."""

    node: Told
    headings: tuple[str, ...]
    before: str
    after: str


class SourceText:
    """The text of a plan as it was read, found by path."""

    def __init__(self, tree: Told, file: str) -> None:
        """`file` is the address of the plan's file on these pages."""
        nodes = [found for root in tree["nodes"] for found in _below(root, ())]
        texts = [_shown(node) for node, _ in nodes]
        around = ["", *texts, ""]
        self._places = {
            node["path"]: _Place(node, above, around[place], around[place + 2])
            for place, (node, above) in enumerate(nodes)
        }
        self._file = file

    def passages(self, task: Told) -> list[Passage]:
        """Where a task stands: one passage, or several when it was merged from several."""
        value = task["value"]
        own = [{"path": task["path"], "sentence": task["sentence"]}]
        return [
            self._passage(each["path"], each["sentence"]) for each in value.get("places") or own
        ]

    def _passage(self, path: str, words: str) -> Passage:
        place = self._places.get(path)
        if place is None:
            return Passage(path, [], [(words, True)])
        text = place.node["text"]
        start = text.find(words)
        cut = [(text, False)] if start < 0 else [
            (text[:start], False),
            (words, True),
            (text[start + len(words) :], False),
        ]  # fmt: skip
        pieces = [(f"{place.node['mark']} ", False)] if place.node["mark"] else []
        return Passage(
            path=path,
            headings=place.headings,
            pieces=[*pieces, *((piece, meant) for piece, meant in cut if piece)],
            before=_clipped(place.before),
            after=_clipped(place.after),
            page=self._page(place.node["page"]),
        )

    def _page(self, number: int | None) -> Link | None:
        if number is None:
            return None
        return Link(f"{self._file}?trang={number}", f"Trang {number} của tệp")


def _below(node: Told, above: tuple[str, ...]) -> Iterator[tuple[Told, tuple[str, ...]]]:
    yield node, above
    for child in node["children"]:
        yield from _below(child, (*above, _clipped(_shown(node))))


def _shown(node: Told) -> str:
    return f"{node['mark']} {node['text']}".strip()


def _clipped(text: str) -> str:
    return text if len(text) <= _AROUND_LETTERS else f"{text[:_AROUND_LETTERS].rstrip()}…"
