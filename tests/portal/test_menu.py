"""The menus: what each role finds at the desk, what anybody finds, which entry is marked."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from libs.kernel.actor import Actor
from libs.permissions import RULES, Role
from services.portal.asking import NOWHERE
from services.portal.duties.sources import SOURCES
from services.portal.exports import LISTINGS
from services.portal.menu import MENU, PUBLIC, TAKING_ALONG, actions_of, public_menu
from services.portal.views import PersonView
from services.portal.visitors import Visitor
from tests.portal.house import WARD, House, text_of
from tests.portal.samples.frame import WARD as SAMPLE

HOME = f"/{WARD}"
# A province reads, who runs the platform owes a ward nothing, and machines have no pages.
WITHOUT_INBOX = (Role.PROVINCE, Role.OPERATOR, Role.INTEGRATOR, Role.CLOCK)


def _person(*roles: Role, ward: str = WARD, here: str = "/06811/viec") -> PersonView:
    visitor = Visitor(Actor(str(uuid4()), ward, frozenset(roles), uuid4()), "Công chức mẫu")
    person = visitor.person(HOME, here)
    assert person
    return person


def _links(person: PersonView) -> list[str]:
    return [link.href for group in person.menu for link in group.links]


def test_each_entry_is_there_for_those_who_may_do_it_and_for_nobody_else() -> None:
    for role in Role:
        links = _links(_person(role))
        for _, entries in MENU:
            for needed, path, _ in entries:
                may = any(role in _may_take(action) for action in actions_of(needed))

                assert (HOME + path in links) == may, (role, path)


def test_whoever_may_take_a_list_along_finds_the_lists() -> None:
    assert set(TAKING_ALONG) == {listing.action for listing in LISTINGS.values()}
    assert f"{HOME}/viec/danh-sach" in _links(_person(Role.RECEPTION_CLERK))


@pytest.mark.parametrize("role", [role for role in Role if role not in WITHOUT_INBOX])
def test_whoever_owes_something_has_an_inbox(role: Role) -> None:
    owes = [words for action, words, _ in SOURCES if role in _may_take(action)]

    assert owes
    assert f"{HOME}/viec" in _links(_person(role))


def _may_take(action: str) -> frozenset[Role]:
    return RULES[action].roles | RULES[action].own_unit


def test_who_runs_the_platform_finds_only_its_wards_and_the_operations() -> None:
    person = _person(Role.OPERATOR, ward=NOWHERE)

    assert _links(person) == ["/06811/viec/phuong-xa", "/06811/viec/van-hanh"]


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("/06811/viec", [("/06811/viec", "page")]),
        ("/06811/viec/cong-khai", [("/06811/viec/cong-khai", "page")]),
        ("/06811/viec/cong-khai/moi", [("/06811/viec/cong-khai", "true")]),
        ("/06811/viec/ke-hoach-don-vi", [("/06811/viec/ke-hoach-don-vi", "page")]),
        ("/06811/viec/nhiem-vu/1", [("/06811/viec", "true")]),
        ("/06811/ke-hoach", []),
    ],
)
def test_the_page_shown_is_marked_or_the_nearest_one_above(
    here: str, marked: list[tuple[str, str]]
) -> None:
    menu = _person(Role.OFFICE, here=here).menu

    found = [(link.href, link.current) for group in menu for link in group.links if link.current]
    assert found == marked
    assert sum(group.current for group in menu) == len(marked)


@pytest.mark.parametrize(
    "role",
    [Role.CHAIR, Role.OFFICE, Role.DEPARTMENT, Role.FRONT, Role.PEOPLE_BOARD, Role.PARTY],
)
async def test_every_entry_of_somebody_opens(house: House, plan: str, role: Role) -> None:
    looker = house.looker(role, unit="Phòng Kinh tế, Hạ tầng và Đô thị")

    for link in _links(_person(role)):
        answer = await looker.open(link)

        assert answer.status in (200, 303), (link, text_of(answer.body.decode()))


async def test_every_public_entry_opens_for_anybody(house: House) -> None:
    resident = house.looker()

    for _, entries in PUBLIC:
        for path, _ in entries:
            answer = await resident.open(HOME + path)

            assert answer.status == 200, (path, text_of(answer.body.decode()))


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("/06811", [("/06811", "page")]),
        ("/06811/bau-cu/1", [("/06811/bau-cu", "true")]),
        ("/06811/ke-hoach-cong-khai", [("/06811/ke-hoach-cong-khai", "page")]),
        ("/06811/khoan/2", []),
    ],
)
def test_the_public_page_shown_is_marked(here: str, marked: list[tuple[str, str]]) -> None:
    groups = public_menu(SAMPLE, here)

    found = [(link.href, link.current) for group in groups for link in group.links if link.current]
    assert found == marked


def test_a_thon_has_its_own_words_and_a_province_its_own_menu() -> None:
    rural = public_menu(replace(SAMPLE, neighbourhood="thôn"), HOME)
    province = public_menu(replace(SAMPLE, of_province=True, home="/P0022"), "/P0022/tinh")

    assert "Bầu Trưởng thôn" in [link.text for group in rural for link in group.links]
    assert [(group.links[0].href, group.current) for group in province] == [
        ("/P0022/tinh", True),
        ("/P0022/tinh/du-lieu-mo", False),
    ]
