"""One hash over what people can read at the end: two equal years have equal seals.

Identifiers, codes and links are made anew each time, so they are blanked before hashing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from tools.people import Person

UUID_LIKE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LINK = re.compile(r"/files/[^\"\s]+")
CODE = re.compile(r'"(code|secret)": "[^"]*"')
QUARTERS = (1, 2, 3, 4)
# What everybody may read, by the address it has below a ward.
READ = {
    "board": "disclosures/board",
    "quarterly lists": "disclosures/quarterly-lists",
    "feedback": "reception/feedback",
    "matters": "participation/matters",
    "funds": "participation/funds",
    "consultations": "participation/consultations",
    "surveys": "participation/surveys",
    "honours": "awards/honours",
    "outreach": "planning/public-outreach",
}
OF_THE_YEAR = {
    "reception days": "planning/reception-days",
    "sessions": "reception/sessions",
    "periods": "reporting/periods",
}


async def seal(citizen: Person, reports: Sequence[str], year: int) -> dict[str, str]:
    """The hashes of the boards, the lists of the quarters, the reports and their papers."""
    found = {name: _hash(await citizen.get(path)) for name, path in READ.items()}
    found |= {name: _hash(await citizen.get(at, year=year)) for name, at in OF_THE_YEAR.items()}
    for quarter in QUARTERS:
        at = f"disclosures/quarterly-lists/{year}/{quarter}.csv"
        found[f"list of quarter {quarter}"] = _hash(await citizen.get(at))
    for report in reports:
        path = f"reporting/reports/{report}"
        told = await citizen.get(path)
        name = f"{told['period']['kind']} {told['period']['ordinal']}"
        found[f"report {name}"] = _hash(told)
        for kind in ("pdf", "docx"):
            paper = await citizen.get(f"{path}/document", format=kind)
            found[f"report {name} {kind}"] = _hash(paper)
    return found | {"all": _hash(found)}


def _hash(content: Any) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    if isinstance(content, dict) and "rows" in content:
        # Of what came in one moment ids say which is first.
        content = {**content, "rows": sorted(_blank(each) for each in content["rows"])}
    return hashlib.sha256(_blank(content).encode()).hexdigest()


def _blank(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return LINK.sub("", UUID_LIKE.sub("", CODE.sub("", text)))
