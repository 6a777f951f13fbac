"""What is counted of a running bot, in the form that Prometheus reads. Labels are few and fixed: no server, person or words."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
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
        self._gateway = Gauge(
            "aidbot_gateway_up", "Whether a shard is connected to Discord's gateway.", ["shard"], registry=self.registry
        )
        self._losses = Counter(
            "aidbot_gateway_losses", "Lost connections of a shard to the gateway.", ["shard"], registry=self.registry
        )
        self._queue = Gauge("aidbot_queue_length", "What waits.", ["queue"], registry=self.registry)
        self._facts = Gauge("aidbot_store_bytes", "Size of the fact store.", registry=self.registry)
        self._backup = Gauge(
            "aidbot_last_backup_timestamp_seconds", "When the last backup was whole.", registry=self.registry
        )
        self._started = Gauge("aidbot_start_timestamp_seconds", "When the bot started.", registry=self.registry)
        if started is not None:
            self._started.set(started.timestamp())
        self.longest_stall = 0.0
        self.replies = 0
        self._reached = asyncio.Event()
        self._up: dict[int, bool] = {}

    def answered(self, kind: str, seconds: float) -> None:
        """Count a reply."""
        self.replies += 1
        self._replies.labels(kind).inc()
        self._latency.observe(seconds)

    def failed(self, sort: str) -> None:
        """Count a message that ended in an error of some sort."""
        self._failures.labels(sort).inc()

    def runs(self, shards: Iterable[int]) -> None:
        """Note which shards this process runs; those that were not reached yet count as not connected."""
        for shard in shards:
            if shard not in self._up:
                self._up[shard] = False
                self._gateway.labels(shard).set(0)
                self._losses.labels(shard)

    def gateway(self, shard: int, *, up: bool) -> None:
        """Note that the gateway was reached or lost by a shard."""
        self.runs([shard])
        if self._up[shard] and not up:
            self._losses.labels(shard).inc()
        self._up[shard] = up
        if up:
            self._reached.set()
        self._gateway.labels(shard).set(up)

    @property
    def gateway_up(self) -> bool:
        """Whether any shard is connected: one that reconnects is no reason to start the whole process again."""
        return any(self._up.values())

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
        """Measure for ever how long the event loop stands still, from when Discord is reached: before that nobody waits."""
        clock = clock or asyncio.get_running_loop().time
        await self._reached.wait()
        while True:
            began = clock()
            await asyncio.sleep(_TICK)
            stall = max(0.0, clock() - began - _TICK)
            self._stalls.observe(stall)
            if stall > self.longest_stall:
                self.longest_stall = stall
                self._longest.set(stall)
