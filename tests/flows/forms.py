"""Fills any form of the product from its own OpenAPI description, with ids that are handed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

RECEIPTS = ("receipt", "receipts", "photo", "proof", "evidence")
# A field named after a role holds the id of this kind of thing.
KINDS = {
    "head_id": "board_member_id",
    "deputy_ids": "board_member_id",
    "owner_unit_id": "unit_id",
    "parent_id": "unit_id",
    "successor_id": "unit_id",
    "accused_unit_ids": "unit_id",
    "earlier_id": "case_id",
    "lead_unit_ids": "unit_id",
    "cooperating_unit_ids": "unit_id",
    "bodies": "unit_id",
    "flags_seen": "flag_id",
    "unit": "unit_id",
    "place": "place_id",
    "neighbourhood_id": "unit_id",
    "original_id": "feedback_id",
    "replaces_id": "matter_id",
    "official_id": "account_id",
    "witness_ids": "household_id",
    "household_ids": "household_id",
    "signer_ids": "household_id",
    "other_id": "group_id",
    "comment_ids": "model_comment_id",
    "unit_ids": "unit_id",
}
Given = Callable[[str], str]


class Forms:
    """Fills forms of one document; `given(kind)` tells the id to use for a kind of thing."""

    def __init__(self, document: dict[str, Any], today: str, receipt: str) -> None:
        self.schemas = document["components"]["schemas"]
        self.today, self.receipt = today, receipt

    def body(self, operation: dict[str, Any], given: Given) -> Any:
        """The JSON body of an operation, None when it takes none, or bytes."""
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" not in content:
            return None
        return self._value(content["application/json"]["schema"], "", given)

    def _value(self, schema: dict[str, Any], name: str, given: Given) -> Any:
        if "$ref" in schema:
            return self._value(self.schemas[schema["$ref"].rpartition("/")[2]], name, given)
        if "anyOf" in schema:
            return self._value(schema["anyOf"][0], name, given)
        if "enum" in schema:
            return schema["enum"][0]
        fill = {"object": self._object, "array": self._list, "string": self._text}
        if schema.get("type") in fill:
            return fill[schema["type"]](schema, name, given)
        return False if schema.get("type") == "boolean" else schema.get("minimum", 1)

    def _object(self, schema: dict[str, Any], name: str, given: Given) -> dict[str, Any]:
        fields = schema.get("properties", {})
        wanted = [
            field
            for field in fields
            if field in schema.get("required", ()) or is_id(field) or field in RECEIPTS
        ]
        return {field: self._value(fields[field], field, given) for field in wanted}

    def _list(self, schema: dict[str, Any], name: str, given: Given) -> list[Any]:
        few = name in RECEIPTS or is_id(name) or schema.get("minItems", 0)
        return [self._value(schema["items"], name, given)] if few else []

    def _text(self, schema: dict[str, Any], name: str, given: Given) -> str:
        if name in RECEIPTS:
            return self.receipt
        if schema.get("format") == "date":
            return self.today
        if schema.get("format") == "date-time":
            return f"{self.today}T08:00:00+07:00"
        if schema.get("format") == "uuid" or is_id(name):
            return given(KINDS.get(name, name))
        return "mau".ljust(schema.get("minLength", 1), "u")[: schema.get("maxLength", 500)]


def is_id(name: str) -> bool:
    """Whether a field holds the id of something."""
    return name in KINDS or bool(re.search(r"_ids?$", name))
