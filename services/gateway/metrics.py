"""Counts for Prometheus: requests by service and class of status. No ward, no person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The numbers of one door."""

    def __init__(self) -> None:
        """A registry of its own, so that several doors in one process do not mix."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "danbiet_requests",
            "Requests answered, by service and class of status",
            ["service", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "danbiet_request_seconds",
            "Time to answer, by service",
            ["service"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self.open_pages = Gauge(
            "danbiet_live_pages", "Pages that listen for changes", registry=self._registry
        )

    def count(self, service: str, status: int, seconds: float) -> None:
        """One request was answered."""
        self._requests.labels(service, f"{status // 100}xx").inc()
        self._seconds.labels(service).observe(seconds)

    def text(self) -> bytes:
        """Everything in the format Prometheus reads."""
        return generate_latest(self._registry)
