"""The units that a ward usually has, as the list with which a new one begins."""

from __future__ import annotations

# Since the reform of 2025 a xã has a Phòng Kinh tế where the others also care for a town.
ECONOMY = {"xã": ("Phòng Kinh tế", "KT")}
TOWN = ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT")
NEIGHBOURHOODS = 3  # as a pattern: how many there are, the ward knows


def usual_units(head: list[str], kind: str, neighbourhood: str) -> str:
    """A table with `head`, for a ward of that kind, to be changed by who knows the ward."""
    economy, short = ECONOMY.get(kind, TOWN)
    rows = [
        ("Văn phòng", f"Văn phòng HĐND và UBND {kind}", "VP", ""),
        ("Phòng chuyên môn", "Phòng Văn hóa - Xã hội", "VHXH", ""),
        ("Phòng chuyên môn", economy, short, ""),
        ("Trung tâm", "Trung tâm Phục vụ hành chính công", "TTPVHCC", ""),
        ("Ban Thanh tra nhân dân", f"Ban Thanh tra nhân dân {kind}", "TTND", ""),
        *(_neighbourhood(neighbourhood, number) for number in range(1, NEIGHBOURHOODS + 1)),
    ]
    lines = [f"{of};{name};{short};;{house}" for of, name, short, house in rows]
    return "\n".join([";".join(head), *lines])


def _neighbourhood(word: str, number: int) -> tuple[str, str, str, str]:
    name = f"{word.capitalize()} {number}"
    return word.capitalize(), name, f"K{number}", f"Nhà văn hóa {word} {number}"
