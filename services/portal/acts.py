"""The acts that a page offers, one of them with what was typed and refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from services.portal.asking import Refused
from services.portal.views.frame import FormView, Offered

A = TypeVar("A", bound=Offered)


def with_form(acts: Sequence[A], name: str, form: FormView) -> list[A]:
    """The acts, the one of that name with this form."""
    return [replace(act, form=form) if act.name == name else act for act in acts]


def refused_in(acts: Sequence[A], name: str, form: FormView, refused: Refused) -> list[A]:
    """The acts, the one of that name with the refused form; raises `refused` when it is gone.

    Meanwhile somebody else took another step: there is no form to show it in.
    """
    if name not in {act.name for act in acts}:
        raise refused
    return with_form(acts, name, form)
