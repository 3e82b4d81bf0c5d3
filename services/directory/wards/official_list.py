"""The official list of 3,321 wards since the reform of 2025, keyed by their five-digit code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any


@dataclass(frozen=True)
class OfficialWard:
    """A ward as the state lists it; `kind` is phường, xã or đặc khu."""

    code: str
    name: str
    kind: str
    province_code: int
    province_name: str


def official_ward(code: str) -> OfficialWard | None:
    """The ward of that code, '06811'; never looked up by name, because 238 names repeat."""
    return official_wards().get(code)


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


def _full_name(province: Any) -> str:
    """ "Tỉnh Quảng Ninh", "Thành phố Hải Phòng": papers name a province with its kind."""
    kind = "Tỉnh" if province.division_type.value == "tỉnh" else "Thành phố"
    bare = province.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    return f"{kind} {bare}"
