from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Engine, open_engine
from storage.types import MAX_ID, Clock, Day, Id, Instant, Secret, Tags, Term, Words
from storage.vault import Keyring, Sealed, Vault

DIALECTS = [sqlite.dialect(), postgresql.dialect()]
ZONES = ["UTC", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns"]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))

table = sa.Table(
    "thing",
    sa.MetaData(),
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    sa.Column("at", Instant),
    sa.Column("day", Day),
    sa.Column("clock", Clock),
    sa.Column("tags", Tags),
    sa.Column("secret", Secret),
    sa.Column("term", Term),
    sa.Column("words", Words),
)


@pytest.fixture
def engine(database_url: str):
    with open_engine(database_url) as opened:
        opened.write(table.metadata.create_all).result()
        yield opened


def round_trip(engine: Engine, column: str, value: object) -> Any:
    def work(connection: sa.Connection) -> object:
        connection.execute(table.delete())
        connection.execute(table.insert().values(id=1, **{column: value}))
        return connection.execute(sa.select(table.c[column])).scalar_one()

    return engine.write(work).result()


def both_refuse(kind: sa.types.TypeDecorator[Any], value: object, error: type[Exception]) -> None:
    for dialect in DIALECTS:
        with pytest.raises(error) as caught:
            kind.process_bind_param(value, dialect)
        assert repr(value) not in str(caught.value)


varied = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@varied
@given(at=st.datetimes(timezones=st.sampled_from(ZONES).map(ZoneInfo), min_value=datetime(2, 1, 1)))
def test_an_instant_comes_back_equal_and_in_utc(engine: Engine, at: datetime) -> None:
    try:
        expected = at.astimezone(UTC)
    except OverflowError:
        return
    back = round_trip(engine, "at", at)
    assert back == expected
    assert back.tzinfo is UTC


@pytest.mark.parametrize("at", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_the_first_and_last_instants_fit(engine: Engine, at: datetime) -> None:
    assert round_trip(engine, "at", at) == at


@pytest.mark.parametrize(
    "value", [datetime(2026, 3, 1, 9), date(2026, 3, 1), 1_700_000_000, "2026-03-01T09:00:00Z", True]
)
def test_an_instant_needs_an_aware_datetime(value: object) -> None:
    both_refuse(Instant(), value, TypeError)


def test_an_instant_after_the_last_year_in_utc_is_refused() -> None:
    both_refuse(Instant(), datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))), TypeError)


def test_instants_compare_in_sql_as_in_time(engine: Engine) -> None:
    early = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    late = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def work(connection: sa.Connection) -> list[int]:
        connection.execute(table.insert(), [{"id": 1, "at": early}, {"id": 2, "at": late}])
        return list(connection.execute(sa.select(table.c.id).where(table.c.at < late)).scalars())

    assert engine.write(work).result() == [1]


@varied
@given(day=st.dates())
def test_a_day_comes_back(engine: Engine, day: date) -> None:
    assert round_trip(engine, "day", day) == day


def test_days_sort_by_calendar(engine: Engine) -> None:
    days = [date(1, 1, 1), date(987, 5, 1), date(2026, 3, 1), date(2026, 12, 1), date(9999, 12, 31)]

    def work(connection: sa.Connection) -> list[date]:
        connection.execute(table.insert(), [{"id": n, "day": day} for n, day in enumerate(reversed(days), start=1)])
        return list(connection.execute(sa.select(table.c.day).order_by(table.c.day)).scalars())

    assert engine.write(work).result() == days


@pytest.mark.parametrize("value", [datetime(2026, 3, 1, tzinfo=UTC), "2026-03-01", 20260301])
def test_a_day_is_only_a_date(value: object) -> None:
    both_refuse(Day(), value, TypeError)


@varied
@given(clock=st.builds(time, st.integers(0, 23), st.integers(0, 59)))
def test_a_time_of_day_comes_back(engine: Engine, clock: time) -> None:
    assert round_trip(engine, "clock", clock) == clock


def test_a_time_of_day_is_whole_minutes() -> None:
    both_refuse(Clock(), time(9, 0, 1), ValueError)
    both_refuse(Clock(), time(9, 0, 0, 1), ValueError)


@pytest.mark.parametrize("value", [time(9, tzinfo=UTC), "09:00", 540])
def test_a_time_of_day_has_no_zone_and_is_no_text(value: object) -> None:
    both_refuse(Clock(), value, TypeError)


@varied
@given(tags=st.lists(TEXT, max_size=5).map(tuple))
def test_tags_come_back_in_order(engine: Engine, tags: tuple[str, ...]) -> None:
    assert round_trip(engine, "tags", tags) == tags


@pytest.mark.parametrize("value", ["python", ["python"], ("python", 3)])
def test_tags_are_a_tuple_of_texts(value: object) -> None:
    both_refuse(Tags(), value, TypeError)


@varied
@given(text=TEXT)
@pytest.mark.parametrize("column", ["words", "term"])
def test_text_comes_back_as_it_went_in(engine: Engine, column: str, text: str) -> None:
    assert round_trip(engine, column, text) == text


@pytest.mark.parametrize("kind", [Words(), Term()])
@pytest.mark.parametrize("value", ["a\0b", "a\ud800b", "\udfff"])
def test_text_that_one_database_would_refuse_is_refused_on_both(kind: sa.types.TypeDecorator[Any], value: str) -> None:
    both_refuse(kind, value, ValueError)
    both_refuse(Tags(), (value,), ValueError)


@pytest.mark.parametrize("kind", [Words(), Term()])
@pytest.mark.parametrize("value", [b"bytes", 7, ["list"]])
def test_text_is_a_str(kind: sa.types.TypeDecorator[Any], value: object) -> None:
    both_refuse(kind, value, TypeError)


def test_terms_sort_by_code_point_on_both_databases(engine: Engine) -> None:
    terms = ["Z", "a", "b", "z", "ß", "ä", "é", "日", "\uffee", "😀"]

    def work(connection: sa.Connection) -> list[str]:
        rows = [{"id": n, "term": term} for n, term in enumerate(reversed(terms), start=1)]
        connection.execute(table.insert(), rows)
        return list(connection.execute(sa.select(table.c.term).order_by(table.c.term)).scalars())

    assert engine.write(work).result() == terms


@pytest.mark.parametrize(("dialect", "collation"), list(zip(DIALECTS, ['"BINARY"', '"C"'], strict=True)))
def test_a_term_column_names_its_collation(dialect: sa.Dialect, collation: str) -> None:
    assert Term().compile(dialect=dialect) == f"TEXT COLLATE {collation}"


def test_a_secret_column_takes_what_the_vault_sealed(engine: Engine) -> None:
    vault = Vault(Keyring.parse(Keyring.generate()))
    sealed = vault.seal("thing.secret", 1, 2, "likes tea")
    back = round_trip(engine, "secret", sealed)
    assert vault.open("thing.secret", 1, 2, back) == "likes tea"


@pytest.mark.parametrize("value", ["likes tea", b"likes tea", bytearray(b"likes tea"), memoryview(b"likes tea")])
def test_a_secret_column_refuses_unsealed_text(value: object) -> None:
    both_refuse(Secret(), value, TypeError)


def test_sealed_bytes_do_not_spell_themselves() -> None:
    assert "tea" not in f"{Sealed(b'tea')!r} {Sealed(b'tea')}"


@pytest.mark.parametrize("value", [1, 2**31, 2**53 + 1, MAX_ID])
def test_an_id_comes_back(engine: Engine, value: int) -> None:
    def work(connection: sa.Connection) -> int:
        connection.execute(table.insert().values(id=value))
        return connection.execute(sa.select(table.c.id).where(table.c.id == value)).scalar_one()

    assert engine.write(work).result() == value


@pytest.mark.parametrize("value", [0, -1, MAX_ID + 1])
def test_an_id_outside_63_bits_is_refused(value: int) -> None:
    for dialect in DIALECTS:
        with pytest.raises(ValueError, match="id"):
            Id().process_bind_param(value, dialect)


@pytest.mark.parametrize("value", [True, "7", 7.0])
def test_an_id_is_an_int(value: object) -> None:
    both_refuse(Id(), value, TypeError)


@pytest.mark.parametrize("column", ["at", "day", "clock", "tags", "secret", "term", "words"])
def test_none_is_null(engine: Engine, column: str) -> None:
    assert round_trip(engine, column, None) is None


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: table.insert().values(id=1, at=datetime(2026, 3, 1)), TypeError),
        (lambda: table.insert().values(id=1, secret=b"plain"), TypeError),
        (lambda: table.insert().values(id=1, words="a\0b"), ValueError),
    ],
)
def test_a_refused_value_comes_out_of_the_engine_as_it_was_raised(
    engine: Engine, make: Callable[[], sa.Insert], error: type[Exception]
) -> None:
    with pytest.raises(error):
        engine.write(lambda connection: connection.execute(make())).result()
