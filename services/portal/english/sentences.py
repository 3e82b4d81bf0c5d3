"""Finds the sentences of a template, and exchanges them for those of another language.

A sentence is what stands between two tags or statements, with the expressions inside it as its
blanks. So a template stays a Vietnamese page that can be read, and no sentence of it is forgotten
because somebody forgot to mark it. What expressions print is marked for `speaker.py`, which says
the product's own words in English, and leaves what people and wards wrote in Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# A sentence as it stands in the template -> the same in the other language.
Exchange = Callable[[str], str]

EXPRESSION = r"""\{\{(?:"[^"]*"|'[^']*'|[^"'])*?\}\}"""
TOKEN = re.compile(
    rf"""(?P<comment>\{{\#.*?\#\}}|<!doctype[^>]*>)
    |(?P<statement>\{{%.*?%\}})
    |(?P<expression>{EXPRESSION})
    |(?P<attribute>[\w-]+=")
    |(?P<tag></?[a-zA-Z][\w-]*)
    |(?P<quote>")
    |(?P<end>>)
    |(?P<text>\s+|[\w-]+|.)""",
    re.VERBOSE | re.DOTALL,
)
PRINTED = re.compile(rf"({EXPRESSION})", re.DOTALL)
BLANK = re.compile(r"\{\{(-?)\s*(.*?)\s*(-?)\}\}", re.DOTALL)
ONLY_BLANK = re.compile(rf"\s*({EXPRESSION})\s*</", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_a-zA-Z]")
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
LITERAL = re.compile(r"\"([^\"{}]*)\"|'([^'{}]*)'")
USED = re.compile(r"""\{% *(?:extends|include|import|from) "([^"]+)\"""")

# What a reader sees or hears of a tag.
READ = frozenset(
    {
        *("title", "alt", "placeholder", "aria-label", "data-label"),
        *("data-none", "data-paper", "data-online", "data-failed", "data-false-receipt"),
    }
)
# No tag can stand in these, so the language of a part cannot be marked.
UNMARKED = frozenset(("title", "option", "desc"))
# What stands here is a program's, or was typed by whoever reads it.
VERBATIM = frozenset(("script", "style", "textarea"))


def exchanged(source: str, exchange: Exchange) -> str:
    """The template with every sentence exchanged, and its expressions marked to be said."""
    return _Reader(source, exchange).read()


def sentences(source: str) -> list[str]:
    """The sentences of a template in their order, white space made one blank."""
    found: list[str] = []

    def note(sentence: str) -> str:
        found.append(sentence)
        return sentence

    exchanged(source, note)
    return found


def words(source: str) -> Iterator[str]:
    """What stands between quotation marks in expressions and statements of a template."""
    for code in CODE.findall(source):
        yield from (first or second for first, second in LITERAL.findall(code))


def used(source: str) -> list[str]:
    """The templates that a template is made of."""
    return USED.findall(source)


class _Reader:
    """Goes through a template once; a browser would see the same tags."""

    def __init__(self, source: str, exchange: Exchange) -> None:
        self.source, self.exchange = source, exchange
        self.out: list[str] = []
        self.run: list[str] = []  # what may become a sentence
        self.in_tag = False
        self.attribute = ""
        self.element = ""
        self.drawings = 0  # a drawing may stand in a drawing
        self.block = ""

    def read(self) -> str:
        for token in TOKEN.finditer(self.source):
            kind, text = str(token.lastgroup), token[0]
            if kind in ("comment", "statement"):
                self._end_run()
                self._enter_block(text)
                self.out.append(text)
            elif self.attribute:
                self._in_attribute(kind, text)
            elif self.in_tag:
                self._in_tag(kind, text, token.end())
            else:
                self._in_text(kind, text)
        self._end_run()
        return "".join(self.out)

    def _enter_block(self, statement: str) -> None:
        if begun := re.match(r"\{%-? *block (title|page_class)", statement):
            self.block = begun[1]
        elif "endblock" in statement:
            self.block = ""

    def _in_attribute(self, kind: str, text: str) -> None:
        if kind != "quote":
            self.run.append(text)
            return
        self._end_run()
        self.attribute = ""
        self.out.append(text)

    def _in_tag(self, kind: str, text: str, end: int) -> None:
        if kind == "attribute":
            self.attribute = text[:-2]
        elif kind == "end":
            self.in_tag = False
            if self._unmarked and (only := ONLY_BLANK.match(self.source, end)):
                self.out.append(_marked(only[1], "lang_of"))
        self.out.append(text)

    def _in_text(self, kind: str, text: str) -> None:
        if kind not in ("attribute", "tag"):
            self.run.append(text)
            return
        self._end_run()
        self.out.append(text)
        if kind == "attribute":  # of a tag that another template opens
            self.attribute = text[:-2]
            return
        self.in_tag, name = True, text.lstrip("</")
        closes = text.startswith("</")
        self.element = "" if closes else name
        if name == "svg":
            self.drawings += -1 if closes else 1

    @property
    def _unmarked(self) -> bool:
        return self.drawings > 0 or self.element in UNMARKED or self.block == "title"

    def _end_run(self) -> None:
        text = "".join(self.run)
        self.run.clear()
        if self.attribute:
            told, mark = self.attribute in READ, "plainly"
        else:
            told = self.element not in VERBATIM and self.block != "page_class"
            mark = "plainly" if self._unmarked else "said"
        self.out.append(self._said(text, mark) if told else text)

    def _said(self, text: str, mark: str) -> str:
        core = text.strip()
        if not core:
            return text
        before, _, after = text.partition(core)
        if LETTERS.search(PRINTED.sub("", core)):
            core = self.exchange(" ".join(core.split()))
        return before + PRINTED.sub(lambda found: _marked(found[0], mark), core) + after


def _marked(expression: str, mark: str) -> str:
    return BLANK.sub(rf"{{{{\1 (\2)|{mark} \3}}}}", expression, count=1)
