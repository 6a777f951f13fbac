"""A flood over many servers: the program as a process, against a Discord on loopback; how fast it answers, and what is lost.

    python -m benchmarks.flood --servers 1000 --messages 10000

A tenth of the messages are questions to the bot, the others are talk that it hears and leaves alone. Latency is the time from
sending a question to the reply that names it; the longest standstill of the event loop is what the bot's own metrics tell.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.program import running, said
from benchmarks.stages import percentile
from tests.discord_sim.payloads import BOT
from tests.discord_sim.server import DiscordSim

_QUESTIONS = (
    "us total ukraine",
    "how much did the us announce for ukraine on july 2 2024",
    "who promised a bridge to NATO",
    "how much did bhutan give ukraine",
    "quote austin",
    "germany military aid ukraine",
    "wie viel gab deutschland der ukraine",
    "скільки дали сша україні загалом",
    "chek the us anounced 23 billion on july 2 2024",
    "total",
)
_TALK = ("good morning", "lol", "has anybody seen the news", "https://example.org", "I disagree with all of that", "ok")
_PATIENCE = 240.0


async def flood(servers: int, messages: int, rounds: int) -> None:
    """Send bursts one after the other, and print what came of each."""
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordSim() as sim, running(sim, Path(folder), servers) as program:
            print("| burst | questions | lost | twice | median | 95 of 100 | 99 of 100 | longest | memory |")
            print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
            for burst in range(1, rounds + 1):
                told = await _burst(sim, servers, messages, burst)
                print(f"| {burst} | {told} | {program.resident / 1e6:.0f} MB |", flush=True)
            stalls = await program.stalls()
            print(
                f"\nThe event loop stood still for {stalls.longest * 1000:.0f} ms at most; {stalls.over(0.05)} of "
                f"{stalls.looks} looks found it standing for more than 50 ms."
            )


async def _burst(sim: DiscordSim, servers: int, messages: int, burst: int) -> str:
    chance, sent, answered = random.Random(burst), dict[str, float](), list[float]()
    sim.posts.clear()
    first = 1_300_000_000_000_000_000 + burst * (10**15)
    for at in range(messages):
        asks = at % 10 == 0
        text = f"<@{BOT}> {chance.choice(_QUESTIONS)}" if asks else chance.choice(_TALK)
        number = first + (at << 22)
        if asks:
            sent[str(number)] = time.perf_counter()
        await sim.gateway.dispatch(
            "MESSAGE_CREATE", said(number, chance.randrange(servers), text, chance.randrange(10**5, 10**6))
        )
    seen = 0
    times: dict[str, int] = {}
    end = time.perf_counter() + _PATIENCE
    while len(answered) < len(sent) and time.perf_counter() < end:
        for post in sim.posts[seen:]:
            to = _answers(post)
            times[to] = times.get(to, 0) + 1
            if times[to] == 1 and to in sent:
                answered.append(time.perf_counter() - sent[to])
        seen = len(sim.posts)
        await asyncio.sleep(0.002)
    twice = sum(count > 1 for count in times.values())
    return " | ".join((f"{len(sent):,}", str(len(sent) - len(answered)), str(twice), *_told(answered)))


def _answers(post: Mapping[str, object]) -> str:
    reference = post.get("message_reference")
    return str(reference["message_id"]) if isinstance(reference, dict) else ""


def _told(seconds: Sequence[float]) -> list[str]:
    return [f"{percentile(seconds, share) / 1000:.2f} s" for share in (50, 95, 99)] + [
        f"{max(seconds, default=0):.2f} s"
    ]


def main() -> None:
    """Read what is asked for, and flood."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--servers", type=int, default=1000)
    parser.add_argument("--messages", type=int, default=10_000, help="Messages of one burst.")
    parser.add_argument("--bursts", type=int, default=5)
    asked = parser.parse_args()
    asyncio.run(flood(asked.servers, asked.messages, asked.bursts))


if __name__ == "__main__":
    main()
