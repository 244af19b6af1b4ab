"""What passes while one message is sent: its limits, and what the transport tells as it happens."""

from typing import NamedTuple

from workbench.domain.run import HeaderList


class Limits(NamedTuple):
    """Limits of one attempt in seconds; None is no limit."""

    connect: float | None = 10.0
    first_byte: float | None = 120.0
    silence: float | None = 120.0
    total: float | None = None


class MessageSent(NamedTuple):
    """The connection stands and the message begins to go out; `at` is the clock's monotonic time in seconds."""

    at: float


class BodySent(NamedTuple):
    """So many bytes of a long message have gone out; told now and then until its answer begins."""

    at: float
    size: int


class HeadArrived(NamedTuple):
    """The status line and headers are in."""

    at: float
    status: int
    reason: str
    http_version: str
    headers: HeaderList


class DataArrived(NamedTuple):
    """One read of the body, transfer and content coding undone; never empty."""

    at: float
    data: bytes


TransportEvent = MessageSent | BodySent | HeadArrived | DataArrived
