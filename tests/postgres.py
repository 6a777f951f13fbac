"""A real PostgreSQL for tests, where there is one: `.ci/run` starts it and says where in TEST_LEDGER_DSN."""

import os
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

DSN = "TEST_LEDGER_DSN"
END_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name LIKE 'aidbot%' AND datname = current_database()"
)
"""Ends the connections of the program that a test runs, and of no test beside it."""
WRITERS = "FROM pg_stat_activity WHERE application_name LIKE 'aidbot _%' AND datname = current_database()"
"""Those of them that write."""
END_WRITERS = "SELECT pg_terminate_backend(pid) " + WRITERS


@pytest.fixture
def empty_ledger() -> Iterator[str]:
    """A ledger of its own, as a connection string: a schema that nobody else uses."""
    server = os.environ.get(DSN)
    if not server:
        pytest.skip(f"no PostgreSQL: {DSN} says where one is")
    server = _database_of_this_worker(server)
    schema = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(f'CREATE SCHEMA "{schema}"'.encode())
        yield make_conninfo(server, options=f"-csearch_path={schema}")
        conn.execute(f'DROP SCHEMA "{schema}" CASCADE'.encode())


def _database_of_this_worker(server: str) -> str:
    """Where tests run beside each other, each worker has a database of its own, in which it may end connections."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if not worker:
        return server
    name = f"aidbot_{worker}"
    with psycopg.connect(server, autocommit=True) as conn, suppress(psycopg.errors.DuplicateDatabase):
        conn.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    return make_conninfo(server, dbname=name)
