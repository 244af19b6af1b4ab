"""The system's time."""

import asyncio
import time
from datetime import datetime


class SystemClock:
    """Implements ports.Clock; its monotonic time is also the event loop's."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now().astimezone()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
