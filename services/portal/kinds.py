"""What the portal says, as a xã or a đặc khu says it: most wards are no phường.

Pages are written as a phường reads them. For another kind the words of the product itself are
exchanged, "phường" and "khu phố" for its own: in the templates as they are loaded, and in the
sentences of the portal's modules where a page prints one. What a ward or its people wrote, and
what services say, stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from services.portal.look.engine import TEMPLATES, page_engine
from services.portal.wards import NEIGHBOURHOOD

PORTAL = Path(__file__).parent
WRITTEN_FOR = "phường"
# Not where kinds are listed ("phường, xã"; "khu phố, thôn"), which is true of all.
OURS = re.compile(r"(?<!xã, )\b([Pp]hường|[Kk]hu phố)\b(?!, (?:xã|thôn))")


def said_in(kind: str, words: str) -> str:
    """Words of the product as this kind of ward says them: "thôn" for "khu phố" in a xã."""
    own = {WRITTEN_FOR: kind, "khu phố": NEIGHBOURHOOD.get(kind, "khu dân cư")}

    def exchange(found: re.Match[str]) -> str:
        word = own[found[1].lower()]
        return word if found[1][0].islower() else word[:1].upper() + word[1:]

    return OURS.sub(exchange, words)


class KindTemplates(FileSystemLoader):
    """Templates in the words of a kind."""

    def __init__(self, kind: str) -> None:
        """`kind` as the directory says it."""
        super().__init__(TEMPLATES)
        self.kind = kind

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source that is compiled."""
        source, path, fresh = super().get_source(environment, template)
        return said_in(self.kind, source), path, fresh


class Engines:
    """The engine of each kind of ward, made when the first page of that kind is asked for."""

    def __init__(self, asset: Callable[[str], str]) -> None:
        """`asset` turns a file's name under static/ into its hashed address."""
        self._asset = asset
        self._made: dict[str, Environment] = {}

    def of(self, kind: str) -> Environment:
        """The engine for a ward of this kind; for whatever is no ward that of a phường."""
        kind = kind if kind in NEIGHBOURHOOD else WRITTEN_FOR
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: str) -> Environment:
        engine = page_engine(self._asset)
        if kind != WRITTEN_FOR:
            exchanged = {words: said_in(kind, words) for words in sentences()}
            engine.loader = KindTemplates(kind)
            engine.finalize = lambda it: exchanged.get(it, it) if type(it) is str else it
        return engine


@cache
def sentences() -> frozenset[str]:
    """Every string of the portal's own modules in which such a word stands."""
    return frozenset(
        node.value
        for path in PORTAL.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if OURS.search(node.value)
    )
