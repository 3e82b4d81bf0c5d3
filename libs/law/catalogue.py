"""What a ward must disclose, item by item, and in which form and where the law wants each shown."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache

from pydantic import Field, model_validator

from libs.law.forms import (
    Form,
    FormOfLaw,
    FormRule,
    OtherLaw,
    Place,
    RequiredForm,
    Rhythm,
    WiderForm,
    at_each_place,
)
from libs.law.persons import Persons
from libs.law.reading import DATA, Entry, read_document, read_entries
from libs.law.refusals import (
    ItemAlreadyListed,
    NarrowerThanLaw,
    OnlyUnderKhoan14,
    UnknownItem,
)

WARD_KHOAN = 14


class Owner(Entry):
    """The unit we propose for an item; the ward decides."""

    kind: str
    name: str


class Item(Entry):
    """One thing to disclose, such as 2c."""

    key: str = Field(pattern=r"^\d{1,2}[a-z]{1,2}$")
    title: str
    rhythm: Rhythm
    owner: str
    privacy: str = ""
    persons: Persons | None = None
    other_law: tuple[OtherLaw, ...] = ()

    @property
    def khoan(self) -> int:
        """The khoản of article 11 it belongs to."""
        return int("".join(letter for letter in self.key if letter.isdigit()))


class Khoan(Entry):
    """One of the fourteen contents of article 11."""

    number: int
    short: str
    items: tuple[Item, ...]
    other_law: tuple[OtherLaw, ...] = ()

    @property
    def basis(self) -> str:
        """Its place in the law."""
        return f"Điều 11 khoản {self.number} Luật 10/2022/QH15"


class Catalogue(Entry):
    """The whole catalogue, unchangeable: a ward's additions make another version."""

    owners: dict[str, Owner]
    article_12: tuple[FormOfLaw, ...]
    forms: tuple[FormRule, ...]
    khoans: tuple[Khoan, ...]
    wider: tuple[WiderForm, ...] = ()  # of a ward; the law's own catalogue has none

    @model_validator(mode="after")
    def _consistent(self) -> "Catalogue":
        if [khoan.number for khoan in self.khoans] != list(range(1, WARD_KHOAN + 1)):
            raise ValueError("phải đủ 14 khoản theo thứ tự")
        if sorted(each.form for each in self.article_12) != sorted(Form):
            raise ValueError("phải đủ 10 hình thức, mỗi hình thức một lần")
        keys = [item.key for item in self.items()]
        for key in keys:
            if keys.count(key) > 1:
                raise ValueError(f"mã {key} bị trùng")
        for khoan in self.khoans:
            for item in khoan.items:
                if item.khoan != khoan.number or item.owner not in self.owners:
                    raise ValueError(f"nội dung {item.key} sai khoản hoặc sai đơn vị phụ trách")
        return self

    @property
    def version(self) -> str:
        """A name for exactly this content."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:8]

    def khoan(self, number: int) -> Khoan:
        """A khoản by its number, 1 to 14. Raises UnknownItem."""
        if not 1 <= number <= len(self.khoans):
            raise UnknownItem(key=number)
        return self.khoans[number - 1]

    def items(self, khoan: int | None = None) -> list[Item]:
        """Every item, or those of one khoản, in the order of the law."""
        chosen = self.khoans if khoan is None else (self.khoan(khoan),)
        return [item for each in chosen for item in each.items]

    def item(self, key: str) -> Item:
        """An item by its key. Raises UnknownItem."""
        for item in self.items():
            if item.key == key:
                return item
        raise UnknownItem(key=key)

    def with_ward_items(self, additions: Iterable[Item]) -> "Catalogue":
        """A version with a ward's own items, only under khoản 14 and never fewer than the law's.

        Raises OnlyUnderKhoan14 or ItemAlreadyListed.
        """
        items = list(self.khoan(WARD_KHOAN).items)
        for addition in additions:
            if addition.khoan != WARD_KHOAN:
                raise OnlyUnderKhoan14(key=addition.key)
            if any(item.key == addition.key for item in items):
                raise ItemAlreadyListed(key=addition.key)
            items.append(addition)
        last = self.khoan(WARD_KHOAN).model_copy(update={"items": tuple(items)})
        return self.model_copy(update={"khoans": (*self.khoans[:-1], last)})

    def with_wider(self, wider: Iterable[WiderForm]) -> "Catalogue":
        """A version with a ward's own forms and days; of two for the same form the newer counts."""
        return self.model_copy(update={"wider": tuple(sorted(wider, key=lambda w: w.valid_from))})

    def check_wider(self, wider: WiderForm) -> None:
        """Refuse less than what the law asks at that form and place. Raises NarrowerThanLaw.

        Law 10/2022/QH15, article 35.2.c: the ward's regulation widens, it never narrows.
        """
        for law in self._of_law(wider.item, wider.valid_from):
            if (law.form, law.place) != (wider.form, wider.place) or wider.permanent:
                continue
            if law.permanent or (law.days or 0) > (wider.days or 0):
                least = "thường xuyên" if law.permanent else f"ít nhất {law.days} ngày"
                raise NarrowerThanLaw(least=least, basis=law.basis)

    def form(self, form: Form) -> FormOfLaw:
        """What article 12 calls a form, and what proves it."""
        return next(each for each in self.article_12 if each.form is form)

    def special_laws(self, key: str, on: date) -> list[OtherLaw]:
        """The other laws that say something of an item on a day (article 13, khoản 6)."""
        item = self.item(key)
        laws = (*self.khoan(item.khoan).other_law, *item.other_law)
        return [law for law in laws if law.in_force(on)]

    def publish_rule(self, key: str, on: date) -> str | None:
        """The rule of another law for when showing begins, which then goes first (12.3, 13.6)."""
        laws = reversed(self.special_laws(key, on))
        return next((law.publish for law in laws if law.publish), None)

    def required_forms(self, key: str, on: date) -> list[RequiredForm]:
        """Which forms at which kinds of place an item needs on a day, each with its article.

        Another law wins for the same form at the same place (article 13, khoản 6). What the ward
        adds comes last, and only where it is more.
        """
        law = {(form.form, form.place): form for form in self._of_law(key, on)}
        own = {(w.form, w.place): w for w in self.wider if w.item == key and w.in_force(on)}
        return list((law | {at: w.widened(law.get(at)) for at, w in own.items()}).values())

    def _of_law(self, key: str, on: date) -> list[RequiredForm]:
        khoan = self.item(key).khoan
        found: dict[tuple[Form, Place], RequiredForm] = {}
        for wanted in self.forms:
            if khoan in wanted.khoans:
                found |= at_each_place(wanted, wanted.basis, on)
        for law in self.special_laws(key, on):
            for form in law.forms:
                found |= at_each_place(form, law.basis, on)
        return list(found.values())


class InternalKhoan(Entry):
    """One of the twelve contents an agency discloses to its own staff (article 46)."""

    number: int
    title: str
    rhythm: Rhythm
    owner: str  # a key of the catalogue's owners
    privacy: str = ""

    @property
    def basis(self) -> str:
        """Its place in the law."""
        return f"Điều 46 khoản {self.number} Luật 10/2022/QH15"


@cache
def national_catalogue() -> Catalogue:
    """The catalogue of the law, without any ward's additions. Raises LawDataBroken."""
    return read_document(DATA / "catalogue.yaml", Catalogue)


@cache
def internal_khoans() -> tuple[InternalKhoan, ...]:
    """The twelve khoản of article 46. Raises LawDataBroken."""
    return tuple(read_entries(DATA / "internal_publicity.yaml", InternalKhoan))


def khoans() -> tuple[Khoan, ...]:
    """The fourteen khoản of article 11."""
    return national_catalogue().khoans


def items(khoan: int | None = None) -> list[Item]:
    """Every item of the law, or those of one khoản."""
    return national_catalogue().items(khoan)


def item(key: str) -> Item:
    """An item of the law by its key, such as 2c. Raises UnknownItem."""
    return national_catalogue().item(key)


def required_forms(key: str, on: date) -> list[RequiredForm]:
    """Which forms at which kinds of place an item of the law needs on a day."""
    return national_catalogue().required_forms(key, on)
