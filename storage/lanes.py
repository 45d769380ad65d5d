"""Lanes to the database: worker threads that each keep a connection, and the two ways to run work on them."""

import contextlib
import random
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from storage.problems import LOST_RACES, DatabaseProblem, Where, cause_of, diagnose

T = TypeVar("T")
Begin = Callable[[Connection], RootTransaction]

TRIES = 5
GROUP = 64
"""Works in one transaction at the most: enough to share a commit, few enough that nobody waits long for theirs."""


class Workers:
    """Threads that each keep one connection open: opening one costs more than most commands."""

    def __init__(self, threads: int, engine: sa.Engine, where: Where) -> None:
        self.where = where
        self._engine = engine
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="storage")
        self._mine = threading.local()
        self._open: set[Connection] = set()

    def submit(self, run: Callable[[], T]) -> Future[T]:
        try:
            return self._executor.submit(run)
        except RuntimeError as error:
            raise self.where.problem("it was closed. Start the program again") from error

    def connection(self) -> Connection:
        """This thread's connection, opened when there is none."""
        connection = self._kept()
        if connection is None:
            connection = self._engine.connect()
            self._mine.connection = connection
            self._open.add(connection)
        return connection

    def drop(self) -> None:
        """Forget this thread's connection; the next work opens a new one."""
        connection = self._kept()
        if connection is None:
            return
        self._mine.connection = None
        self._open.discard(connection)
        # It may be broken in any way, and nothing in it is wanted any more.
        with contextlib.suppress(Exception):
            connection.invalidate()
        with contextlib.suppress(Exception):
            connection.close()

    def drop_unclean(self) -> None:
        """Drop this thread's connection if an exception left it broken or inside a transaction."""
        connection = self._kept()
        if connection is not None and (connection.invalidated or connection.in_transaction()):
            self.drop()

    def close(self) -> None:
        self._executor.shutdown()
        while self._open:
            with contextlib.suppress(DBAPIError):  # the server may have gone first
                self._open.pop().close()

    def _kept(self) -> Connection | None:
        return getattr(self._mine, "connection", None)


class Lane:
    """One way to run work on some workers: how its transactions begin, and when it runs again."""

    def __init__(
        self, workers: Workers, begin: Begin, *, reading: bool, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self.workers = workers
        self._begin = begin
        self._reading = reading
        self._pause = pause

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        return self.workers.submit(partial(self._run, work))

    def _run(self, work: Callable[[Connection], T]) -> T:
        losses = races = 0
        while True:
            committing = False
            try:
                connection = self.workers.connection()
                with self._begin(connection):
                    result = work(connection)
                    committing = True
                return result
            except (DBAPIError, sqlite3.Error) as error:
                cause = cause_of(error)
                problem = diagnose(cause, self.workers.where, reading=self._reading)
                self.workers.drop_unclean()
                if _is_lost(error):
                    self.workers.drop()
                    if committing:
                        remedy = "the connection was lost while saving. Look whether the change is there"
                        raise self.workers.where.problem(remedy) from error
                    losses += 1
                    # No query is spent on asking whether an idle connection still lives: a restarted server costs
                    # each of them this one more try.
                    if losses < 2:
                        continue
                    problem = problem or self.workers.where.problem("the connection was lost. Try again")
                elif getattr(cause, "sqlstate", None) in LOST_RACES:
                    races += 1
                    if races < TRIES:
                        self._pause(random.uniform(0, 0.01 * 2**races))
                        continue
                if problem is None:
                    raise
                raise problem from error
            except StatementError as error:
                # Column types refuse values with TypeError or ValueError, and SQLAlchemy wraps what they raise.
                self.workers.drop_unclean()
                if isinstance(error.orig, (TypeError, ValueError)):
                    raise error.orig from None
                raise
            except BaseException:
                self.workers.drop_unclean()
                raise


class GroupLane(Lane):
    """SQLite's writer: works that wait at the same time share one transaction, each in a savepoint of its own.

    The commit, an fsync, is most of what a work costs. Nobody hears of a result before it is committed. When the
    database itself complains about one of a group, each runs again alone, so that none pays for another.
    """

    def __init__(self, workers: Workers, begin: Begin) -> None:
        super().__init__(workers, begin, reading=False)
        self._waiting: deque[_Waiting] = deque()

    def submit(self, work: Callable[[Connection], T]) -> Future[T]:
        result: Future[T] = Future()
        waiting = _Waiting(work, result)
        self._waiting.append(waiting)
        try:
            self.workers.submit(self._serve)  # one turn each; a turn whose work went with a group before finds nothing
        except DatabaseProblem:
            self._waiting.remove(waiting)
            raise
        return result

    def _serve(self) -> None:
        group: list[_Waiting] = []
        while self._waiting and len(group) < GROUP:
            waiting = self._waiting.popleft()
            if waiting.result.set_running_or_notify_cancel():
                group.append(waiting)
        outcomes: Sequence[Callable[[Future[Any]], None]] = ()
        if len(group) > 1:
            with contextlib.suppress(BaseException):
                outcomes = self._run(partial(_in_savepoints, group))
        for waiting, settle in zip(group, outcomes or [None] * len(group), strict=True):
            if settle is not None:
                settle(waiting.result)
            else:
                self._alone(waiting)

    def _alone(self, waiting: "_Waiting") -> None:
        try:
            value = self._run(waiting.work)
        except BaseException as error:
            waiting.result.set_exception(error)
        else:
            waiting.result.set_result(value)


class _Waiting(NamedTuple):
    work: Callable[[Connection], Any]
    result: Future[Any]


def _in_savepoints(group: Sequence[_Waiting], connection: Connection) -> list[Callable[[Future[Any]], None]]:
    """Run each work; how to settle its future once all is committed. Raises what the database raised."""
    run = driver(connection).execute
    outcomes: list[Callable[[Future[Any]], None]] = []
    for waiting in group:
        run("SAVEPOINT work")
        try:
            value = waiting.work(connection)
        except (SQLAlchemyError, sqlite3.Error):
            raise
        except Exception as error:
            run("ROLLBACK TO work")
            outcomes.append(partial(_fail, error))
        else:
            outcomes.append(partial(_succeed, value))
        run("RELEASE work")
    return outcomes


def _fail(error: Exception, result: Future[Any]) -> None:
    result.set_exception(error)


def _succeed(value: object, result: Future[Any]) -> None:
    result.set_result(value)


def driver(connection: Connection) -> Any:
    """The driver's own connection, which SQLAlchemy types as having anything."""
    return connection.connection.driver_connection


def _is_lost(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated
