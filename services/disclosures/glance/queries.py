"""What everybody may see of disclosures: papers that are public, and the quarterly lists."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Text, case, cast, literal
from sqlalchemy.ext.asyncio import AsyncSession

from libs.glance.lines import at_home, line
from libs.glance.queries import Lines
from libs.rows import ward_of
from services.disclosures.tables import Disclosure, QuarterlyList, Version
from services.disclosures.widening.queries import catalogue_of


async def public_lines(session: AsyncSession, today: date) -> Lines:
    """Papers by their public version, lists by their quarter; what was taken back is not there.

    A list of persons goes by the title of its item, and nothing that it says is searched: whoever
    is on it must not be found by name (article 11.7 with the protection of personal data).
    """
    ward = ward_of(session)
    names = {item.key: item.title for item in (await catalogue_of(session)).items()}
    of_item = case(names, value=Disclosure.item, else_="")
    persons = Version.columns.is_not(None)
    papers = line(
        "disclosure",
        case((persons, of_item), else_=Version.title),
        at_home(Version.published_at),
        "/cong-khai/",
        Disclosure.id,
        said=of_item
        + " "
        + case((persons, ""), else_=Version.summary + " " + Version.document_number),
    ).where(
        Disclosure.ward_id == ward,
        Version.ward_id == ward,
        Version.disclosure_id == Disclosure.id,
        Version.number == Disclosure.public_version,
        Version.published_at.is_not(None),
        Disclosure.withdrawn_on.is_(None),
    )
    quarter, year = QuarterlyList.quarter, QuarterlyList.year
    period = cast(quarter, Text) + "/" + cast(year, Text)
    title = literal("Danh mục thông tin đã công khai quý ") + period
    lists = line(
        "quarterly_list", title, QuarterlyList.issued_on, "/danh-muc/", year, "/", quarter
    ).where(QuarterlyList.ward_id == ward)
    return [papers, lists]
