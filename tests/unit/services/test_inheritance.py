"""What a request takes over, and what it replaces."""

from tests.builders import a_request, a_scope
from workbench.domain.environment import Defaults, Overrides
from workbench.domain.request import Header, SendSettings
from workbench.domain.settings import Settings
from workbench.ports import Limits
from workbench.services.inheritance import effective_headers, effective_limits, effective_retries

NOTHING = Settings({})


def test_that_inner_headers_replace_outer_ones_letter_case_aside() -> None:
    outer = Defaults("c", headers=(Header("X-A", "outer"), Header("X-B", "outer")))
    inner = Defaults("f", headers=(Header("x-a", "inner"),))
    request = a_request(headers=(Header("X-C", "own"),))
    rows = effective_headers(request, a_scope(parents=(inner, outer)))
    assert [(row.name, row.value) for row in rows] == [
        ("X-B", "outer"),
        ("x-a", "inner"),
        ("X-C", "own"),
    ]


def test_that_a_disabled_row_is_neither_sent_nor_replaces() -> None:
    outer = Defaults("c", headers=(Header("X-A", "outer"),))
    request = a_request(headers=(Header("X-A", "own", enabled=False),))
    rows = effective_headers(request, a_scope(parents=(outer,)))
    assert [(row.name, row.value) for row in rows] == [("X-A", "outer")]


def test_that_the_same_name_twice_in_one_place_is_sent_twice() -> None:
    request = a_request(headers=(Header("X-A", "1"), Header("X-A", "2")))
    assert len(effective_headers(request, a_scope())) == 2


def test_that_limits_come_from_the_nearest_place_that_names_them() -> None:
    inner = Defaults("f", settings=SendSettings(silence_timeout=7, connect_timeout=6))
    outer = Defaults("c", settings=SendSettings(silence_timeout=9, total_timeout=30))
    request = a_request(settings=SendSettings(connect_timeout=5))
    settings = Settings({"first_byte_timeout": 44.0})
    limits = effective_limits(request, a_scope(parents=(inner, outer)), settings)
    assert limits == Limits(connect=5, first_byte=44.0, silence=7, total=30)


def test_that_defaults_are_those_of_the_settings() -> None:
    assert effective_limits(a_request(), a_scope(), NOTHING) == Limits(10.0, 120.0, 120.0, None)


def test_that_the_command_lines_total_wins_and_zero_means_none() -> None:
    request = a_request(settings=SendSettings(total_timeout=30))
    assert (
        effective_limits(request, a_scope(overrides=Overrides(total_timeout=5)), NOTHING).total == 5
    )
    assert (
        effective_limits(request, a_scope(overrides=Overrides(total_timeout=0)), NOTHING).total
        is None
    )
    zero = a_request(settings=SendSettings(total_timeout=0))
    assert effective_limits(zero, a_scope(), Settings({"total_timeout": 9.0})).total is None


def test_that_retries_follow_the_same_order() -> None:
    outer = Defaults("c", settings=SendSettings(retries=1))
    assert effective_retries(a_request(), a_scope(), NOTHING) == 3
    assert effective_retries(a_request(), a_scope(parents=(outer,)), NOTHING) == 1
    scope = a_scope(overrides=Overrides(retries=0), parents=(outer,))
    assert effective_retries(a_request(), scope, NOTHING) == 0


def test_that_no_limit_is_shorter_than_the_least_one() -> None:
    settings = SendSettings(connect_timeout=5, silence_timeout=60, total_timeout=10)
    scope = a_scope(overrides=Overrides(least_timeout=30.0))
    limits = effective_limits(a_request(settings=settings), scope, NOTHING)
    assert (limits.connect, limits.silence, limits.total) == (30.0, 60, 30.0)
    endless = effective_limits(a_request(), scope, NOTHING)
    assert endless.total is None
