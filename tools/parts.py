"""The parts that run: every service, the portal, the gateway. Adding a service adds a line here."""

from __future__ import annotations

import asyncio
import importlib
from typing import Protocol

from libs.kernel.service import Running, Service
from libs.kernel.settings import Settings

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
# Databases beside a service's own, of which its process alone has the address and the key.
STORES = ("reception.sealed",)
DATABASES = (*SERVICES, *STORES)
ASKERS = ("portal", "gateway")  # the only parts that ask services; they have no database
PARTS = (*SERVICES, *ASKERS)


class Part(Protocol):
    """Something that runs: started, stopped, or failed."""

    async def start(self) -> None:
        """Connect and begin; wait for what is not there yet."""

    async def stop(self) -> None:
        """Finish what was taken and let go of everything."""

    @property
    def settings(self) -> Settings:
        """What it was made with."""

    @property
    def failed(self) -> asyncio.Event:
        """Set when it cannot go on."""


def service(name: str) -> Service:
    """What is plugged into a service; imports it."""
    found: Service = importlib.import_module(f"services.{name}.main").service
    return found


def serving(name: str, settings: Settings) -> Running:
    """A service, ready to start: its routes are built, so that nobody who asks waits for them."""
    running = Running(service(name), settings)
    # The door asks for it at once. Before a fork it costs memory once, in a child much more.
    running.app.openapi()
    return running


def part(name: str, settings: Settings) -> Part:
    """A part, ready to start."""
    if name in SERVICES:
        return serving(name, settings)
    running: Part = importlib.import_module(f"services.{name}.main").RunningPart(settings)
    return running


def acting() -> dict[str, dict[str, list[str]]]:
    """Which subjects cause effects outside, for each service that has any."""
    causes = {name: service(name).causes() for name in SERVICES}
    return {name: subjects for name, subjects in causes.items() if subjects}


def hearing() -> dict[str, list[str]]:
    """Which services each part listens to: what the broker is provisioned for."""
    return {**{name: service(name).tellers() for name in SERVICES}, **{name: [] for name in ASKERS}}
