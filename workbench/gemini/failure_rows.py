"""The catalogue's copy: every failure's title, reason, actions and whether it is tried again. Source: ui.md 13.2."""

from workbench.gemini.failure import Row

CHOOSE_KEY = "Choose another key"
CHOOSE_MODEL = "Choose a model"
USE_MOCK = "Use the mock server"
RETRY_NOW = "Retry now"
CHECK_BODY = "Check the body"
CHECK_URL = "Check the URL"
BILLING = "Open billing page"
NETWORK = "Network settings"
KEEP = "Keep what arrived"

# --- 400 -------------------------------------------------------------------------------------------------
FIELD = Row(
    "field", "Google rejected one field of the request", "{text}", "Go to field", ("Copy message",)
)
UNREADABLE = Row(
    "unreadable",
    "Google could not read this request",
    "Often a typo, a missing required field or a wrong MIME type.",
    CHECK_BODY,
    ("Send to mock", "Diff with last good run"),
)
KEY_REJECTED = Row(
    "key rejected",
    "Google does not accept this key",
    "It may be mistyped, deleted or restricted.",
    CHOOSE_KEY,
    ("Replace key", USE_MOCK),
)
NO_FREE_TIER_HERE = Row(
    "no free tier here",
    "The free tier is not available here",
    "Google asks for billing for this project or region.",
    BILLING,
    (CHOOSE_KEY,),
)
SIGNATURE_MISSING = Row(
    "signature missing",
    "A function call was sent back without its signature",
    "{call}Gemini 3 and later need the signature unchanged.",
    "Restore signatures",
    ("Go to part",),
)
SIGNATURE_INVALID = Row(
    "signature invalid",
    "Google cannot verify an earlier signature",
    "Usual after changing model or key in mid conversation.",
    "Send without old signatures",
    ("Start over",),
)
PROMPT_TOO_LONG = Row(
    "prompt too long",
    "The prompt is too long for this model",
    "{text}",
    "Show largest parts",
    (CHOOSE_MODEL,),
)
THINKING = Row(
    "thinking",
    "This model does not offer that thinking level",
    "{text}",
    "Use Medium",
)
TURN_ORDER = Row(
    "turn order",
    "Function calls and function responses do not match",
    "{text}",
    CHECK_BODY,
    ("Copy message",),
)
SCHEMA_TOO_LARGE = Row(
    "schema too large",
    "The schema has too many states for Google to serve",
    "Fewer properties, shorter enums and less nesting help.",
    CHECK_BODY,
    (CHOOSE_MODEL,),
)
MIME_TYPE = Row(
    "mime type",
    "Google does not take one of the attached files",
    "{text}",
    CHECK_BODY,
    ("Copy message",),
)
FILE_NOT_READY = Row(
    "file not ready",
    "A file this request points to is not ready yet",
    "Google is still processing it, as far as the answer tells.",
    RETRY_NOW,
)

# --- 401 to 499 ------------------------------------------------------------------------------------------
TOKEN_EXPIRED = Row(
    "token expired",
    "The access token has expired",
    "Google did not accept it as a current OAuth 2 token.",
    "Refresh token",
    (CHOOSE_KEY,),
)
PREPAID_USED_UP = Row(
    "prepaid used up",
    "The prepaid credits of this project are used up",
    "{text}",
    BILLING,
    (CHOOSE_KEY,),
)
NO_KEY = Row(
    "no key",
    "No API key was sent",
    "Google answers this method only with a key.",
    "Add a key",
    (USE_MOCK,),
)
SERVICE_DISABLED = Row(
    "service disabled",
    "The Gemini API is switched off in this project",
    "{text}",
    "Open activation page",
    (CHOOSE_KEY,),
)
KEY_BLOCKED = Row(
    "key blocked", "Google blocks this key", "{text}", "Replace key", ("Open key page",)
)
NOT_ALLOWED = Row(
    "not allowed", "This key may not use that model or file", "{text}", CHOOSE_KEY, (CHOOSE_MODEL,)
)
NO_SUCH_MODEL = Row(
    "no such model",
    'There is no model called "{model}"',
    "{text}",
    CHOOSE_MODEL,
    ("Refresh models",),
)
FILE_GONE = Row(
    "file gone",
    "A file this request points to is gone",
    "{file}Uploaded files expire.",
    "Attach it again",
)
NOT_FOUND = Row(
    "not found",
    "Google did not find what this request points to",
    "{text}",
    CHECK_URL,
    (CHECK_BODY,),
)
PATH_UNKNOWN = Row(
    "path unknown",
    "Google has nothing at this path",
    "Its web server answered with a page of its own: API version, resource or method is misspelt.",
    CHECK_URL,
)
NO_SUCH_METHOD = Row(
    "no such method", "Google does not offer this method here", "{text}", CHECK_URL
)
CLASH = Row(
    "clash",
    "Something that this request needs changed meanwhile or exists already",
    "{text}",
    RETRY_NOW,
)
TOO_LARGE_INLINE = Row(
    "too large inline",
    "The attachments are too large to send inline",
    "{text}",
    "Upload as file",
    ("Reduce images",),
)
PROXY_SIGN_IN = Row(
    "proxy sign-in", "The proxy wants a sign-in", "It answered instead of the server.", NETWORK
)
STOPPED = Row("stopped", "Stopped")
REFUSED = Row("refused", "The server refused this request: {answer}", "{text}", CHECK_URL)
SERVER_ERROR = Row("server error", "The server reported an error", "{text}", RETRY_NOW)
REDIRECT = Row(
    "redirect",
    "The server points to another address",
    "{target}Redirects are not followed, so that no key goes where it should not.",
    CHECK_URL,
)

# --- 429 -------------------------------------------------------------------------------------------------
PER_MINUTE = Row(
    "per minute",
    "You reached the {tier}limit of {limit}{unit} a minute",
    "{pause}",
    RETRY_NOW,
    ("Stop retrying", USE_MOCK),
    retries=True,
)
PER_DAY = Row(
    "per day",
    "You used up today's quota for {model}",
    "{text}",
    "Choose another model",
    (USE_MOCK,),
)
NO_FREE_TIER = Row(
    "no free tier",
    "{model} has no free tier for this project",
    "The server reports a limit of 0, so waiting does not help.",
    CHOOSE_KEY,
    (CHOOSE_MODEL,),
)
SHORT_OF_CAPACITY = Row(
    "short of capacity",
    "Google is short of capacity",
    "{pause}",
    RETRY_NOW,
    (CHOOSE_MODEL,),
    retries=True,
)

# --- 5xx -------------------------------------------------------------------------------------------------
INTERNAL = Row(
    "internal",
    "Google had an internal error",
    "Not caused by this request as far as the answer tells.",
    RETRY_NOW,
    ("Send to mock", "Shorten prompt"),
    retries=True,
)
OVERLOADED = Row(
    "overloaded",
    "The model is overloaded",
    "{pause}",
    RETRY_NOW,
    (CHOOSE_MODEL,),
    retries=True,
)
OUT_OF_TIME = Row(
    "out of time",
    "Google ran out of time",
    "Long prompts and high thinking take longer.",
    "Retry with a longer timeout",
    ("Lower thinking",),
)
BAD_GATEWAY = Row(
    "bad gateway",
    "A server on the way to the model failed: {answer}",
    "Not caused by this request as far as the answer tells.",
    RETRY_NOW,
    (USE_MOCK,),
    retries=True,
)

# --- below and around HTTP -------------------------------------------------------------------------------
NAME = Row(
    "name",
    "{host} cannot be found",
    "The name lookup found no address. {detail}",
    RETRY_NOW,
    ("Check environment", USE_MOCK),
)
NAME_SLOW = Row(
    "name slow",
    "{host} was not found within {limit}",
    "The name lookup gave no answer.",
    RETRY_NOW,
    ("Check environment", USE_MOCK),
)
MOCK_OFF = Row(
    "mock off", "The mock server is not running", "Nothing listens at {host}.", "Start it and send"
)
CONNECTION_REFUSED = Row(
    "connection refused",
    "{host} does not answer",
    "It refused the connection.",
    RETRY_NOW,
    (NETWORK,),
)
UNREACHABLE = Row(
    "unreachable",
    "{host} does not answer",
    "There is no way to it from this network.",
    RETRY_NOW,
    (NETWORK,),
)
CONNECT_SLOW = Row(
    "connect slow",
    "{host} did not answer within {limit}",
    "No connection came about.",
    RETRY_NOW,
    ("Raise timeout",),
)
TLS = Row(
    "tls", "The certificate of {host} is not trusted", "{detail}", NETWORK, ("Show certificate",)
)
NOT_TLS = Row(
    "not tls",
    "{host} does not speak TLS at this port",
    "The URL begins with https://; the server may expect http:// or another port. {detail}",
    CHECK_URL,
    (NETWORK,),
)
FIRST_BYTE_SLOW = Row(
    "first byte slow",
    "{host} sent nothing within {limit}",
    "Long prompts and high thinking take longer.",
    RETRY_NOW,
    ("Raise timeout",),
)
SILENT = Row("silent", "The stream went silent for {limit}", "{arrived}", RETRY_NOW, (KEEP,))
TOTAL = Row(
    "total",
    "The time limit of {limit} was reached",
    "{arrived}",
    "Retry with a longer timeout",
    (KEEP,),
)
RESET = Row("reset", "{host} reset the connection", "No answer had arrived.", RETRY_NOW, (NETWORK,))
CLOSED_EARLY = Row(
    "closed early",
    "{host} closed the connection without an answer",
    "No answer arrived. {detail}",
    RETRY_NOW,
    (NETWORK,),
)
BROKEN = Row(
    "broken",
    "The connection broke {after}",
    "{detail} The response is incomplete{missing}.",
    "Send again",
    (KEEP,),
)
RESET_MIDWAY = Row(
    "reset midway",
    "The connection broke {after}",
    "The other side reset it. The response is incomplete{missing}.",
    "Send again",
    (KEEP,),
)
NOT_HTTP = Row("not http", "{host} does not answer in HTTP", "{detail}", CHECK_URL, (NETWORK,))
HEAD_TOO_LARGE = Row(
    "head too large",
    "The response headers of {host} are too large",
    "{detail}",
    CHECK_URL,
    (NETWORK,),
)
BAD_ENCODING = Row(
    "bad encoding",
    "The compression of the response is damaged",
    "{arrived} {detail}",
    "Send again",
    (KEEP,),
)
UNKNOWN_ENCODING = Row(
    "unknown encoding",
    "The response comes in a compression that cannot be undone",
    "{detail}",
    "Send again",
    (NETWORK,),
)
TOO_LARGE = Row(
    "too large", "The response is too large to keep", "{detail} {arrived}", KEEP, ("Send again",)
)
CONFIGURATION = Row("configuration", "The network settings cannot be used", "{detail}", NETWORK)
PROXY_NAME = Row(
    "proxy name",
    "The proxy {host} cannot be found",
    "The name lookup found no address. {detail}",
    NETWORK,
    (RETRY_NOW,),
)
PROXY_SILENT = Row(
    "proxy silent", "The proxy {host} does not answer", "{detail}", NETWORK, (RETRY_NOW,)
)
PROXY_SLOW = Row(
    "proxy slow",
    "The proxy {host} did not answer within {limit}",
    "",
    NETWORK,
    (RETRY_NOW, "Raise timeout"),
)
PROXY_TLS = Row(
    "proxy tls", "The certificate of the proxy {host} is not trusted", "{detail}", NETWORK
)
PROXY_DENIED = Row(
    "proxy denied", "The proxy {host} did not open the way", "{detail}", NETWORK, (RETRY_NOW,)
)
TUNNEL_SIGN_IN = Row("tunnel sign-in", PROXY_SIGN_IN.title, "{detail}", NETWORK)
PAGE = Row(
    "page",
    "A sign-in page or proxy answered instead of Google",
    "{text}",
    "Open in browser",
    (NETWORK,),
)
BAD_EVENT = Row(
    "bad event",
    "Chunk {number} is not valid JSON",
    "{position}",
    "Show the bytes",
    ("Continue view",),
)
