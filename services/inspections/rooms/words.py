"""The story of a plan or a report of a room, in sentences."""

from __future__ import annotations

from libs.happened import Sentences

SENT: Sentences = {"send_room_paper": "Gửi văn bản."}
# Until it is sent, it is its own room's.
OWN: Sentences = {"draft_room_paper": "Soạn văn bản.", **SENT}
