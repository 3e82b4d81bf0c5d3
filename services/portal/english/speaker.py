"""Says in English what an expression of a template prints, when it is of the product's own words.

Those words are in programs and in the law's data, as whole texts or with blanks, and all of them
are in the catalogue. Everything else is of a ward or of a person: it stays as it is, marked as
Vietnamese, so that a screen reader reads it rightly and a translator knows where to begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from services.portal.english import numbers
from services.portal.english.articles import DOCUMENT, VIETNAMESE, cited, is_reference
from services.portal.english.catalogue import Said
from services.portal.english.sentences import words

BLANK = re.compile(r"\{(\w*)\}|(%[ds])")
# What stands between texts that are put one after another, and the same in English.
JOINTS = {"; ": "; ", ". ": " ", ", ": ", ", ": ": ": ", " và ": " and "}
BLANKED_MAX = 400  # longer texts are people's
# Only these may be filled with what a ward or a person wrote; "bầu {seats} người" is no sentence
# of a resident. Every other blank takes figures, codes and known words.
FREE = re.compile(
    r"(?:.*_)?(?:title|name|place|reason|because|why|text|content|short|words|query|body"
    r"|document|leads|opening|use|said|get|parts|each2?|ground|late|more)"
)
# And these with a name of their kind alone.
UNIT = re.compile(r"(?:Phòng|Văn phòng|Ban|Trung tâm|Công an|Tổ|Khu|Thôn|Bản|Xóm|Ấp|Hội|Đoàn) ")
WARD = re.compile(r"(?:phường|xã|đặc khu|tỉnh|thành phố) (.+)")
# So much of a text must be its own for that, and more where it begins with such a blank.
TELLING, TELLING_LATE = 6, 12
REMEMBERED = 4096
VIETNAMESE_ELEMENT = Markup(' lang="vi"')


@dataclass(frozen=True)
class Piece:
    """A part of a text; `own` is what stays Vietnamese."""

    text: str
    own: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class _Blanked:
    """A text with blanks: where it matches, and what is said then."""

    form: re.Pattern[str]
    names: tuple[str, ...]
    fixed: tuple[str, ...]
    said: Said

    @property
    def weight(self) -> int:
        return sum(len(text.strip()) for text in self.fixed)

    def takes(self, name: str, text: str) -> bool:
        """Whether a blank may be filled with words of a ward or a person."""
        if name in ("unit", "neighbourhood"):
            return UNIT.match(text) is not None
        if name == "ward_name":
            ward = WARD.fullmatch(text)
            return ward is not None and ward[1].istitle()
        begins = name == self.names[0] and not self.fixed[0]
        needed = TELLING_LATE if begins else TELLING
        return self.weight >= needed and FREE.fullmatch(name) is not None


class Speaker:
    """Knows a catalogue."""

    def __init__(self, catalogue: Mapping[str, Said]) -> None:
        """The catalogue as `catalogue()` reads it."""
        self._whole = {text: said[0] for text, said in catalogue.items() if "{" not in text}
        # A sentence in English may print an ending of its own: {{ "s" if count != 1 }}.
        forms = (form for said in catalogue.values() for form in said)
        self._whole |= {ending: ending for form in forms for ending in words(form)}
        found = (_blanked(text, said) for text, said in catalogue.items() if _has_blanks(text))
        self._blanked = sorted(found, key=lambda each: -each.weight)
        self.pieces = lru_cache(REMEMBERED)(self._pieces)

    def said(self, value: object) -> object:
        """What a page shows for a printed value; Vietnamese parts in an element that says so."""
        if not _is_text(value):
            return value
        return Markup("").join(
            Markup('<span lang="vi">{}</span>').format(piece.text)
            if piece.own
            else escape(piece.text)
            for piece in self.pieces(str(value))
        )

    def plainly(self, value: object) -> object:
        """The same where no element can stand."""
        return plain(self.pieces(str(value))) if _is_text(value) else value

    def lang_of(self, value: object) -> Markup:
        """The attribute for an element that holds only this text."""
        own = _is_text(value) and any(piece.own for piece in self.pieces(str(value)))
        return VIETNAMESE_ELEMENT if own else Markup("")

    def _pieces(self, text: str) -> Pieces:
        core = text.strip()
        if not core:
            return (Piece(text),)
        before, _, after = text.partition(core)
        return (Piece(before), *self._stripped(core), Piece(after))

    def _stripped(self, text: str) -> Pieces:
        for known in (self._whole_text, self._patterned, self._cited, self._joined):
            if found := known(text):
                return found
            if len(text) > BLANKED_MAX:
                break
        own = VIETNAMESE.search(text) is not None or not numbers.is_wordless(text)
        return (Piece(text if own else numbers.english(text), own),)

    def _whole_text(self, text: str) -> Pieces:
        for form, mend in ((text, str), (_small(text), _great), (_great(text), _small)):
            if said := self._whole.get(form):
                return (Piece(mend(said)),)
        return ()

    def _patterned(self, text: str) -> Pieces:
        for blanked in self._blanked:
            if found := self._filled(blanked, text):
                return found
        for blanked in self._blanked:
            found = self._filled(blanked, _small(text))
            if found and not any(piece.own for piece in found):
                return (Piece(_great(found[0].text)), *found[1:])
        return ()

    def _filled(self, blanked: _Blanked, text: str) -> Pieces:
        if not all(fixed in text for fixed in blanked.fixed):
            return ()
        matched = blanked.form.fullmatch(text)
        if not matched:
            return ()
        filled = {
            name: self.pieces(content) if content else ()
            for name, content in zip(blanked.names, matched.groups(), strict=True)
        }
        for name, content in filled.items():
            own = any(each.own and not DOCUMENT.fullmatch(each.text) for each in content)
            if own and not blanked.takes(name, plain(content)):
                return ()
        said = blanked.said[0 if matched[1] == "1" else -1]
        return tuple(_with(said, filled))

    def _sentence(self, text: str) -> Pieces:
        return self._whole_text(text) or self._patterned(text)

    def _cited(self, text: str) -> Pieces:
        if not is_reference(text):
            return ()
        parts = (part for part in DOCUMENT.split(cited(text)) if part)
        return tuple(Piece(part, bool(VIETNAMESE.search(part))) for part in parts)

    def _joined(self, text: str) -> Pieces:
        """Known texts one after another; one that is not known leaves them all as they are."""
        for joint, english in JOINTS.items():
            head, found, tail = text.partition(joint)
            if not found:
                continue
            first = self._sentence(f"{head}.") if joint == ". " else self.pieces(head)
            if not first or any(piece.own for piece in first):
                continue
            rest = self.pieces(tail)
            if not any(piece.own for piece in rest):
                return (*first, Piece(english), *rest)
        return ()


def plain(pieces: Pieces) -> str:
    """The text alone."""
    return "".join(piece.text for piece in pieces)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Markup)


def _has_blanks(text: str) -> bool:
    return "{{" not in text and BLANK.search(text) is not None


def _blanked(text: str, said: Said) -> _Blanked:
    names, fixed, end = [], [], 0
    for number, blank in enumerate(BLANK.finditer(text)):
        fixed.append(text[end : blank.start()])
        names.append(blank[1] or str(number))
        end = blank.end()
    fixed.append(text[end:])
    form = re.compile("(.*?)".join(re.escape(each) for each in fixed), re.DOTALL)
    return _Blanked(form, tuple(names), tuple(fixed), said)


def _with(said: str, filled: Mapping[str, Pieces]) -> Iterator[Piece]:
    end = 0
    for number, blank in enumerate(BLANK.finditer(said)):
        yield Piece(said[end : blank.start()])
        yield from filled.get(blank[1] or str(number), ())
        end = blank.end()
    yield Piece(said[end:])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _great(text: str) -> str:
    return text[:1].upper() + text[1:]
