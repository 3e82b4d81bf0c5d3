"""The pages of a xã or a đặc khu: the product's own words are exchanged, "phường" for its kind.

In the templates as they are loaded, and where a page prints a sentence of the portal's modules or
one that was put together or came from a service (`Sentence`). A word alone stays as it is:
somebody's position or the kind of a unit may be stored in it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from libs.ward_kinds import NEIGHBOURHOOD, OURS, WRITTEN_FOR, said_in, told_in
from services.portal.asking import Sentence
from services.portal.look.engine import TEMPLATES, page_engine

PORTAL = Path(__file__).parent
ALONE = re.compile(r"(?:Trưởng )?(?:[Pp]hường|[Kk]hu phố)")


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
            engine.loader = KindTemplates(kind)
            engine.finalize = _printed_in(kind)
        return engine


def _printed_in(kind: str) -> Callable[[object], object]:
    """What is printed for a value."""
    exchanged = {words: said_in(kind, words) for words in sentences()}

    def printed(value: object) -> object:
        if type(value) is Sentence:
            return told_in(kind, value)
        return exchanged.get(value, value) if type(value) is str else value

    return printed


@cache
def sentences() -> frozenset[str]:
    """Every string of the portal's own modules in which such a word stands, not alone."""
    return frozenset(
        node.value
        for path in PORTAL.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if OURS.search(node.value) and not ALONE.fullmatch(node.value)
    )
