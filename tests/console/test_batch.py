"""Questions in JSON lines get answers in JSON lines, one each, whatever stands between them."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

import pytest

from bot.console.batch import answer_all
from bot.present.reply import Choice, Reply, ReplyKind, SourceLine
from tests.console.fakes import FakeService, talk_with

FIGURE = Reply(
    kind=ReplyKind.FIGURE,
    headline="$2.3 billion",
    read_as="US to Ukraine",
    facts=("us-2024-07-02",),
    sources=(SourceLine("Wire", "https://example.org"),),
)


async def answered(
    *rows: bytes, replies: Mapping[str, Reply] | None = None, service: FakeService | None = None
) -> tuple[int, list[dict[str, object]]]:
    out = io.BytesIO()
    ticks = count()
    used = service or FakeService(replies)
    malformed = await answer_all(lambda: talk_with(used), rows, out, lambda: next(ticks) / 4)
    return malformed, [json.loads(line) for line in out.getvalue().splitlines()]


def row(text: str, name: object = "1") -> bytes:
    return json.dumps({"id": name, "channel_text": text}).encode() + b"\n"


async def test_each_answer_carries_id_kind_reply_facts_reading_and_time() -> None:
    malformed, answers = await answered(row("total"), replies={"total": FIGURE})
    assert malformed == 0
    assert answers == [
        {
            "id": "1",
            "kind": "figure",
            "reply": "$2.3 billion\nSource: Wire <https://example.org>\nRead as: US to Ukraine",
            "facts": ["us-2024-07-02"],
            "read_as": "US to Ukraine",
            "elapsed_ms": 250.0,
        }
    ]


@pytest.mark.parametrize("name", ["a", 7, None, ["x"]])
async def test_an_id_comes_back_as_it_was(name: object) -> None:
    _, answers = await answered(row("x", name))
    assert answers[0]["id"] == name


@pytest.mark.parametrize(
    "wrong",
    [
        *(b"{", b"[]", b'"text"', b'{"id": 1}', b'{"id": 1, "channel_text": 5}', b"\xff\xfe", b"[" * 100_000),
        *(b'{"id": %b, "channel_text": "x"}' % name for name in (b"NaN", b"-Infinity", b"1e999", b"9" * 5000)),
    ],
)
async def test_a_malformed_line_is_named_and_the_others_are_answered(wrong: bytes) -> None:
    malformed, answers = await answered(row("a"), wrong, row("b"))
    assert malformed == 1
    assert [answer.get("reply") for answer in answers] == ["You said a", None, "You said b"]
    assert answers[1]["line"] == 2
    assert answers[1]["error"]


async def test_empty_lines_are_passed_over() -> None:
    assert await answered(b"\n", b"  \n") == (0, [])


async def test_an_empty_question_is_a_question() -> None:
    _, answers = await answered(row(""))
    assert answers[0]["reply"] == "You said "


async def test_a_long_answer_is_cut_to_one_message() -> None:
    long = Reply(kind=ReplyKind.LIST, headline="All", body=tuple(f"package {number}" for number in range(900)))
    _, answers = await answered(row("all"), replies={"all": long})
    assert len(str(answers[0]["reply"])) <= 2000


async def test_silence_is_an_empty_reply() -> None:
    _, answers = await answered(row("hi"), replies={"hi": Reply(kind=ReplyKind.SILENT)})
    assert (answers[0]["kind"], answers[0]["reply"]) == ("silent", "")


async def test_half_characters_do_not_stop_the_file() -> None:
    malformed, answers = await answered(b'{"id": "\\ud800", "channel_text": "x\\ud800"}', row("b"))
    assert malformed == 0
    assert answers[0]["id"] == "\ud800"
    assert answers[1]["reply"] == "You said b"


async def test_a_choice_of_one_row_is_no_choice_of_the_next() -> None:
    offer = Reply(kind=ReplyKind.CLARIFY, headline="Which?", choices=(Choice("a", "question a"),))
    _, answers = await answered(row("x"), row("1"), replies={"x": offer})
    assert answers[1]["reply"] == "You said 1"


async def test_a_row_goes_on_from_no_other_row() -> None:
    service = FakeService({"us total": replace(FIGURE, asked=("us total",))})
    await answered(row("us total"), row("and in 2023?"), service=service)
    assert [asked.chain for asked in service.asked] == [(), ()]


async def test_a_defect_in_one_answer_leaves_the_others() -> None:
    malformed, answers = await answered(row("a"), row("b"), service=FakeService(failure=KeyError("x")))
    assert malformed == 0
    assert [str(answer["reply"])[:20] for answer in answers] == ["Something went wrong"] * 2
