"""The ward's name as its papers show it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.ward_kinds import without_kind
from services.planning.letterhead.tables import Ward


@dataclass(frozen=True)
class Letterhead:
    """What the head and the foot of a paper say of the ward."""

    kind: str  # phường, xã, đặc khu
    place: str  # "Uông Bí"

    @property
    def authority(self) -> str:
        """The people's committee, in full."""
        return f"Ủy ban nhân dân {self.kind} {self.place}"


class WardNotNamed(NotFound):
    """Chưa biết tên của phường, xã nên chưa lập được văn bản. Hãy thử lại sau ít phút."""


async def letterhead(session: AsyncSession, ward_id: str) -> Letterhead:
    """The head of the ward's papers; refuses until the directory has told its name."""
    ward = (await session.execute(select(Ward).where(Ward.ward_id == ward_id))).scalar_one_or_none()
    if ward is None:
        raise WardNotNamed
    return Letterhead(ward.kind, without_kind(ward.name))
