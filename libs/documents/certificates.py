"""Writes the certificate of what was granted, with a code that leads to its page."""

from dataclasses import dataclass
from datetime import date

from libs.documents import format as nd30
from libs.documents.pdf import compile_pdf
from libs.documents.sheets import qr_code
from libs.documents.wording import printable


@dataclass(frozen=True)
class Certificate:
    """What stands on the certificate; `holder` is a collective or, on its own paper, a person."""

    issuer: str
    place: str
    title: str
    holder: str
    merit: str
    number: str
    decided_on: date
    code: str
    page_address: str


def write_certificate(certificate: Certificate) -> bytes:
    """The certificate as one A4 page of PDF, lying."""
    paper = printable(certificate)
    on = paper.decided_on
    content = {
        "nation": nd30.NATION,
        "motto": nd30.MOTTO,
        "issuer": nd30.agency_lines(paper.issuer),
        "title": paper.title,
        "holder": paper.holder,
        "merit": paper.merit,
        "number": paper.number,
        "place": f"{paper.place}, ngày {on:%d} tháng {on:%m} năm {on:%Y}",
        "code": paper.code,
        "address": paper.page_address,
        "qr": qr_code(paper.page_address),
    }
    return compile_pdf("certificate.typ", {"certificate": content}, on)
