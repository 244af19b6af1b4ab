"""Stopping a wait leaves its task alive, and a real cancellation stays one."""

import asyncio

import pytest

from workbench.services.stopping import Stop, Stopped


def test_that_stopping_ends_a_wait_at_once_and_the_task_goes_on() -> None:
    async def scene() -> str:
        stop = Stop()
        asyncio.get_running_loop().call_soon(stop.set)
        with pytest.raises(Stopped):
            await stop.wait_for(asyncio.Event().wait())
        await asyncio.sleep(0)
        return "went on"

    assert asyncio.run(scene()) == "went on"


def test_that_stopping_twice_is_stopping_once() -> None:
    async def scene() -> int:
        stop = Stop()
        asyncio.get_running_loop().call_soon(stop.set)
        asyncio.get_running_loop().call_soon(stop.set)
        with pytest.raises(Stopped):
            await stop.wait_for(asyncio.Event().wait())
        task = asyncio.current_task()
        assert task is not None
        return task.cancelling()

    assert asyncio.run(scene()) == 0


def test_that_a_cancelled_task_is_cancelled_and_not_stopped() -> None:
    async def scene() -> None:
        stop = Stop()
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().call_soon(task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await stop.wait_for(asyncio.Event().wait())
        task.uncancel()

    asyncio.run(scene())


def test_that_a_cancellation_beside_a_stop_wins() -> None:
    async def scene() -> None:
        stop = Stop()
        task = asyncio.current_task()
        assert task is not None
        asyncio.get_running_loop().call_soon(stop.set)
        asyncio.get_running_loop().call_soon(task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await stop.wait_for(asyncio.Event().wait())
        task.uncancel()

    asyncio.run(scene())


def test_that_a_wait_that_ends_by_itself_gives_its_value() -> None:
    async def value() -> int:
        return 7

    async def scene() -> int:
        return await Stop().wait_for(value())

    assert asyncio.run(scene()) == 7


def test_that_stopping_before_the_wait_only_marks_it() -> None:
    stop = Stop()
    stop.set()
    assert stop.is_set
