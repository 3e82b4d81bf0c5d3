"""The plan of phường Uông Bí: its tree, and the same tree from every kind of file."""

from services.planning.importing.importer import read_pasted, read_plan
from services.planning.importing.plan import NodeKind


def test_the_outline_is_the_one_counted_by_hand(seed):
    kinds = [leaf.kind for leaf in seed.leaves()]

    assert [part.path for part in seed.parts] == ["I", "II", "III"]
    assert len(seed.headings()) == 16
    assert (kinds.count(NodeKind.BULLET), kinds.count(NodeKind.PARAGRAPH)) == (40, 7)
    assert len(kinds) == 47


def test_the_eight_groups_of_content_and_six_of_bodies_are_found(seed):
    paths = [heading.path for heading in seed.headings()]

    assert paths[2:10] == [f"II.{n}" for n in range(1, 9)]
    assert paths[10:] == [f"III.{n}" for n in range(1, 7)]


def test_headings_broken_over_lines_and_blank_lines_are_joined(seed):
    first, last = seed.node("II.1").heading, seed.node("II.2").heading

    assert first.endswith("nâng cao nhận thức về công tác dân chủ ở cơ sở")
    assert last.endswith("nhất là người đứng đầu")
    assert seed.node("II.1/1").text.startswith("Tuyên truyền, phổ biến các chủ trương")


def test_words_are_kept_as_written_even_when_a_number_was_broken(seed):
    assert "Chỉ thị số 33/CT -TTg ngày 26/11/2021" in seed.node("II.1/1").text
    assert "Quyết định số 217-QD/TW" in seed.node("II.8/1").text


def test_title_and_year_are_read_and_what_is_missing_stays_missing(seed):
    assert seed.title.endswith("của Uỷ ban nhân dân phường Uông Bí năm 2025")
    assert seed.year == 2025
    assert seed.number is None
    assert seed.signed_on is None


def test_recipients_and_signature_stand_apart(seed, seed_bytes):
    assert len(seed.recipients) == 6
    assert seed.signing_form == ("TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH")
    assert seed.signer_position == "PHÓ CHỦ TỊCH"
    assert seed.signer == seed_bytes.decode().strip().splitlines()[-1].strip()


def test_every_node_knows_its_lines_in_the_source(seed):
    heading = seed.node("II.1")

    assert (heading.source.first, heading.source.last) == (52, 54)


def test_the_same_plan_as_word_file_gives_the_same_tree(seed, as_word, shape):
    assert shape(read_plan(as_word(seed))) == shape(seed)


def test_word_numbers_that_are_not_in_the_text_are_rebuilt(seed, as_word, shape):
    numbered = read_plan(as_word(seed, automatic=True))

    assert shape(numbered) == shape(seed)
    assert "automatic_numbers" in {notice.code for notice in numbered.notices}


def test_the_same_plan_as_pdf_gives_the_same_tree(seed, as_pdf, shape):
    printed = read_plan(as_pdf(seed))

    assert shape(printed) == shape(seed)
    assert printed.left_out[:2] == ("1", "2")


def test_recipients_beside_the_signature_are_not_mixed(seed, as_pdf, shape):
    assert shape(read_plan(as_pdf(seed, columns=True))) == shape(seed)


def test_pasted_text_gives_the_same_tree(seed, seed_bytes, shape):
    assert shape(read_pasted(seed_bytes.decode())) == shape(seed)
