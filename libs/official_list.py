"""The official list: 34 provinces and their 3,321 wards since the reform of 2025, by their codes.

A ward is a tenant under its five-digit code; a province is a tenant of its own, P0022.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from libs.vietnamese import sort_key

PROVINCE = re.compile(r"P\d{4}")


@dataclass(frozen=True)
class OfficialWard:
    """A ward as the state lists it; `kind` is phường, xã or đặc khu."""

    code: str
    name: str
    kind: str
    province_code: int
    province_name: str


@dataclass(frozen=True)
class OfficialProvince:
    """A province as the state lists it, with its wards by name; `kind` is tỉnh or thành phố."""

    code: int
    name: str
    kind: str
    wards: tuple[OfficialWard, ...]

    @property
    def tenant(self) -> str:
        """Where its own rows and accounts are kept."""
        return tenant_of(self.code)


def tenant_of(province_code: int) -> str:
    """The tenant of a province, written like a ward's code and never the code of one."""
    return f"P{province_code:04}"


def official_ward(code: str) -> OfficialWard | None:
    """The ward of that code, '06811'; never looked up by name, because 238 names repeat."""
    return official_wards().get(code)


def province_at(tenant: str) -> OfficialProvince | None:
    """The province whose tenant that is; None for a ward, and for the platform."""
    return _provinces().get(tenant) if PROVINCE.fullmatch(tenant) else None


@lru_cache(maxsize=1)
def official_wards() -> dict[str, OfficialWard]:
    """Every ward by its code; read once, when first asked for, because it takes a moment."""
    from vietnam_provinces import Province, Ward

    provinces = {province.code: _full_name(province) for province in Province.iter_all()}
    return {
        f"{int(ward.code):05}": OfficialWard(
            code=f"{int(ward.code):05}",
            name=ward.name,
            kind=str(ward.division_type.value),
            province_code=int(ward.province_code),
            province_name=provinces[ward.province_code],
        )
        for ward in Ward.iter_all()
    }


@lru_cache(maxsize=1)
def _provinces() -> dict[str, OfficialProvince]:
    wards: dict[int, list[OfficialWard]] = {}
    for ward in official_wards().values():
        wards.setdefault(ward.province_code, []).append(ward)
    return {tenant_of(code): _province(code, within) for code, within in wards.items()}


def _province(code: int, wards: list[OfficialWard]) -> OfficialProvince:
    name = wards[0].province_name
    kind = "tỉnh" if name.startswith("Tỉnh") else "thành phố"
    ordered = sorted(wards, key=lambda ward: (sort_key(bare_name(ward)), ward.code))
    return OfficialProvince(code, name, kind, tuple(ordered))


def bare_name(ward: OfficialWard) -> str:
    """The name without what kind of place it is: Uông Bí."""
    return ward.name[len(ward.kind) :].strip()


def _full_name(province: Any) -> str:
    """ "Tỉnh Quảng Ninh", "Thành phố Hải Phòng": papers name a province with its kind."""
    kind = "Tỉnh" if province.division_type.value == "tỉnh" else "Thành phố"
    bare = province.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    return f"{kind} {bare}"
