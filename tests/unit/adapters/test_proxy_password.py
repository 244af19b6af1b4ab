"""The proxy's password in a store of its own."""

import asyncio

import pytest

from tests.fakes import MemorySecrets
from workbench.adapters.proxy_password import StoredProxyPassword
from workbench.domain.errors import KeyringKind, KeyringTrouble
from workbench.domain.secret import Secret


def test_that_a_password_is_kept_read_and_forgotten() -> None:
    async def scene() -> None:
        store = MemorySecrets()
        password = StoredProxyPassword(store)
        assert (await password.is_kept(), await password.read()) == (False, None)
        await password.keep(Secret("one"))
        assert await StoredProxyPassword(store).read() == Secret("one")
        await password.keep(Secret("two"))
        assert (await password.is_kept(), await password.read()) == (True, Secret("two"))
        assert (await password.forget(), await password.forget()) == (True, False)
        assert (await password.is_kept(), await password.read()) == (False, None)

    asyncio.run(scene())


def test_that_the_keyring_is_asked_once_and_again_after_a_trouble() -> None:
    async def scene() -> None:
        store = MemorySecrets({"proxy": "one"}, trouble=KeyringKind.LOCKED)
        password = StoredProxyPassword(store)
        with pytest.raises(KeyringTrouble):
            await password.read()
        store.trouble = None
        assert await password.read() == await password.read() == Secret("one")
        assert store.reads.count("proxy") <= 2

    asyncio.run(scene())
