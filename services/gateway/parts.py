"""Whom the door hands requests on to, and who must be there for the product to be whole."""

from __future__ import annotations

import re

SERVICES = (
    "directory",
    "planning",
    "disclosures",
    "reception",
    "participation",
    "inspections",
    "awards",
    "reporting",
)
PARTS = (*SERVICES, "portal")

# The platform itself, in the place of a ward.
PLATFORM = "00000"
WARD = re.compile(r"[0-9A-Z]{5}")
SERVICE = re.compile(r"[a-z]{2,30}")
