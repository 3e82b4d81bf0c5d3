"""The disclosure catalogue against articles 11 to 13 and 46, row by row."""

from datetime import date

import pytest

from libs.law.catalogue import (
    Catalogue,
    Item,
    internal_khoans,
    item,
    items,
    khoans,
    national_catalogue,
    required_forms,
)
from libs.law.forms import Form, Place, Rhythm
from libs.law.reading import DATA, read_document
from libs.law.refusals import (
    ItemAlreadyListed,
    LawDataBroken,
    OnlyUnderKhoan14,
    RuleNotInForce,
    UnknownItem,
)

ON = date(2026, 3, 2)
HUNG = {1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}
ALL_KEYS = [each.key for each in items()]


def _wanted(key: str, form: Form, on: date = ON):
    return {each.place: each for each in required_forms(key, on) if each.form is form}


def test_article_11_has_fourteen_khoans_with_their_items():
    counts = {khoan.number: len(khoan.items) for khoan in khoans()}

    assert counts == {
        1: 3, 2: 5, 3: 5, 4: 3, 5: 3, 6: 2, 7: 5, 8: 2, 9: 4, 10: 3, 11: 4, 12: 1, 13: 2, 14: 6,
    }  # fmt: skip
    assert len(items()) == 48
    assert khoans()[8].basis == "Điều 11 khoản 9 Luật 10/2022/QH15"


def test_article_46_has_twelve_khoans():
    assert list(range(1, 13)) == [khoan.number for khoan in internal_khoans()]
    assert internal_khoans()[6].basis == "Điều 46 khoản 7 Luật 10/2022/QH15"


@pytest.mark.parametrize("key", ALL_KEYS)
def test_every_item_is_posted_where_and_as_long_as_article_13_says(key):
    posted = _wanted(key, Form.POSTING)
    khoan = item(key).khoan

    if khoan in HUNG:
        assert {Place.HEADQUARTERS, Place.COMMUNITY_HOUSE} == set(posted)
        assert {(30, False)} == {(each.days, each.permanent) for each in posted.values()}
    elif khoan in (4, 13):
        assert {Place.HEADQUARTERS} == set(posted)
        assert (
            posted[Place.HEADQUARTERS].days,
            posted[Place.HEADQUARTERS].permanent,
        ) == (None, True)
    else:
        assert Place.COMMUNITY_HOUSE not in posted
        assert not any(each.permanent or each.days for each in posted.values())


@pytest.mark.parametrize("key", ALL_KEYS)
def test_khoan_7_to_12_are_also_read_out_and_told_to_the_heads(key):
    spoken, told = _wanted(key, Form.LOUDSPEAKER), _wanted(key, Form.NOTICE_TO_HEADS)

    if 7 <= item(key).khoan <= 12:
        assert spoken[Place.LOUDSPEAKER].days == 3
        assert Place.NEIGHBOURHOOD in told
    else:
        assert not spoken
        assert not told


@pytest.mark.parametrize("key", ALL_KEYS)
def test_every_item_goes_on_the_portal_and_every_form_names_its_article(key):
    assert Place.PORTAL in _wanted(key, Form.PORTAL)
    assert all("Điều" in each.basis for each in required_forms(key, ON))


def test_khoan_14_has_no_posting_of_its_own_but_another_law_may_want_it():
    assert not _wanted("14d", Form.POSTING)
    assert {Place.HEADQUARTERS, Place.RECEPTION_PLACE} == set(_wanted("14a", Form.POSTING))


def test_the_budget_follows_the_law_of_its_year():
    old, new = date(2025, 12, 31), date(2026, 1, 1)

    assert Place.ORGANISATIONS in _wanted("2c", Form.WRITTEN_NOTICE, old)
    assert Place.LOUDSPEAKER in _wanted("2c", Form.LOUDSPEAKER, old)
    assert "343/2016" in _wanted("2c", Form.POSTING, old)[Place.HEADQUARTERS].basis
    assert not _wanted("2c", Form.WRITTEN_NOTICE, new)
    assert "26/2026" in _wanted("2c", Form.PORTAL, new)[Place.PORTAL].basis
    assert not _wanted("2c", Form.PORTAL, new)[Place.PORTAL].if_present


def test_nothing_was_asked_before_the_law():
    with pytest.raises(RuleNotInForce):
        required_forms("1a", date(2023, 6, 30))


@pytest.mark.parametrize("each", items(), ids=ALL_KEYS)
def test_titles_are_sentences_for_people(each):
    assert each.title[0].isupper()
    assert not each.title.endswith(".")
    assert each.owner in national_catalogue().owners


def test_lists_of_people_and_denunciations_carry_a_warning():
    for key in ("7c", "9b", "9c", "9d", "10b", "14b", "14c"):
        assert item(key).privacy, key


@pytest.mark.parametrize("key", ["2z", "15a", ""])
def test_an_unknown_item_is_refused(key):
    with pytest.raises(UnknownItem):
        item(key)
    with pytest.raises(UnknownItem):
        items(15)


def _market(key: str) -> Item:
    return Item(key=key, title="Phương án sắp xếp chợ", rhythm=Rhythm.EVENT, owner="economy")


def test_a_ward_may_add_under_khoan_14_and_only_there():
    law = national_catalogue()
    ward = law.with_ward_items([_market("14f")])

    assert [*ALL_KEYS, "14f"] == [each.key for each in ward.items()]
    assert [*ALL_KEYS] == [each.key for each in law.items()]
    assert law.version != ward.version
    assert Place.PORTAL in {each.place for each in ward.required_forms("14f", ON)}
    with pytest.raises(OnlyUnderKhoan14):
        law.with_ward_items([_market("2f")])
    with pytest.raises(ItemAlreadyListed):
        law.with_ward_items([_market("14a")])


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("  - number: 14", "  - number: 15", "14 khoản"),
        ("key: 1b", "key: 1a", "trùng"),
        ("key: 1b", "key: 2f", "sai khoản"),
        ("rhythm: half_yearly", "rhythm: sometimes", "Input should be"),
        ("    short: Thủ tục hành chính", "    shirt: Thủ tục", "thiếu"),
    ],
)
def test_a_broken_catalogue_is_refused_in_words(tmp_path, old, new, complaint):

    text = (DATA / "catalogue.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "catalogue.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LawDataBroken, match=complaint):
        read_document(tmp_path / "catalogue.yaml", Catalogue)
