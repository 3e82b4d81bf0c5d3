"""How feedback looks in the words of GeoReport v2."""

from __future__ import annotations

from typing import Any

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
CHANGED_AT = "2026-11-25T00:00:00Z"  # of what is offered here, not of the reports
CLOSED = ("answered", "closed")
PRIVACY = {
    "variable": True,
    "code": "public",
    "datatype": "singlevaluelist",
    "required": False,
    "datatype_description": "",
    "order": 1,
    "description": "Cho mọi người cùng xem?",
    "values": [{"key": "1", "name": "Công khai"}, {"key": "0", "name": "Chỉ Ủy ban nhân dân xem"}],
}
Told = dict[str, Any]


def discovery(base_url: str) -> Told:
    """Where the service is and what it speaks."""
    return {
        "changeset": CHANGED_AT,
        "contact": "Ủy ban nhân dân phường, xã có mã là jurisdiction_id.",
        "key_service": "Chủ tịch Ủy ban nhân dân phường, xã cấp khóa cho phần mềm.",
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": f"{base_url}/open311/v2",
                "changeset": CHANGED_AT,
                "type": "production",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def service(category: Told) -> Told:
    """A category as a service."""
    return {
        "service_code": category["code"],
        "service_name": category["title"],
        "description": category["hint"],
        "metadata": True,
        "type": "realtime",
        "keywords": category["hint"].lower(),
        "group": "Phản ánh hiện trường",
    }


def definition(category: Told) -> Told:
    """What may be said besides: whether everybody may see it."""
    return {"service_code": category["code"], "attributes": [PRIVACY]}


def request(row: Told, base_url: str) -> Told:
    """A public report as a service request; what no clerk released is empty."""
    photo = next(iter(row["photos"]), None)
    return {
        "service_request_id": row["code"],
        "status": "closed" if row["progress"] in CLOSED else "open",
        "status_notes": row["answer"] or None,
        "service_name": row["category_title"],
        "service_code": row["category"],
        "description": row["text"] or None,
        "agency_responsible": row["unit"],
        "service_notice": None,
        "requested_datetime": row["received_at"],
        "updated_datetime": row["changed_at"],
        "expected_datetime": f"{row['due_on']}T23:59:59+07:00",
        "address": ", ".join(each for each in (row["place"], row["neighbourhood"]) if each) or None,
        "address_id": None,
        "zipcode": None,
        "lat": row["latitude"],
        "long": row["longitude"],
        "media_url": f"{base_url}{photo}" if photo else None,
    }


def ticket(told: Told, base_url: str, ward: str) -> Told:
    """What a program shows to whoever sent it: the number, and what to follow it by."""
    page = f"{base_url}/{ward}/phan-anh"
    return {
        "service_request_id": told["code"],
        "service_notice": f"Theo dõi tại {page}: mã {told['code']}, khóa {told['secret']}.",
        "account_id": None,
    }
