"""Wards over HTTP: public to read, the operator enters them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import By, Now, Session
from libs.official_list import OfficialProvince, province_at
from services.directory.tables import Ward
from services.directory.wards import actions, queries

router = APIRouter()


class WardView(BaseModel):
    """A ward that uses the product; a province, where the tenant is one."""

    code: str
    name: str
    kind: str
    province_code: int
    province_name: str

    @classmethod
    def of(cls, ward: Ward) -> WardView:
        """The view of a row."""
        return cls(
            code=ward.code,
            name=ward.name,
            kind=ward.kind,
            province_code=ward.province_code,
            province_name=ward.province_name,
        )

    @classmethod
    def of_province(cls, province: OfficialProvince) -> WardView:
        """The view of a province in the place of a ward."""
        return cls(
            code=province.tenant,
            name=province.name,
            kind=province.kind,
            province_code=province.code,
            province_name=province.name,
        )


class WardsView(BaseModel):
    """Wards that match, and how many there are in all."""

    total: int
    wards: list[WardView]


class ProvinceView(BaseModel):
    """A province: how many places it has, and how many of them use the product."""

    model_config = ConfigDict(from_attributes=True)

    code: int
    name: str
    places: int
    used: int


class PlaceView(BaseModel):
    """A place of the official list, and whether it uses the product."""

    code: str
    name: str
    province_name: str
    used: bool


class PlacesView(BaseModel):
    """Places that match, and how many match in all."""

    matched: int
    places: list[PlaceView]


@router.get("/ward")
async def ward(session: Session) -> WardView:
    """The ward itself, or the province whose tenant this is; for everybody."""
    if province := province_at(session.info["ward_id"]):
        return WardView.of_province(province)
    return WardView.of(await queries.present_ward(session))


@router.get("/wards")
async def wards(session: Session, q: Annotated[str, Query(max_length=100)] = "") -> WardsView:
    """Wards that use the product; `q` searches name, province and code, with or without marks."""
    total, found = await queries.wards_like(session, q)
    return WardsView(total=total, wards=[WardView.of(one) for one in found])


@router.get("/official-provinces")
async def official_provinces(session: Session) -> list[ProvinceView]:
    """Every province of the official list, those that use nothing of this too."""
    return [ProvinceView.model_validate(each) for each in await queries.provinces(session)]


@router.get("/official-places")
async def official_places(
    session: Session,
    q: Annotated[str, Query(max_length=100)] = "",
    province: Annotated[int | None, Query(ge=1, le=99)] = None,
) -> PlacesView:
    """Places of the official list, of a province or by words, with or without marks."""
    found = await queries.places(session, q, province)
    shown = [
        PlaceView(code=ward.code, name=ward.name, province_name=ward.province_name, used=used)
        for ward, used in found.rows
    ]
    return PlacesView(matched=found.matched, places=shown)


@router.post("/ward", status_code=201)
async def onboard_ward(session: Session, by: By, now: Now) -> WardView:
    """Let the ward use the product."""
    return WardView.of(await actions.onboard_ward(session, by=by, now=now))
