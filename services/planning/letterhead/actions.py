"""Remembers how the ward is called."""

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.ids import new_id
from services.planning.letterhead.tables import Ward


async def remember_name(
    session: AsyncSession, ward_id: str, *, name: str, kind: str, province_name: str
) -> None:
    """Keep the ward's name for the head of its papers; a newer one replaces it."""
    told = {"name": name, "kind": kind, "province_name": province_name}
    row = insert(Ward).values(id=new_id(), ward_id=ward_id, **told)
    await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=told))
