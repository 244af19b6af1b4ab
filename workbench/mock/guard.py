"""Who may call the mock server: programs on this machine, not web pages. Source: promises.md M2."""

from workbench.mock.exchange import MockRequest

_USUAL_PORT = 80
_NAMES = (b"127.0.0.1", b"localhost", b"[::1]")


def refusal_reason(request: MockRequest) -> str | None:
    """Return why a caller is refused, None where it may come in.

    A web page reaches loopback under a name of its own (Host), or shows itself by its Origin.
    """
    own = {b"%b:%d" % (name, request.port) for name in _NAMES}
    if request.port == _USUAL_PORT:
        own.update(_NAMES)
    hosts = [value for name, value in request.headers if name == b"host"]
    if len(hosts) != 1 or hosts[0].lower() not in own:
        return "The mock server answers only to 127.0.0.1, localhost and [::1] with its own port."
    origins = {b"http://" + host for host in own}
    if any(name == b"origin" and value not in origins for name, value in request.headers):
        return "The mock server does not answer web pages."
    return None


def carries_json(request: MockRequest) -> bool:
    """Tell whether the body may be JSON by its content type; programs that name none are let in."""
    kind = request.header(b"content-type").partition(";")[0].strip().lower()
    return kind in {"", "application/json"} or (
        kind.startswith("application/") and kind.endswith("+json")
    )
