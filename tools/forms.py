"""The table of the law: ten forms by fourteen khoản, and what other laws ask, for docs/forms.md."""

from __future__ import annotations

from datetime import date

from libs.law.catalogue import Item, Khoan, items, khoans, national_catalogue, required_forms
from libs.law.forms import OtherLaw, RequiredForm
from libs.law.rules import rule

PLACES = {
    "headquarters": "trụ sở",
    "community_house": "mọi nhà văn hóa",
    "reception_place": "nơi tiếp công dân",
    "neighbourhood": "mọi khu phố",
    "organisations": "cấp ủy, tổ chức",
}


def forms_page(made_by: str) -> str:
    """The page; the general rules are those of the newest change of the catalogue."""
    on = max(law.valid_from for _, law in _other_laws())
    lines = ["# Forms of disclosure", "", made_by, ""]
    lines += [
        "Law 10/2022/QH15, articles 11 to 13, as `libs/law/data/catalogue.yaml` holds it.",
        "An empty cell is a voluntary form: recorded and shown, never needed for completion.",
        "`tests/law/test_the_table_of_forms.py` compares the catalogue with the law, row by row.",
    ]
    lines += ["", "## The ten forms (article 12, khoản 1)", ""]
    lines += ["| point | form | proven by one of | name in code |", "|---|---|---|---|"]
    lines += [
        f"| {form.point} | {form.title} | {', '.join(form.proof)} | `{form.form}` |"
        for form in national_catalogue().article_12
    ]
    lines += ["", f"## What is asked of each content, on {on:%d/%m/%Y}", ""]
    ten = national_catalogue().article_12
    lines += [f"| khoản | {' | '.join(form.point for form in ten)} |", "|---" * 11 + "|"]
    for khoan in khoans():
        lines += [_row(name, key, on) for name, key in _kinds(khoan, on)]
    lines += ["", "## Other laws (article 13, khoản 6)", ""]
    lines += ["| of | from | to | what | period | article |", "|---|---|---|---|---|---|"]
    lines += [_special(key, law) for key, law in _other_laws()]
    return "\n".join(lines) + "\n"


def _kinds(khoan: Khoan, on: date) -> list[tuple[str, str]]:
    """The items of a khoản that are treated alike, as one row: its words and one of its keys."""
    alike: dict[str, list[Item]] = {}
    for item in items(khoan.number):
        alike.setdefault(str(required_forms(item.key, on)), []).append(item)
    if len(alike) == 1:
        return [(f"{khoan.number} {khoan.short}", khoan.items[0].key)]
    return [(", ".join(item.key for item in same), same[0].key) for same in alike.values()]


def _row(name: str, key: str, on: date) -> str:
    asked = required_forms(key, on)
    cells = [
        "; ".join(_cell(each) for each in asked if each.form is form.form)
        for form in national_catalogue().article_12
    ]
    return f"| {name} | {' | '.join(cells)} |"


def _cell(each: RequiredForm) -> str:
    length = "thường xuyên" if each.permanent else f"{each.days} ngày" if each.days else ""
    said = " ".join(filter(None, (PLACES.get(each.place, ""), length)))
    return f"{said} ({each.basis})" if said else each.basis


def _other_laws() -> list[tuple[str, OtherLaw]]:
    of_khoans = [(str(khoan.number), law) for khoan in khoans() for law in khoan.other_law]
    return of_khoans + [(item.key, law) for item in items() for law in item.other_law]


def _special(key: str, law: OtherLaw) -> str:
    period = ""
    if law.term or law.publish:
        known = rule(law.term or law.publish or "", law.valid_from)
        period = f"{known.says} (`{known.id}`)"
    until = f"{law.valid_to:%d/%m/%Y}" if law.valid_to else ""
    return f"| {key} | {law.valid_from:%d/%m/%Y} | {until} | {law.says} | {period} | {law.basis} |"
