"""What is found in the real plan, and how strictly the words are taken."""

from datetime import date

import pytest

from services.planning.importing.importer import read_pasted
from services.planning.importing.proposals.findings import (
    Body,
    Cadence,
    Confidence,
    DueKind,
    DueRule,
    DutyKind,
    FindingKind,
    LegalReference,
)
from services.planning.importing.proposals.task import short_title
from services.planning.importing.review import Review, review_plan


@pytest.fixture(scope="module")
def review(seed) -> Review:
    """The real plan with its proposals and flags."""
    return review_plan(seed)


def _review_of(*lines: str) -> Review:
    return review_plan(read_pasted("\n\n".join(["I. MỤC ĐÍCH", "- Một.", "II. NỘI DUNG", *lines])))


def _values(review: Review, kind: FindingKind) -> list:
    return [f.value for f in review.findings if f.kind is kind and f.node_path.startswith("II/")]


def test_every_finding_quotes_the_exact_words_of_its_sentence(review, seed):
    for finding in review.findings:
        node = seed.node(finding.node_path)

        assert finding.sentence in node.sentences
        assert finding.words == finding.sentence.text[finding.start : finding.end] != ""
        assert finding.reason.endswith(".")


def test_all_numbered_citations_are_found(review):
    codes = [
        f.value.code
        for f in review.findings
        if isinstance(f.value, LegalReference) and f.value.number
    ]

    assert codes == [
        *("59/2023/NĐ-CP", "346/QĐ-TTg", "36/KH-UBND", "59/2023/NĐ-CP", "33/CT-TTg"),
        *("57/NQ/TW", "68/NQ/TW", "44/QĐ-UBND", "18/NQ/TW"),
        *("217/QD/TW", "218/QĐ/TW", "218/QĐ/TW", "18/CT/TW", "59/NĐ-CP"),
    ]


def test_a_citation_gives_number_day_and_issuer(review):
    decree = next(f for f in review.findings if isinstance(f.value, LegalReference))

    assert decree.value.form == "Luật"
    assert review.findings_of("II.1/1")[1].value == LegalReference(
        form="Nghị định",
        number="59",
        year=2023,
        symbol="NĐ-CP",
        dated=date(2023, 8, 14),
        issuer="Chính phủ",
    )


def test_an_incomplete_decree_is_kept_incomplete(review):
    found = [f for f in review.findings_of("III.5/4") if f.words == "Nghị định 59/NĐ-CP"]

    assert [(f.value.year, f.confidence) for f in found] == [(None, Confidence.MEDIUM)]


def test_articles_chapters_and_party_resolutions_are_cited_too(review):
    places = {f.value.place for f in review.findings if isinstance(f.value, LegalReference)}
    names = {f.value.name for f in review.findings if isinstance(f.value, LegalReference)}

    assert {"Điều 11", "Điều 18", "mục 2, mục 3 chương II"} <= places
    assert "Mục 1, 2, 3, 4 Chương III" in places
    assert "Trung ương 4 (khóa XII)" in names


def test_every_dated_duty_of_the_plan_becomes_a_task(review):
    dated = [
        (t.node_path, t.duty, t.cadence, t.due)
        for t in review.tasks
        if t.due is not None or t.cadence is Cadence.QUARTERLY
    ]

    monthly = DueRule(DueKind.DAYS_OF_MONTH, (1, 15), cadence=Cadence.DAYS_OF_MONTH)
    half_year = DueRule(DueKind.BEFORE, (25,), 5, Cadence.HALF_YEARLY)
    year = DueRule(DueKind.BEFORE, (10,), 11, Cadence.YEARLY)
    assert dated == [
        ("II.5/1", DutyKind.RECEPTION, Cadence.DAYS_OF_MONTH, monthly),
        ("II.7/3", DutyKind.REPORT, Cadence.HALF_YEARLY, half_year),
        ("II.7/3", DutyKind.REPORT, Cadence.YEARLY, year),
        ("III.3/3", DutyKind.REPORT, Cadence.QUARTERLY, None),
    ]


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("trước ngày 25/5", date(2026, 5, 24)),
        ("chậm nhất ngày 25/5", date(2026, 5, 25)),
        ("trước ngày 01 tháng 3", date(2026, 2, 28)),
    ],
)
def test_before_a_day_means_the_day_itself_is_late(words, last_day):
    (due,) = _values(_review_of(f"- Báo cáo {words} hằng năm."), FindingKind.DUE)

    assert due.last_day(2026) == last_day


def test_days_of_the_month_have_no_last_day():
    (due,) = _values(_review_of("- Tiếp công dân ngày 5, 20 hàng tháng."), FindingKind.DUE)

    assert due.days == (5, 20)
    with pytest.raises(ValueError, match="every month"):
        due.last_day(2026)


def test_the_day_of_a_citation_is_not_a_deadline():
    review = _review_of("- Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023.")

    assert _values(review, FindingKind.DUE) == []


def test_words_that_describe_people_are_no_cadence(review):
    (training,) = [t for t in review.tasks if t.duty is DutyKind.TRAINING]

    assert "thường xuyên tiếp xúc" in training.sentences[0].text
    assert training.cadence is None


def test_each_group_of_part_three_leads_its_own_tasks(review):
    leads = {t.node_path.split("/")[0]: t.lead for t in review.tasks if t.node_path[:3] == "III"}

    assert leads == {
        "III.1": Body.DEPARTMENT,
        "III.2": Body.OFFICE,
        "III.3": Body.CULTURE,
        "III.4": Body.SERVICE_CENTRE,
        "III.5": Body.FRONT,
        "III.6": Body.NEIGHBOURHOOD,
    }


def test_bodies_outside_the_committee_never_lead_its_own_duties(review):
    outside = (Body.FRONT, Body.INSPECTION_BOARD, Body.PARTY_COMMITTEE, Body.COUNCIL)

    assert not [t for t in review.tasks if t.node_path.startswith("II.") and t.lead in outside]


@pytest.mark.parametrize(
    ("path", "duty", "group"),
    [
        ("II.1/1", DutyKind.OUTREACH, "II.1"),
        ("II.2/2", DutyKind.INSPECTION, "II.2"),
        ("II.2/4", DutyKind.STEERING, "II.2"),
        ("II.2/5", DutyKind.TRAINING, "II.2"),
        ("II.3/3", DutyKind.SURVEY, "II.3"),
        ("II.3/5", DutyKind.STAFF_DEMOCRACY, "II.3"),
        ("II.5/1", DutyKind.RECEPTION, "II.5"),
        ("II.5/2", DutyKind.PETITION, "II.5"),
        ("II.6/1", DutyKind.AWARD, "II.6"),
        ("II.8/1", DutyKind.FRONT_COORDINATION, "II.8"),
        ("III.1/3", DutyKind.DISCLOSURE, "II.3"),
        ("III.3/3", DutyKind.REPORT, "II.7"),
        ("III.4/1", DutyKind.OUTREACH, "II.1"),
        ("III.6/3", DutyKind.COMMUNITY, "III.6"),
    ],
)
def test_duties_are_known_by_their_words_and_belong_to_a_group(review, path, duty, group):
    found = {(t.duty, t.group) for t in review.tasks if t.node_path == path}

    assert (duty, group) in found


def test_every_line_of_work_gives_a_task_and_aims_give_none(review, seed):
    given = {task.node_path for task in review.tasks}

    assert given == {leaf.path for leaf in seed.leaves() if not leaf.path.startswith("I.")}


def test_every_sentence_of_work_stands_behind_exactly_one_stretch_of_tasks(review, seed):
    for path in {task.node_path for task in review.tasks}:
        behind = {t.sentences for t in review.tasks if t.node_path == path}

        assert sorted(s.start for group in behind for s in group) == [
            sentence.start for sentence in seed.node(path).sentences
        ]


def test_titles_are_short_and_differ_for_the_reports_of_one_line(review):
    reports = [t.title for t in review.tasks if t.node_path == "III.3/3"]

    assert len(set(reports)) == len(reports) == 4
    assert short_title("Một việc.") == "Một việc"
    assert len(short_title("dân chủ ở cơ sở " * 20)) <= 111
    assert short_title("x" * 300).endswith("…")


def test_the_same_plan_always_gives_the_same_review(review, seed):
    assert review_plan(seed) == review
