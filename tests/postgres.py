"""A real PostgreSQL for tests, where there is one: `.ci/run` starts it and says where in TEST_LEDGER_DSN."""

import os
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

DSN = "TEST_LEDGER_DSN"


@pytest.fixture
def empty_ledger() -> Iterator[str]:
    """A ledger of its own, as a connection string: a schema that nobody else uses."""
    server = os.environ.get(DSN)
    if not server:
        pytest.skip(f"no PostgreSQL: {DSN} says where one is")
    schema = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as conn:
        conn.execute(f'CREATE SCHEMA "{schema}"'.encode())
        yield make_conninfo(server, options=f"-csearch_path={schema}")
        conn.execute(f'DROP SCHEMA "{schema}" CASCADE'.encode())
