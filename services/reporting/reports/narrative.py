"""The words of a report: a skeleton in the customary structure, with figures where they belong.

A figure stands in the text as a marker, {{period.published}}, and a share as
{{percent:period.published_on_time/period.published}}: what people edit is words, never numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from libs.documents.blocks import Block, Bullet, Figure, Heading, Paragraph, Run, Text
from libs.signed import content_sha256
from libs.vietnamese import number, percent
from libs.ward_kinds import WRITTEN_FOR, said_in
from services.reporting.figures.counting import Values
from services.reporting.reports.sections import MARKER, Sentence
from services.reporting.reports.skeleton import SKELETON
from services.reporting.rules import FigureNotPlain, NoSuchSection, WrittenMeanwhile

# What a marker shows, from its key; raises FigureNotPlain when there is no such figure.
Shown = Callable[[str], Figure]


def skeleton(values: Values, ward_kind: str = WRITTEN_FOR) -> list[dict[str, Any]]:
    """The sections as generated from the figures, ready to be edited; `written` says by hand."""
    drafted: list[dict[str, Any]] = []
    for section in SKELETON:
        words = " ".join(filter(None, (each.chosen(values) for each in section.sentences)))
        drafted.append(
            {
                "key": section.key,
                "level": section.level,
                "title": said_in(ward_kind, section.title),
                "text": said_in(ward_kind, words),
                "written": False,
            }
        )
    return drafted


def refreshed(
    old: list[dict[str, Any]], values: Values, ward_kind: str = WRITTEN_FOR
) -> list[dict[str, Any]]:
    """The skeleton for new figures; what somebody wrote stays as written.

    A sentence of ours in it that is not true of the new figures gives way to the one that is.
    """
    written = {section["key"]: section for section in old if section["written"]}
    ours = {section.key: section.sentences for section in SKELETON}

    def kept(section: dict[str, Any]) -> dict[str, Any]:
        true = _still_true(section["text"], ours[section["key"]], values, ward_kind)
        return {**section, "text": true}

    return [
        kept(written[section["key"]]) if section["key"] in written else section
        for section in skeleton(values, ward_kind)
    ]


def _still_true(text: str, ours: Sequence[Sentence], values: Values, ward_kind: str) -> str:
    for sentence in ours:
        chosen = sentence.chosen(values)
        other = sentence.otherwise if chosen == sentence.text else sentence.text
        if chosen and other:
            text = text.replace(said_in(ward_kind, other), said_in(ward_kind, chosen))
    return text


def text_sha256(text: str) -> str:
    """The hash of a section's words: who saves others names those that were there to begin with."""
    return content_sha256([text])


def check_unchanged(sections: list[dict[str, Any]], key: str, sha256: str) -> None:
    """Refuse to put words over others that came meanwhile, such as the parts of units."""
    if any(each["key"] == key and text_sha256(each["text"]) != sha256 for each in sections):
        raise WrittenMeanwhile


def rewritten(sections: list[dict[str, Any]], key: str, text: str) -> list[dict[str, Any]]:
    """The sections with one of them in new words; raises NoSuchSection."""
    if all(section["key"] != key for section in sections):
        raise NoSuchSection(key=key)
    new = {"text": text, "written": True}
    return [{**each, **new} if each["key"] == key else each for each in sections]


def blocks_of(sections: list[dict[str, Any]], shown: Shown) -> tuple[Block, ...]:
    """Headings and paragraphs; every marker becomes a figure that can be opened."""
    blocks: list[Block] = []
    for section in sections:
        blocks.append(Heading(section["level"], section["title"]))
        for line in filter(None, map(str.strip, section["text"].split("\n"))):
            bullet = line.startswith("- ")
            runs = runs_of(line.removeprefix("- "), shown)
            blocks.append(Bullet(runs) if bullet else Paragraph(runs))
    return tuple(blocks)


def runs_of(text: str, shown: Shown) -> tuple[Run, ...]:
    """The text with its markers as figures; refuses a marker that names no figure."""
    runs: list[Run] = []
    for place, piece in enumerate(MARKER.split(text)):
        if place % 2:
            runs.append(shown(piece))
        elif piece:
            runs.append(Text(piece))
    return tuple(runs)


def keys_in(sections: list[dict[str, Any]]) -> list[str]:
    """The figures that stand in the text, in order, each once."""
    found = [key for section in sections for key in MARKER.findall(section["text"])]
    single = [part for key in found for part in key.removeprefix("percent:").split("/")]
    return list(dict.fromkeys(single))


def section_with(sections: list[dict[str, Any]], key: str) -> str:
    """The title of the first section in which a figure stands; empty where it is in none."""
    return next((str(each["title"]) for each in sections if key in keys_in([each])), "")


def shown_by(values: Values, manual: Mapping[str, tuple[int, bool]]) -> Shown:
    """What markers show: counted figures, figures by hand with their mark, shares with their n.

    `manual` gives value and "estimated" by key.
    """

    def value_of(key: str, marker: str) -> int:
        if key in manual:
            return manual[key][0]
        if key not in values and ".".join(key.split(".")[:2]) not in values:
            raise FigureNotPlain(marker=marker)
        return values.get(key, 0)

    def show(marker: str) -> Figure:
        if marker.startswith("percent:"):
            part, _, whole = marker.removeprefix("percent:").partition("/")
            n, of = value_of(part, marker), value_of(whole, marker)
            # A share never stands without its n.
            return Figure(part, f"{percent(n, of)} ({number(n)}/{number(of)})", value=n)
        value = value_of(marker, marker)
        mark = ""
        if marker in manual:
            mark = " (ước thực hiện, nhập tay)" if manual[marker][1] else " (số nhập tay)"
        return Figure(marker, number(value) + mark, value=value)

    return show
