"""A bounded memory: what it keeps, and what it forgets first."""

from bot.chat.recent import Recent


def test_what_was_put_is_found() -> None:
    memory: Recent[str, int] = Recent(2)
    memory.put("a", 1)
    assert memory.get("a") == 1
    assert "a" in memory


def test_what_was_never_put_is_not_found() -> None:
    memory: Recent[str, int] = Recent(2)
    assert memory.get("a") is None
    assert "a" not in memory


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    forgotten: list[int] = []
    memory: Recent[str, int] = Recent(2, forgotten.append)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)
    assert forgotten == [2]
    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)


def test_it_never_holds_more_than_its_capacity() -> None:
    memory: Recent[int, int] = Recent(10)
    for number in range(1000):
        memory.put(number, number)
    assert len(memory) == 10
