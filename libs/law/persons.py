"""What public texts and lists about persons may show, as data/persons.yaml says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, cached_property

from pydantic import Field, model_validator

from libs import vietnamese
from libs.law.reading import DATA, Entry, read_document


class Lists(StrEnum):
    """Whether what is shown under an item is a list of persons."""

    ALWAYS = "always"  # danh sách có tên người
    SOMETIMES = "sometimes"  # có thể kèm danh sách
    NEVER = "never"  # nói về người, không kèm danh sách người dân


class Persons(Entry):
    """What an item says about persons: whether in a list, and which columns that may have."""

    list: Lists
    columns: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Persons:
        if (self.list is Lists.NEVER) == bool(self.columns):
            raise ValueError("danh sách cần có cột; nội dung không nêu tên thì không có cột")
        unknown = set(self.columns) - {column.key for column in persons_rules().columns}
        if unknown:
            raise ValueError(f"không có cột {', '.join(sorted(unknown))}")
        return self


class Column(Entry):
    """A column of a list, and the headings by which it is recognised."""

    key: str
    title: str
    headers: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(rf"\b{re.escape(vietnamese.fold(words))}\b") for words in self.headers]

    def is_headed(self, heading: str) -> bool:
        """Whether a heading is this column's."""
        folded = vietnamese.fold(" ".join(heading.split()))
        return any(pattern.search(folded) for pattern in self._patterns)


class Forbidden(Entry):
    """Something that no public text about persons holds."""

    key: str
    title: str
    pattern: str
    lists_only: bool = False

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    def is_in(self, text: str) -> bool:
        """Whether a plain text holds it."""
        return self._compiled.search(text) is not None


class PersonsRules(Entry):
    """The whole file."""

    columns: tuple[Column, ...]
    amounts: tuple[str, ...]
    never: tuple[Forbidden, ...]

    def column(self, heading: str) -> Column | None:
        """The column of a heading: the first one that knows it; None for a heading of no column."""
        return next((each for each in self.columns if each.is_headed(heading)), None)

    def titles(self, keys: Iterable[str]) -> list[str]:
        """The words for some columns, in the order of the file."""
        wanted = set(keys)
        return [each.title for each in self.columns if each.key in wanted]

    def found_in(self, text: str, *, names_persons: bool) -> list[Forbidden]:
        """What a text holds and must not; full-width digits and hidden marks deceive nobody."""
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFKC", text)
            if unicodedata.category(letter) != "Cf"
        ).replace("\u00a0", " ")
        wanted = [each for each in self.never if names_persons or not each.lists_only]
        return [each for each in wanted if each.is_in(plain)]


@cache
def persons_rules() -> PersonsRules:
    """The rules about persons in public texts. Raises LawDataBroken."""
    return read_document(DATA / "persons.yaml", PersonsRules)
