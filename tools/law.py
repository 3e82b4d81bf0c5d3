"""Ask the law: add working days, find a due date and see every day counted, list the rules.

Each subcommand prints to standard output; what it refuses is one sentence on standard error and
exit code 2.
"""

import argparse
import sys
from datetime import date

from libs.kernel.clock import now
from libs.kernel.errors import Refusal
from libs.law.calendar import national_calendar
from libs.law.clocks import CountedDay, Counting, add_working_days
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.rules import rule, rules_on
from libs.vietnamese import dmy, fold

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
DAYS_MAX = 1000
# The lunar calendar of the holidays is known for these years.
YEARS = range(2000, 2091)


class NotADay(Refusal):
    """«{text}» không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2026-04-24."""


class NotANumber(Refusal):
    """«{text}» không phải là số ngày; hãy viết một số nguyên từ 0 đến 1000, ví dụ 5."""


class YearTooFar(Refusal):
    """Chỉ tính được từ năm 2000 đến năm 2090."""


def main(argv: list[str]) -> int:
    """Run one subcommand; 0 when answered, 2 when the question cannot be answered."""
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
        arguments.run(arguments)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="danbiet law", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    add = commands.add_parser("add-days", help="the N-th working day after a date")
    add.add_argument("date", help="for example 2025-12-30")
    add.add_argument("n", help="for example 5")
    add.set_defaults(run=_add_days)

    due = commands.add_parser("due", help="the due date of a rule whose clock starts on a date")
    due.add_argument("rule", help="for example complaint.accept")
    due.add_argument("date", help="for example 2026-07-01")
    due.add_argument("--explain", action="store_true", help="show every day, in Vietnamese")
    due.set_defaults(run=_due)

    rules = commands.add_parser("rules", help="list the rules in force, or those about a text")
    rules.add_argument("text", nargs="*", help="part of an id, title or article")
    rules.add_argument("--on", help="the date on which they are in force (today if left out)")
    rules.set_defaults(run=_rules)
    return parser


def _add_days(arguments: argparse.Namespace) -> None:
    if not arguments.n.isdecimal() or int(arguments.n) > DAYS_MAX:
        raise NotANumber(text=arguments.n)
    print(add_working_days(_day(arguments.date), int(arguments.n), national_calendar()))


def _due(arguments: argparse.Namespace) -> None:
    start_on = _day(arguments.date)
    found = compute_deadline(rule(arguments.rule, start_on), start_on, national_calendar())
    if arguments.explain:
        _print_explanation(found)
    else:
        print(found.due_on)


def _print_explanation(deadline: Deadline) -> None:
    asked = deadline.rule
    print(f"{asked.title}: {asked.says}")
    print(f"Căn cứ: {asked.basis}")
    if asked.starts:
        print(f"Tính từ: {asked.starts}, {dmy(deadline.start_on)}")
    print(f"Lịch làm việc: {deadline.calendar_version}")
    print()
    days = explain(deadline, national_calendar())
    for day in days:
        print(_row(day))
    print()
    print(f"Đến hạn: {dmy(days[-1].on)}")


def _row(day: CountedDay) -> str:
    marks = {Counting.COUNTED: str(day.number), Counting.ROLLED: "→"}
    mark = marks.get(day.counting, "–")
    return f"{dmy(day.on)}  {WEEKDAYS[day.on.weekday()]:<8}  {mark:>4}  {day.why}"


def _rules(arguments: argparse.Namespace) -> None:
    wanted = fold(" ".join(arguments.text))
    on = _day(arguments.on) if arguments.on else now().date()
    for each in rules_on(on):
        if wanted in fold(f"{each.id} {each.title} {each.basis}"):
            mark = " (phường đặt)" if each.settable else ""
            print(f"{each.id}: {each.title}, {each.says}{mark} [{each.basis}]")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotADay(text=text) from None
    if day.year not in YEARS:
        raise YearTooFar
    return day


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
