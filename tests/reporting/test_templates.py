"""A ward's own Word template: kept in versions, used for Word papers only, left again."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from libs.kernel.files import StoredFile
from libs.permissions import NotYourRole
from services.reporting.templates import actions, rules
from services.reporting.templates.queries import report_templates, used_template
from tests.documents.word_templates import LINES, a_template
from tests.reporting import ward
from tests.reporting.test_reports import half_year, issued, period_id

__all__ = ["half_year"]  # the fixture
NOW = ward.at(date(2026, 5, 4))
HOW = {"by": ward.CULTURE, "now": NOW}


async def uploaded(session, store, content: bytes, by=ward.CULTURE):
    paper = await store.keep(ward.WARD, content)
    return await actions.upload_template(session, paper=paper, store=store, by=by, now=NOW)


async def test_only_a_word_file_without_faults_is_kept_and_each_once(session, store):
    good = a_template()
    first = await uploaded(session, store, good)
    assert (first.number, first.used) == (1, False)
    with pytest.raises(rules.TemplateKnown, match="phiên bản 1"):
        await uploaded(session, store, good)
    wrong = a_template(*LINES[:-1], "{{nguoi_kyy}}", "{{abc}}")
    with pytest.raises(rules.TemplateNotGood) as refused:
        await uploaded(session, store, wrong)
    for said in ("{{nguoi_kyy}} (có phải {{nguoi_ky}}?)", "{{abc}}", "Thiếu {{nguoi_ky}}"):
        assert said in str(refused.value)
    with pytest.raises(rules.NotWord):
        await actions.upload_template(
            session, paper=StoredFile("ab" * 32, 9, "application/pdf"), store=store, **HOW
        )
    with pytest.raises(NotYourRole):
        await uploaded(session, store, a_template(footer="Khác"), by=ward.CHAIR)


def test_a_template_that_fails_only_when_a_report_has_a_table_is_refused_at_once():
    word = docx.Document(io.BytesIO(a_template()))
    word.styles["Table Grid"].delete()
    word.styles.add_style("Table Grid", WD_STYLE_TYPE.PARAGRAPH)
    out = io.BytesIO()
    word.save(out)

    with pytest.raises(rules.TemplateNotGood, match="không điền được"):
        rules.check_template(out.getvalue())


async def test_word_papers_have_its_form_and_the_others_do_not(session, store, half_year):
    one = await uploaded(session, store, a_template())
    two = await uploaded(session, store, a_template(footer="Phiên bản hai"))
    for row in (one, two):
        await actions.use_template(session, row.id, **HOW)
    assert [row.number for row in await report_templates(session) if row.used] == [2]

    report = await issued(session, store, half_year)
    word = docx.Document(io.BytesIO(await store.read(ward.WARD, report.papers["docx"]["sha256"])))
    assert word.sections[0].footer.paragraphs[0].text == "Phiên bản hai"
    assert f"Số: {report.number}/BC-UBND" in {each.text for each in word.paragraphs}
    pdf = await store.read(ward.WARD, report.papers["pdf"]["sha256"])
    assert "Phiên bản hai".encode() not in pdf

    await actions.use_built_in_form(session, **HOW)
    assert await used_template(session, store) is None
    kept = await store.read(ward.WARD, report.papers["docx"]["sha256"])
    assert hashlib.sha256(kept).hexdigest() == report.papers["docx"]["sha256"]
    assert await period_id(session, "half_year") == half_year
