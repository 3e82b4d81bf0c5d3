"""Sessions, passwords, second factors and keys over HTTP. The door is the one who asks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import BaseModel, Field

from libs.kernel import clock
from libs.kernel.edges import ONCE_ONLY, By, Now, Session, WardCode
from libs.kernel.text import Line
from libs.permissions import Role
from services.directory.officials import queries as officials
from services.directory.signin import actions, codes, credentials, keys
from services.directory.signin.rules import Way
from services.directory.signin.vault import Vault
from services.directory.tables import ApiKey

router = APIRouter()


def _vault(request: Request) -> Vault:
    return Vault(request.app.state.settings.vault_key)


Sealed = Annotated[Vault, Depends(_vault)]
# Sessions and codes live in the time of browsers and phones, also when a conductor drives ours.
RealNow = Annotated[datetime, Depends(clock.real_now)]
Token = Annotated[str, Header(alias="danbiet-session", max_length=200)]
# The door says it of browsers in which this very name signed in before.
KnownBrowser = Annotated[bool, Header(alias="danbiet-known-browser")]
Password = Annotated[str, Field(max_length=400)]
Code = Annotated[str, Field(max_length=12)]


class SignInForm(BaseModel):
    """What somebody types to sign in."""

    username: str = Field(max_length=100)
    password: Password
    code: Code | None = None


class CodeForm(BaseModel):
    """Six digits from a phone."""

    code: Code


class PasswordForm(BaseModel):
    """The present password and the next."""

    current: Password
    new: Password


class KeyForm(BaseModel):
    """The name by which people know a machine."""

    name: Line


class StartedView(BaseModel):
    """A session begun; while `needs_code` its token serves only to give the code."""

    token: str
    ends_at: datetime
    needs_code: bool

    @classmethod
    def of(cls, started: actions.Started) -> StartedView:
        """The view of a session begun."""
        return cls.model_validate(started, from_attributes=True)


class SessionView(BaseModel):
    """Who is signed in, for the door and for the person themself."""

    account_id: UUID
    display_name: str
    position: str
    unit_id: UUID | None
    unit_name: str | None
    roles: list[str]
    second_factor: bool
    must_change_password: bool


class MachineView(BaseModel):
    """What a machine may be taken for."""

    key_id: UUID
    roles: list[str]


class SecretView(BaseModel):
    """The secret of a second factor, shown once, and its address for a QR code."""

    secret: str
    uri: str


class NewPasswordView(BaseModel):
    """A fresh password, shown once."""

    password: str


class KeyView(BaseModel):
    """A key without the key."""

    id: UUID
    name: str
    issued_at: datetime
    revoked_at: datetime | None


class NewKeyView(KeyView):
    """A key just issued: the only time it is shown."""

    key: str

    @classmethod
    def of(cls, row: ApiKey, key: str) -> NewKeyView:
        """The view of a fresh row and its key."""
        return cls(id=row.id, name=row.name, issued_at=row.issued_at, revoked_at=None, key=key)


@router.post("/sessions", status_code=201, dependencies=[ONCE_ONLY])
async def start_session(
    form: SignInForm,
    ward: WardCode,
    session: Session,
    vault: Sealed,
    at: RealNow,
    known: KnownBrowser = False,
) -> StartedView:
    """Sign in."""
    way = Way.KNOWN_BROWSER if known else Way.ANYWHERE
    started = await actions.start_session(
        session, **form.model_dump(), way=way, vault=vault, now=at
    )
    return StartedView.of(started)


@router.post("/sessions/current/code", status_code=201, dependencies=[ONCE_ONLY])
async def give_code(
    form: CodeForm, token: Token, session: Session, vault: Sealed, at: RealNow
) -> StartedView:
    """Finish signing in with the code of a phone."""
    started = await actions.give_code(session, token, form.code, vault=vault, now=at)
    return StartedView.of(started)


@router.get("/sessions/current")
async def current_session(token: Token, session: Session, at: RealNow) -> SessionView:
    """Who is behind a token."""
    row = await actions.continue_session(session, token, now=at)
    one = await officials.official(session, row.account_id)
    return SessionView(
        account_id=one.account.id,
        display_name=one.account.display_name,
        position=one.appointment.position,
        unit_id=one.appointment.unit_id,
        unit_name=one.unit_name,
        roles=one.appointment.roles,
        second_factor=one.account.code_confirmed_at is not None,
        must_change_password=one.account.must_change_password,
    )


@router.delete("/sessions/current", status_code=204)
async def end_session(token: Token, session: Session) -> Response:
    """Sign out."""
    await actions.end_session(session, token)
    return Response(status_code=204)


@router.post("/second-factor", status_code=201, dependencies=[ONCE_ONLY])
async def enrol_second_factor(session: Session, by: By, vault: Sealed) -> SecretView:
    """Begin to use a phone as second factor."""
    secret, uri = await codes.enrol_second_factor(session, vault=vault, by=by)
    return SecretView(secret=secret, uri=uri)


@router.post("/second-factor/confirmation", status_code=204)
async def confirm_second_factor(
    form: CodeForm, session: Session, by: By, vault: Sealed, at: RealNow
) -> Response:
    """Show that the phone gives the right code."""
    await codes.confirm_second_factor(session, code=form.code, vault=vault, by=by, now=at)
    return Response(status_code=204)


@router.put("/password", status_code=204)
async def change_password(
    form: PasswordForm, session: Session, by: By, at: RealNow, now: Now
) -> Response:
    """Choose a new password."""
    await credentials.change_password(session, **form.model_dump(), by=by, at=at, now=now)
    return Response(status_code=204)


@router.post("/officials/{account_id}/password", status_code=201, dependencies=[ONCE_ONLY])
async def reset_password(account_id: UUID, session: Session, by: By, now: Now) -> NewPasswordView:
    """Give somebody a fresh password."""
    password = await credentials.reset_password(session, account_id, by=by, now=now)
    return NewPasswordView(password=password)


@router.get("/keys/current")
async def current_key(
    key: Annotated[str, Header(alias="danbiet-key", max_length=200)], session: Session
) -> MachineView:
    """Which machine is behind a key."""
    row = await keys.machine(session, key)
    return MachineView(key_id=row.id, roles=[Role.INTEGRATOR])


@router.get("/keys")
async def issued_keys(session: Session, by: By) -> list[KeyView]:
    """Every key, without the keys."""
    rows = await keys.keys(session, by=by)
    return [KeyView.model_validate(row, from_attributes=True) for row in rows]


@router.post("/keys", status_code=201, dependencies=[ONCE_ONLY])
async def issue_key(form: KeyForm, session: Session, by: By, now: Now) -> NewKeyView:
    """Give a machine a key."""
    row, key = await keys.issue_key(session, name=form.name, by=by, now=now)
    return NewKeyView.of(row, key)


@router.delete("/keys/{key_id}", status_code=204)
async def revoke_key(key_id: UUID, session: Session, by: By, now: Now) -> Response:
    """A key stops working."""
    await keys.revoke_key(session, key_id, by=by, now=now)
    return Response(status_code=204)
