"""A row of the table of objects: its page, and which of four things it shows.

What happened (timeline), the papers (documents), what proves it (evidence), and why its last day
is that day. Where a kind has not one of them by its nature, the row says why in words.
"""

from __future__ import annotations

from dataclasses import dataclass


class Shows(str):
    """What is on the page, as a regular expression of its HTML."""


class Without(str):
    """Why there is none, in words."""


@dataclass(frozen=True)
class Row:
    """A kind of object: where its pages are, the samples that show them, the four things.

    `at` are addresses below the ward, without the id; all of `samples` together show the four.
    """

    kind: str
    at: str
    samples: str
    timeline: Shows | Without
    documents: Shows | Without
    evidence: Shows | Without
    deadline: Shows | Without


TOLD = Shows(r'<ol class="story">\s*<li><time')
WHY = Shows(r'class="deadline"|href="[^"]*/han[/"]')
FILES = Shows(r'<ul class="files">\s*<li><a href=')
NO_LAW = "No law sets a last day: "
