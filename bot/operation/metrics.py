"""What is counted of a running bot, in the form that Prometheus reads. Labels are few and fixed: no server, person or words."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_TICK = 0.05
"""Seconds between two looks at the clock; what they lie further apart, the loop stood still."""


class Metrics:
    """Counts of one running bot."""

    def __init__(self, started: datetime | None = None) -> None:
        self.registry = CollectorRegistry()
        self._replies = Counter("aidbot_replies", "Replies by what they are.", ["kind"], registry=self.registry)
        self._failures = Counter(
            "aidbot_failures", "Messages that ended in an error.", ["sort"], registry=self.registry
        )
        self._latency = Histogram(
            "aidbot_reply_seconds", "From hearing a message to its reply.", buckets=_SECONDS, registry=self.registry
        )
        self._stalls = Histogram(
            "aidbot_loop_stall_seconds",
            "How long the event loop stood still.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._longest = Gauge("aidbot_loop_longest_stall_seconds", "The longest standstill.", registry=self.registry)
        self._gateway = Gauge("aidbot_gateway_up", "Whether Discord's gateway is connected.", registry=self.registry)
        self._losses = Counter("aidbot_gateway_losses", "Lost connections to the gateway.", registry=self.registry)
        self._queue = Gauge("aidbot_queue_length", "What waits.", ["queue"], registry=self.registry)
        self._facts = Gauge("aidbot_store_bytes", "Size of the fact store.", registry=self.registry)
        self._backup = Gauge(
            "aidbot_last_backup_timestamp_seconds", "When the last backup was whole.", registry=self.registry
        )
        self._started = Gauge("aidbot_start_timestamp_seconds", "When the bot started.", registry=self.registry)
        if started is not None:
            self._started.set(started.timestamp())
        self.longest_stall = 0.0
        self.gateway_up = False

    def answered(self, kind: str, seconds: float) -> None:
        """Count a reply."""
        self._replies.labels(kind).inc()
        self._latency.observe(seconds)

    def failed(self, sort: str) -> None:
        """Count a message that ended in an error of some sort."""
        self._failures.labels(sort).inc()

    def gateway(self, *, up: bool) -> None:
        """Note that the gateway was reached or lost."""
        if self.gateway_up and not up:
            self._losses.inc()
        self.gateway_up = up
        self._gateway.set(up)

    def backed_up(self, at: float) -> None:
        """Note when a backup was whole."""
        self._backup.set(at)

    def measured(self, queues: Mapping[str, int], store_bytes: int) -> None:
        """Note what waits and how large the store is."""
        for queue, length in queues.items():
            self._queue.labels(queue).set(length)
        self._facts.set(store_bytes)

    def text(self) -> bytes:
        """Everything in the text format of Prometheus."""
        return generate_latest(self.registry)

    async def watch_loop(self, clock: Callable[[], float] | None = None) -> None:
        """Measure for ever how long the event loop stands still."""
        clock = clock or asyncio.get_running_loop().time
        while True:
            began = clock()
            await asyncio.sleep(_TICK)
            stall = max(0.0, clock() - began - _TICK)
            self._stalls.observe(stall)
            if stall > self.longest_stall:
                self.longest_stall = stall
                self._longest.set(stall)
