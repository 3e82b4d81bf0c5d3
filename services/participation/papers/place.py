"""Where a paper is written: the names and positions that stand in its head and its foot."""

from __future__ import annotations

from dataclasses import dataclass

from libs.ward_kinds import head_of, neighbourhood_word, parted, without_kind


@dataclass(frozen=True)
class Place:
    """Where it is: the ward's name with its kind, and the neighbourhood's; of a paper of the whole
    ward its name again."""

    ward: str
    unit: str

    @property
    def kind(self) -> str:
        """phường, xã or đặc khu."""
        return parted(self.ward)[0]

    @property
    def name(self) -> str:
        """The ward's name without its kind, for the line with the date."""
        return without_kind(self.ward)

    @property
    def neighbourhood(self) -> str:
        """What the neighbourhood is: khu phố, thôn, tổ dân phố …"""
        return neighbourhood_word(self.unit)

    @property
    def head(self) -> str:
        """The position of its head."""
        return head_of(self.unit)
