"""What the law wants proven for one disclosure, and what is: "expired" is not "disclosed"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from libs.law.catalogue import WARD_KHOAN, Catalogue
from libs.law.forms import Form, Place, RequiredForm
from libs.law.rules import rule
from services.disclosures.posting.rules import Hanging
from services.disclosures.rules import WARD_POSTING_RULE, catalogue, under_the_law

ONE_DAY = timedelta(days=1)
NOTICES = (Form.NOTICE_TO_HEADS, Form.WRITTEN_NOTICE)


@dataclass(frozen=True)
class Need:
    """One form at one spot. `target_id` is a place or a neighbourhood, where there are many."""

    form: Form
    kind: Place
    target_id: UUID | None
    name: str
    days: int | None
    permanent: bool
    basis: str


@dataclass(frozen=True)
class Spot:
    """A place or a neighbourhood that a form can be asked for."""

    id: UUID
    kind: Place
    name: str


@dataclass(frozen=True)
class Sheet:
    """The newest sheet at a place."""

    place_id: UUID
    state: Hanging
    posted_on: date
    keep_until: date | None
    attempt: int = 1


@dataclass(frozen=True)
class Proofs:
    """Everything proven for one version of a disclosure; what has no proof is not in it."""

    published_on: date | None = None
    sheets: tuple[Sheet, ...] = ()
    broadcasts: tuple[date, ...] = ()
    notices: frozenset[tuple[Form, UUID | None]] = field(default_factory=frozenset)
    uses: frozenset[Form] = field(default_factory=frozenset)

    def sheet_at(self, place_id: UUID | None) -> Sheet | None:
        """The sheet at a place, if one was ever hung there."""
        return next((sheet for sheet in self.sheets if sheet.place_id == place_id), None)


def required_forms(item: str, on: date, wanted: Catalogue | None = None) -> list[RequiredForm]:
    """The forms for a document of that day; `wanted` is the ward's catalogue, else the law's.

    Khoản 14 takes its days from the ward's regulation.
    """
    on, wanted = under_the_law(on), wanted or catalogue()
    forms = wanted.required_forms(item, on)
    if wanted.item(item).khoan != WARD_KHOAN:
        return forms
    days = rule(WARD_POSTING_RULE, on).value
    return [
        form.model_copy(update={"days": days})
        if form.form is Form.POSTING and form.days is None and not form.permanent
        else form
        for form in forms
    ]


def unfold(forms: Iterable[RequiredForm], spots: Sequence[Spot]) -> list[Need]:
    """Every form at every spot. A form whose only spot is unknown stays, and cannot be proven."""
    needs: list[Need] = []
    for form in forms:
        one = Need(form.form, form.place, None, "", form.days, form.permanent, form.basis)
        at = [spot for spot in spots if spot.kind is form.place]
        needs += [replace(one, target_id=spot.id, name=spot.name) for spot in at]
        many = form.place in (Place.COMMUNITY_HOUSE, Place.NEIGHBOURHOOD)
        if not at and not many:
            needs.append(one)
    return needs


def longest_run(days: Iterable[date]) -> int:
    """The most days in a row, without a gap, among these."""
    return max((run_through(day, days) for day in days), default=0)


def run_through(on: date, days: Iterable[date]) -> int:
    """How many days in a row, without a gap, `on` is part of."""
    held = {*days, on}
    first = last = on
    while first - ONE_DAY in held:
        first -= ONE_DAY
    while last + ONE_DAY in held:
        last += ONE_DAY
    return (last - first).days + 1


def is_proven(need: Need, proofs: Proofs) -> bool:
    """Whether one form at one spot is proven. A permanent sheet is, as long as it hangs."""
    if need.form is Form.PORTAL:
        return proofs.published_on is not None
    if need.form is Form.POSTING:
        sheet = proofs.sheet_at(need.target_id)
        wanted = Hanging.UP if need.permanent else Hanging.DOWN
        return sheet is not None and sheet.state is wanted
    if need.form is Form.LOUDSPEAKER:
        # Law 10/2022/QH15, article 13.3: at least three days in a row.
        return longest_run(proofs.broadcasts) >= (need.days or 1)
    if need.form in NOTICES:
        return (need.form, need.target_id) in proofs.notices
    return need.form in proofs.uses


def is_complete(needs: Sequence[Need], proofs: Proofs) -> bool:
    """Whether every form at every spot is proven; what hangs for ever is never complete.

    Law 10/2022/QH15, article 13.2: khoản 4 and 13 are posted permanently.
    """
    if any(need.permanent for need in needs):
        return False
    return bool(needs) and all(is_proven(need, proofs) for need in needs)
