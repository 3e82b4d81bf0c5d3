"""A refusal's docstring is the sentence people read: Vietnamese, whole, with its blanks filled."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterable

import pytest

from tests.shape.tree import Source, sources
from tools.parts import PARTS

# Letters that Vietnamese has and English has not.
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")
BLANK = re.compile(r"\{(\w+)\}")
# The last blank may hold another whole sentence, or nothing.
END = re.compile(r"[.?](\{\w+\})?$")
LIBS = sources("libs")
AREAS = pytest.mark.parametrize("area", ["libs", *(f"services/{part}" for part in PARTS)])


def refusals(files: Iterable[Source]) -> dict[str, ast.ClassDef]:
    """Every class that is a refusal, by name, found through the names of its bases."""
    classes = {node.name: node for file in files for node in file.nodes(ast.ClassDef)}
    known = {"Refusal"}
    while fresh := {name for name, node in classes.items() if _bases(node) & known} - known:
        known |= fresh
    return {name: classes[name] for name in known if name in classes}


def _bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rpartition(".")[2] for base in node.bases}


def sentence(node: ast.ClassDef) -> str:
    return ast.get_docstring(node) or ""


def bad_sentences(found: dict[str, ast.ClassDef]) -> list[str]:
    """Refusals whose docstring is no sentence for people."""
    return [
        f"{name}: {said or 'says nothing'}"
        for name, node in sorted(found.items())
        if not _is_good(said := sentence(node))
    ]


def _is_good(said: str) -> bool:
    whole = said[:1].isupper() or said[:1] in ("“", "{")
    composed = unicodedata.is_normalized("NFC", said)
    return whole and composed and bool(VIETNAMESE.search(said.lower()) and END.search(said))


def unfilled(files: Iterable[Source], found: dict[str, ast.ClassDef]) -> list[str]:
    """Places that raise a refusal without a detail its sentence has a blank for."""
    blanks = {name: set(BLANK.findall(sentence(node))) for name, node in found.items()}
    gaps = []
    for file in files:
        for node in file.nodes(ast.Raise):
            name, given = _raised(node)
            if given is not None and (missing := blanks.get(name, set()) - given):
                gaps.append(f"{file.path}: {name}: {', '.join(sorted(missing))}")
    return gaps


def _raised(node: ast.Raise) -> tuple[str, set[str] | None]:
    """The class and the details of a `raise`; None where they cannot be read from the text."""
    if node.exc is None:
        return "", None
    if not isinstance(node.exc, ast.Call):
        return ast.unparse(node.exc).rpartition(".")[2], set()
    given = {keyword.arg for keyword in node.exc.keywords}
    name = ast.unparse(node.exc.func).rpartition(".")[2]
    return name, None if None in given else {one for one in given if one}


def of(area: str) -> tuple[Source, ...]:
    """The files of a service and of the libraries it may use."""
    return LIBS if area == "libs" else (*LIBS, *sources(area))


@AREAS
def test_every_refusal_is_a_sentence_in_vietnamese(area: str) -> None:
    found = bad_sentences(refusals(of(area)))

    assert not found, "\n".join(found)


@AREAS
def test_every_blank_of_a_sentence_is_filled_where_it_is_raised(area: str) -> None:
    found = unfilled(of(area), refusals(of(area)))

    assert not found, "\n".join(found)


@AREAS
def test_refusals_of_a_service_have_names_of_their_own(area: str) -> None:
    """The name is the `type` of the answer: nobody could tell two of the same apart."""
    names = refusals(of(area)).keys()
    defined = [node.name for file in of(area) for node in file.nodes(ast.ClassDef)]
    twice = sorted(name for name in names if defined.count(name) > 1)

    assert not twice, "\n".join(twice)


RULES = Source(
    "services/planning/rules.py",
    '''
class TooEarly(Refusal):
    """Chưa đến ngày {on}."""

class Wrong(TooEarly):
    """This is not allowed."""

class Half(errors.Conflict):
    """Chưa duyệt"""

raise TooEarly
raise TooEarly(on=1)
raise TooEarly(**details)
''',
)
KERNEL = Source("libs/kernel/errors.py", "class Conflict(Refusal): ...")


def test_a_bad_sentence_and_an_unfilled_blank_are_found() -> None:
    found = refusals([RULES, KERNEL])

    assert bad_sentences(found) == [
        "Conflict: says nothing",
        "Half: Chưa duyệt",
        "Wrong: This is not allowed.",
    ]
    assert unfilled([RULES], found) == ["services/planning/rules.py: TooEarly: on"]
