"""Which wards there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs import vietnamese
from libs.official_list import OfficialWard, official_wards
from services.directory.tables import Ward
from services.directory.wards.rules import NotOnboarded

SHOWN_MAX = 200
FOUND_MAX = 60  # of a search through the official list; a province is shown whole


@dataclass(frozen=True)
class ProvinceCount:
    """A province with how many places it has, and how many of them use the product."""

    code: int
    name: str
    places: int
    used: int


@dataclass(frozen=True)
class Places:
    """Places of the official list with whether each uses the product, and how many matched."""

    rows: list[tuple[OfficialWard, bool]]
    matched: int


async def present_ward(session: AsyncSession) -> Ward:
    """The ward of this session; refuses when it does not use the product."""
    ward = await session.get(Ward, session.info["ward_id"])
    if ward is None:
        raise NotOnboarded
    return ward


async def wards_like(session: AsyncSession, words: str) -> tuple[int, list[Ward]]:
    """How many wards use the product, and those whose name, province or code holds `words`."""
    total = await session.scalar(select(func.count(Ward.code)))
    wanted = select(Ward).order_by(Ward.province_code, Ward.folded).limit(SHOWN_MAX)
    if words := vietnamese.fold(words.strip()):
        wanted = wanted.where(or_(Ward.folded.contains(words, autoescape=True), Ward.code == words))
    return total or 0, list((await session.scalars(wanted)).all())


async def provinces(session: AsyncSession) -> list[ProvinceCount]:
    """Every province of the official list, by name."""
    used = Counter(await session.scalars(select(Ward.province_code)))
    every = official_wards().values()
    there = Counter(ward.province_code for ward in every)
    names = {ward.province_code: ward.province_name for ward in every}
    found = [ProvinceCount(code, names[code], there[code], used[code]) for code in names]
    return sorted(found, key=lambda each: vietnamese.sort_key(_bare(each.name)))


async def places(session: AsyncSession, words: str, province: int | None) -> Places:
    """Places by name: of one province all, else those whose name, province or code holds `words`.

    Those that use the product come first.
    """
    wanted = vietnamese.fold(words).split()
    matching = [
        ward
        for text, ward in _official()
        if (province is None or ward.province_code == province)
        and (ward.code in wanted or all(word in text for word in wanted))
        and (wanted or province is not None)
    ]
    codes = set(await session.scalars(select(Ward.code)))
    matching.sort(key=lambda ward: ward.code not in codes)
    shown = matching if province is not None and not wanted else matching[:FOUND_MAX]
    return Places([(ward, ward.code in codes) for ward in shown], len(matching))


@lru_cache(maxsize=1)
def _official() -> list[tuple[str, OfficialWard]]:
    """The official list by name, each with its folded name and province to search in."""
    ordered = sorted(
        official_wards().values(), key=lambda ward: (vietnamese.sort_key(ward.name), ward.code)
    )
    return [(vietnamese.fold(f"{ward.name} {ward.province_name}"), ward) for ward in ordered]


def _bare(name: str) -> str:
    return name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
