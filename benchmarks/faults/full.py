"""A disk that is full at a random point of the work: adding, importing, backing up, upgrading, restoring."""

import asyncio
from contextlib import closing
from pathlib import Path

from benchmarks.faults.children import Line, command, working
from benchmarks.faults.judging import Score, state_of
from benchmarks.faults.rooms import unbound
from benchmarks.faults.trial import Trial
from benchmarks.kills import acknowledged, add_to
from bot.domain.model import FactType
from bot.domain.vocabulary import Vocabulary
from bot.errors import AidbotError
from bot.files import unfinished_in
from bot.store.building import build, load_vocabulary
from bot.store.connection import connect
from bot.store.rows import own_facts
from bot.store.schema import SCHEMA, migrations, schema_of
from bot.store.store import Store

WORDS = r"disk is full|one more file"
_MOST = 1500
"""Changes after which a try ends that never meets the fault."""
_AFTER = 6
"""Changes that must be acknowledged once there is room again."""


async def _add_on(path: Path, line: Line) -> None:
    """Add facts until there is no room, tell that, and go on in the same process when there is room again."""
    store: Store | None = None
    left = _MOST

    def said(words: str) -> None:
        nonlocal left
        line.say(words)
        left -= 1
        if left == 0:
            raise asyncio.CancelledError

    while True:
        try:
            store = store or Store.open(path)
            await add_to(store, path, said)
        except AidbotError as error:
            line.say(f"refused {error}")
            line.wait()
            unbound()
            left = _AFTER
        except asyncio.CancelledError:
            break
    if store:
        await store.close()


def adding(trial: Trial, score: Score) -> None:
    """Facts are added while the disk fills; the program that was refused goes on when there is room."""
    trial.prepared()
    inside, said, refusals = trial.fill(6 * 1024**2), [], 0
    with working(lambda line: _add_on(trial.store, line), inside) as worker:
        for words in worker.lines():
            if words.startswith("refused "):
                refusals += 1
                score.told("adding", words, WORDS)
                if refusals > 1:
                    score.lost.append(f"adding: refused again with room: {words}")
                trial.disk.free()
                worker.go_on()
            elif words.startswith("kill-"):
                said.append(words)
            else:
                score.unclear.append(f"adding: {words}")
    trial.disk.free()
    score.struck += bool(refusals)
    score.acknowledged += len(said)
    score.whole("adding", trial.store)
    with closing(connect(trial.store, mode="ro")) as db:
        values = {held.fact.id: held.figure.value for held in own_facts(db, None) if held.fact.id.startswith("kill-")}
    score.lost += acknowledged(said, values)


def importing(trial: Trial, score: Score) -> None:
    """A publisher's file is imported."""
    names = ["kiel/website_release_29/total_allocations.csv", "hxl/fts_requirements_funding_pse_hxl.csv"]
    large = "worldbank/API_DT.ODA.ALLD.CD_DS2_en_csv_v2_6030.csv"
    heavy = trial.chance.random() < 0.08
    file = trial.data / (large if heavy else trial.chance.choice(names))
    trial.prepared()
    before = state_of(trial.store)
    inside = trial.fill(90 * 1024**2 if heavy else 600_000)
    done = score.heard("import", command("import", str(file), store=trial.store, inside=inside), WORDS)
    trial.disk.free()
    score.whole("import", trial.store)
    if done:
        score.acknowledged += 1
    elif state_of(trial.store) != before:
        score.half.append("import: refused, and the store has changed")
    else:
        score.heard("import again", command("import", str(file), store=trial.store), "", may_fail=False)
        score.acknowledged += 1
    if state_of(trial.store)["import_facts"].startswith("0:"):
        score.lost.append("import: acknowledged and not there")
    score.whole("import", trial.store)


def backing_up(trial: Trial, score: Score) -> None:
    """A backup takes the place of an earlier one, after an import."""
    trial.prepared()
    file = trial.data / "kiel/website_release_29/total_allocations.csv"
    command("import", str(file), store=trial.store)
    state, earlier = state_of(trial.store), trial.backup.read_bytes()
    inside = trial.fill(12 * 1024**2)
    arguments = ("backup", str(trial.backup), "--force")
    done = score.heard("backup", command(*arguments, store=trial.store, inside=inside), WORDS)
    trial.disk.free()
    score.nothing_beside("backup", trial.disk.folder, "backup.db", "facts.db")
    score.half += [f"backup: left {each.name}" for each in unfinished_in(trial.disk.folder)]
    if not done:
        if trial.backup.read_bytes() != earlier:
            score.half.append("backup: refused, and the earlier one is another")
        score.heard("backup again", command(*arguments, store=trial.store), "", may_fail=False)
    score.acknowledged += 1
    if state_of(trial.backup) != state:
        score.lost.append("backup: acknowledged, and holds something else")
    score.whole("backup", trial.store)
    score.whole("backup", trial.backup)


def restoring(trial: Trial, score: Score) -> None:
    """A backup takes the place of the store."""
    trial.prepared()
    command("import", str(trial.data / "kiel/website_release_29/total_allocations.csv"), store=trial.store)
    now, then = state_of(trial.store), state_of(trial.backup)
    inside = trial.fill(20 * 1024**2)
    arguments = ("restore", str(trial.backup))
    done = score.heard("restore", command(*arguments, store=trial.store, inside=inside), WORDS)
    trial.disk.free()
    score.half += [f"restore: left {each.name}" for each in unfinished_in(trial.disk.folder)]
    if not done:
        if state_of(trial.store) != now:
            score.half.append("restore: refused, and the store has changed")
        score.heard("restore again", command(*arguments, store=trial.store), "", may_fail=False)
    score.acknowledged += 1
    if state_of(trial.store) != then:
        score.lost.append("restore: acknowledged, and the store holds something else")
    asides = sorted(trial.disk.folder.glob("facts.db.before-*"))
    if not asides or any(state_of(each) != now for each in asides):
        score.lost.append("restore: what the store held before is not beside it")
    score.whole("restore", trial.store)


def migrating(trial: Trial, score: Score) -> None:
    """A store of an earlier version is brought up to the schema of today."""
    trial.prepared()
    earlier = trial.chance.randrange(1, SCHEMA)
    old_store(trial.store, trial.shipped, earlier)
    before = state_of(trial.store)
    inside = trial.fill(400_000)
    question = ("ask", "us total ukraine")
    done = score.heard("migration", command(*question, store=trial.store, inside=inside), WORDS)
    trial.disk.free()
    with closing(connect(trial.store)) as db:
        found = schema_of(db)
    if found not in (earlier, SCHEMA):
        score.half.append(f"migration: from {earlier}, and stands at {found}")
    if not done:
        score.heard("migration again", command(*question, store=trial.store), "", may_fail=False)
    score.acknowledged += 1
    after = state_of(trial.store)
    score.lost += [
        f"migration: {name} is another" for name in ("revisions", "links") if before.get(name) != after[name]
    ]
    if before["facts"].split(":")[0] != after["facts"].split(":")[0]:
        score.lost.append(f"migration: of {before['facts']} facts {after['facts']} are there")
    score.whole("migration", trial.store)


def upgrading(trial: Trial, score: Score) -> None:
    """Newer shipped facts come into a store that began with half of them."""
    trial.prepared()
    trial.store.unlink()
    with closing(connect(trial.shipped, mode="ro")) as db:
        facts = [held.fact for held in own_facts(db, None)]
    words = load_vocabulary(trial.shipped)
    assert Vocabulary.from_json(words["vocabulary"])
    build(trial.store, facts[:: trial.chance.randint(2, 20)], (), words, "earlier")
    before = state_of(trial.store)
    inside = trial.fill(12 * 1024**2)
    done = score.heard("upgrade", command("upgrade-facts", store=trial.store, inside=inside), WORDS)
    trial.disk.free()
    score.whole("upgrade", trial.store)
    if not done:
        if state_of(trial.store) != before:
            score.half.append("upgrade: refused, and the store has changed")
        score.heard("upgrade again", command("upgrade-facts", store=trial.store), "", may_fail=False)
    score.acknowledged += 1
    if not state_of(trial.store)["facts"].startswith(f"{len(facts)}:"):
        score.lost.append("upgrade: acknowledged, and facts are missing")
    score.whole("upgrade", trial.store)


WORK = {
    "disk full, adding": adding,
    "disk full, import": importing,
    "disk full, backup": backing_up,
    "disk full, migration": migrating,
    "disk full, newer facts": upgrading,
    "disk full, restore": restoring,
}


def old_store(path: Path, shipped: Path, schema: int) -> None:
    """Make a store of an earlier schema that holds the shipped facts, as far as it could."""
    path.unlink(missing_ok=True)
    names = [migration.name for migration in migrations._migrations]
    with closing(connect(path, mode="rwc")) as db:
        migrations.apply(db, stop_before=names[schema])
        columns = [row[1] for row in db.execute("PRAGMA table_info(facts)")]
        kept = ", ".join(columns)
        db.execute("ATTACH ? AS shipped", [str(shipped)])
        with db.atomic():
            db.execute(f"INSERT INTO facts ({kept}) SELECT {kept} FROM shipped.facts")  # noqa: S608
            db.execute("INSERT INTO links SELECT * FROM shipped.links")
            db.execute("INSERT INTO meta SELECT * FROM shipped.meta WHERE name = 'label'")
            for each in FactType:
                table = f"{each.value}_words" if schema > 1 else "fact_words"
                put = f"INSERT INTO {table} (rowid, words) SELECT key, id FROM facts WHERE type = ? AND retired = 0"  # noqa: S608
                db.execute(put, [each.value])
        db.execute("DETACH shipped")
