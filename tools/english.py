"""Brings the catalogue of the English pages up to date: what they say, and what has no English."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from services.portal.english import scope, sentences
from services.portal.english.articles import VIETNAMESE, is_reference
from services.portal.english.catalogue import FILE
from services.portal.english.engine import parts_of
from services.portal.look.engine import TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
PORTAL = ROOT / "services" / "portal"
# Words written by hand into the catalogue, because they come from a service or a database.
BY_HAND = "told-by-services"


def main(argv: list[str]) -> int:
    """Writes the catalogue anew and tells 1 while something has no English."""
    with FILE.open("rb") as file:
        known = read_po(file, locale="en")
    written = renewed(known)
    content = BytesIO()
    write_po(content, written, width=100, sort_by_file=True)
    FILE.write_bytes(content.getvalue())
    lacking = [message for message in written if message.id and not said(message.string)]
    for message in lacking:
        print(f"{message.locations[0][0]}: {message.id}")
    return 1 if lacking else 0


def renewed(known: Catalog) -> Catalog:
    """The catalogue of everything that English pages need, with the English there is."""
    fresh = Catalog(
        locale="en",
        header_comment="# The public pages in English; `danbiet english` keeps it complete.",
        creation_date=known.creation_date,
        fuzzy=False,
    )
    for text, places in _places().items():
        before = known.get(text)
        plural = before is not None and not isinstance(before.id, str)
        fresh.add(
            (text, text) if plural else text,
            before.string if before else None,
            locations=[(place, 0) for place in sorted(places)],
        )
    for message in known:
        by_hand = any(place == BY_HAND for place, _ in message.locations)
        if message.id and by_hand and message.id not in fresh:
            fresh.add(message.id, message.string, locations=[(BY_HAND, 0)])
    return fresh


def said(english: Any) -> bool:
    """Whether every form of a message is there."""
    return bool(english) and all(english if isinstance(english, tuple) else (english,))


def needed() -> Iterator[tuple[str, str]]:
    """Where a text is, and the text, for everything that an English page may have to say."""
    for name in sorted({part for each in scope.TEMPLATES for part in parts_of(each)}):
        source = (TEMPLATES / name).read_text("utf-8")
        place = f"services/portal/templates/{name}"
        yield from ((place, each) for each in sentences.sentences(source))
        words = (each.strip() for each in sentences.words(source))
        yield from ((place, each) for each in words if VIETNAMESE.search(each))
    for module, left_out in scope.MODULES.items():
        place = f"services/portal/{module}.py"
        yield from ((place, each) for each in words_of((ROOT / place).read_text(), left_out))
    for place, left_out in scope.STORIES.items():
        yield from ((place, each) for each in words_of((ROOT / place).read_text(), left_out))
    for place, keys in scope.DATA.items():
        told = yaml.safe_load((ROOT / place).read_text("utf-8"))
        yield from ((place, each) for each in _texts(told, keys) if VIETNAMESE.search(each))


def words_of(source: str, left_out: Iterable[str] = ()) -> Iterator[str]:
    """The Vietnamese texts of a program, those of the names left out excepted."""
    for part in ast.parse(source).body:
        if not _names(part) & set(left_out):
            yield from (each for each in _literals(part) if VIETNAMESE.search(each))


def _literals(part: ast.stmt) -> Iterator[str]:
    passed: set[int] = set()
    for node in ast.walk(part):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
            if ast.get_docstring(node) is not None:
                passed.add(id(node.body[0].value))  # type: ignore[attr-defined]
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(each) for each in node.values}
            yield "".join(_written(node)).strip()
        elif isinstance(node, ast.Constant) and id(node) not in passed:
            yield str(node.value).strip()


def _written(text: ast.JoinedStr) -> Iterator[str]:
    """A text with blanks, each called as the program calls what fills it."""
    used: dict[str, int] = defaultdict(int)
    for value in text.values:
        if isinstance(value, ast.Constant):
            yield str(value.value)
        elif isinstance(value, ast.FormattedValue):
            name = _called(value.value)
            used[name] += 1
            yield f"{{{name}{used[name] if used[name] > 1 else ''}}}"


def _called(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Call(func=called, args=[only]) if not isinstance(only, ast.Starred):
            return _called(only) if _called(only) != "it" else _called(called)
        case ast.Call(func=called):
            return _called(called)
        case ast.UnaryOp(operand=inner):
            return _called(inner)
        case _:
            return "it"


def _names(part: ast.stmt) -> set[str]:
    if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {part.name}
    targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
    return {each.id for each in targets if isinstance(each, ast.Name)}


def _texts(told: Any, keys: Container[str], key: str = "") -> Iterator[str]:
    """The texts of a data file that stand under one of the keys, in lists too."""
    if isinstance(told, str) and key in keys:
        yield told
    elif isinstance(told, dict):
        yield from (text for name, each in told.items() for text in _texts(each, keys, name))
    elif isinstance(told, list):
        yield from (text for each in told for text in _texts(each, keys, key))


def _places() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place, text in needed():
        if not is_reference(text):
            found[text].add(place)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
