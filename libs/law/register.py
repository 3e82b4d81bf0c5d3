"""The columns of the reception register (Sổ tiếp công dân, Mẫu số 03/TCD, Decree 154/2026)."""

from functools import cache

from libs.law.reading import DATA, Entry, read_entries

BASIS = "Mẫu số 03/TCD ban hành kèm theo Nghị định 154/2026/NĐ-CP"


class RegisterColumn(Entry):
    """A column: its number, what of a visit stands in it, its head, its share of the line."""

    number: int
    field: str
    title: str
    width: float


@cache
def register_columns() -> tuple[RegisterColumn, ...]:
    """The thirteen columns in their order."""
    return tuple(read_entries(DATA / "reception_register.yaml", RegisterColumn))
