"""What is done by the clock: once a day for each ward, whatever the number of replicas."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from libs.kernel import clock, telemetry
from libs.kernel.actor import Actor
from libs.kernel.database import Database, is_outage
from libs.kernel.tables import job_run, tenant

log = structlog.get_logger()

LOOK_SECONDS = 20.0

# `await act(session, by=..., now=...)` for one ward; it never commits. The jobs of one look share
# a transaction and its locks; one that acts outside of it, or for long, runs alone.
ByTheClock = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class Daily:
    """An act due every day at a time of day, Việt Nam time."""

    name: str
    at: time
    act: ByTheClock
    alone: bool = False

    def due_at(self, now: datetime) -> datetime:
        """The last moment it was due, up to `now`."""
        today = now.astimezone(clock.VIETNAM).replace(
            hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0
        )
        return today if today <= now else today - timedelta(days=1)


def daily(at: str, act: ByTheClock, *, alone: bool = False) -> Daily:
    """`daily("06:00", actions.flag_overdue)`: named after the act."""
    return Daily(getattr(act, "__name__", "job"), time.fromisoformat(at), act, alone)


class Jobs:
    """Runs the jobs of one service."""

    def __init__(self, database: Database, jobs: Sequence[Daily]) -> None:
        self.database, self.jobs = database, jobs
        self._done: dict[tuple[str, str], datetime] = {}

    async def run(self) -> None:
        """Look every twenty seconds for what is due; a failing job is logged and tried again."""
        while True:
            try:
                await self.run_due(clock.now())
            except Exception as error:
                log.warning("jobs_again", **telemetry.where(error))
            await asyncio.sleep(LOOK_SECONDS)

    async def run_due(self, now: datetime, only: Collection[str] = ()) -> None:
        """Run what is due and was not yet run, ward by ward, of all wards or `only` of some.

        Days on which nothing ran are not made up for: a job acts on how things stand now.
        """
        async with self.database.transaction(None, "bus") as session:
            wards = list((await session.execute(select(tenant.c.ward_id))).scalars())
        failed: list[Exception] = []
        for ward in (ward for ward in wards if not only or ward in only):
            due = [job for job in self.jobs if self._done.get((ward, job.name)) != job.due_at(now)]
            due.sort(key=lambda job: job.due_at(now))
            together, alone = ([job for job in due if job.alone is it] for it in (False, True))
            for group in (together, *([job] for job in alone)):
                await self._run_apart(group, ward, now, failed)
        if failed:
            raise failed[0]

    async def _run_apart(
        self, due: Sequence[Daily], ward: str, now: datetime, failed: list[Exception]
    ) -> None:
        """Together, or each for itself where that fails: one job's fault is not another's."""
        try:
            await self._run_all(due, ward, now)
        except Exception as error:
            if len(due) > 1 and not is_outage(error):
                log.warning("jobs_apart", **telemetry.where(error))
                for job in due:
                    await self._run_apart([job], ward, now, failed)
                return
            for job in due:
                log.error("job_failed", job=job.name, **telemetry.where(error))
            failed.append(error)

    async def _run_all(self, due: Sequence[Daily], ward: str, now: datetime) -> None:
        """In one transaction those that no replica has claimed: most find nothing to do."""
        said = {"ward_id": ward, "ran_at": now}
        if not (rows := [said | {"job": job.name, "due_at": job.due_at(now)} for job in due]):
            return
        claim = insert(job_run).values(rows).on_conflict_do_nothing().returning(job_run.c.job)
        async with self.database.transaction(ward) as session:
            ours = set((await session.execute(claim)).scalars())
            for job in (job for job in due if job.name in ours):
                await job.act(session, by=Actor("clock", ward, frozenset({"clock"})), now=now)
                await session.flush()
                session.expunge_all()  # the next one reads for itself
        self._done |= {(ward, job.name): job.due_at(now) for job in due}
