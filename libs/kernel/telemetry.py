"""Traces and logs. One trace runs through gateway, bus, service, outbox and consumer.

Spans carry names of routes and events, never what people wrote: no body, no query, no person.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog
from opentelemetry import propagate, trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import (
    BatchSpanProcessor,
    ConsoleSpanExporter,
    SimpleSpanProcessor,
    SpanExporter,
)
from opentelemetry.trace import Span, SpanKind, Status, StatusCode

tracer = trace.get_tracer("danbiet")


def carried() -> dict[str, str]:
    """The headers that carry the present trace to the next part; empty when none is recorded."""
    headers: dict[str, str] = {}
    propagate.inject(headers)
    return headers


@contextmanager
def span(
    name: str, kind: SpanKind, headers: Mapping[str, str] | None = None, **attributes: Any
) -> Iterator[Span]:
    """A span that continues the trace in `headers` (of a request or a message), if there is one."""
    context = propagate.extract(headers) if headers is not None else None
    with tracer.start_as_current_span(
        name,
        context=context,
        kind=kind,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as current:
        try:
            yield current
        except Exception as error:
            # The class only: a message may quote what somebody wrote.
            current.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


def set_up_traces(part: str, target: str) -> None:
    """Send this process's spans to `target`: "" nowhere, file:///path, or an OTLP address."""
    if not target:
        return
    provider = TracerProvider(resource=Resource.create({"service.name": part}))
    if target.startswith("file:"):
        provider.add_span_processor(SimpleSpanProcessor(_to_file(urlsplit(target).path)))
    else:
        # Imported here: it is slow to import and most machines have no collector.
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(target)))
    trace.set_tracer_provider(provider)


def _to_file(path: str) -> SpanExporter:
    lines = Path(path).open("a", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    return ConsoleSpanExporter(out=lines, formatter=lambda s: s.to_json(indent=None) + "\n")


def set_up_logs(part: str, level: str) -> None:
    """JSON lines on standard error, with the trace they belong to."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _add_trace,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    structlog.contextvars.bind_contextvars(part=part)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")


def where(error: BaseException) -> dict[str, Any]:
    """What a log may say of an error: its class and place, not its message, which may quote."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]
    said = {"error": type(error).__name__, "at": " < ".join(reversed(places))}
    if state := getattr(getattr(error, "orig", error), "sqlstate", None):
        said["sqlstate"] = state
    return said


def _add_trace(_logger: Any, _method: str, entry: Any) -> Any:
    context = trace.get_current_span().get_span_context()
    if context.is_valid:
        entry["trace_id"] = trace.format_trace_id(context.trace_id)
    return entry
