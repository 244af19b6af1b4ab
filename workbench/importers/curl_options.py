"""The options of curl: which there are, their short forms, and which take an argument. Source: `man curl`, 7.88 to 8.16."""

_WITH_ARGUMENT = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert:E cert-type ciphers config:K connect-timeout connect-to
continue-at:C cookie:b cookie-jar:c create-file-mode crlfile curves data:d data-ascii data-binary data-raw
data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header:D ech egd-file
engine etag-compare etag-save expect100-timeout form:F form-string ftp-account ftp-alternative-to-user ftp-method
ftp-port:P ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header:H help:h hostpubmd5 hostpubsha256 hsts
interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate
local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time:m netrc-file noproxy
oauth2-bearer output:o output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto proto-default
proto-redir proxy:x proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header
proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
proxy-tlspassword proxy-tlsuser proxy-user:U proxy1.0 pubkey quote:Q random-file range:r rate referer:e request:X
request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
socks5-gssapi-service socks5-hostname speed-limit:Y speed-time:y stderr telnet-option:t tftp-blksize time-cond:z
tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file:T
upload-flags url url-query user:u user-agent:A variable vlan-priority write-out:w
"""
_FLAGS = """
anyauth append:a basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable:q disable-eprt
disable-epsv disallow-username-in-url doh-cert-status doh-insecure eprt epsv fail:f fail-early fail-with-body
false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control
ftp-ssl-reqd get:G globoff:g haproxy-protocol head:I http0.9 http1.0:0 http1.1 http2 http2-prior-knowledge http3
http3-only ignore-content-length include:i insecure:k ipv4:4 ipv6:6 junk-session-cookies:j list-only:l location:L
location-trusted mail-rcpt-allowfails manual:M metalink mptcp negotiate netrc:n netrc-optional next:: no-alpn
no-buffer:N no-clobber no-keepalive no-npn no-progress-meter no-sessionid ntlm ntlm-wb out-null parallel:Z
parallel-immediate path-as-is post301 post302 post303 progress-bar:# progress-meter proxy-anyauth proxy-basic
proxy-ca-native proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast
proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel:p raw remote-header-name:J remote-name:O remote-name-all
remote-time:R remove-on-error retry-all-errors retry-connrefused sasl-ir show-error:S show-headers silent:s
skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke
ssl-reqd ssl-revoke-best-effort ssl-sessions sslv2:2 sslv3:3 styled-output suppress-connect-headers tcp-fastopen
tcp-nodelay tftp-no-options tls-earlydata tlsv1:1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time
use-ascii:B verbose:v version:V xattr
"""


def _read(table: str) -> dict[str, str]:
    """Return the short form of each option of a table, "" where it has none."""
    pairs = (word.partition(":") for word in table.split())
    return {name: short for name, _, short in pairs}


WITH_ARGUMENT = _read(_WITH_ARGUMENT)
FLAGS = _read(_FLAGS)
_SHORT = {short: name for name, short in {**WITH_ARGUMENT, **FLAGS}.items() if short}


def takes_argument(name: str) -> bool:
    """Tell whether an option is followed by its argument."""
    return name in WITH_ARGUMENT


def short_option(letter: str) -> str | None:
    """Return the long name of a letter."""
    return _SHORT.get(letter)


def long_option(name: str) -> str | None:
    """Return the full name of a long option: itself, `no-` before it, or what only it begins with."""
    if name in WITH_ARGUMENT or name in FLAGS:
        return name
    positive = name.removeprefix("no-")
    if positive != name and positive in FLAGS:
        return name
    found = [known for known in (*WITH_ARGUMENT, *FLAGS) if name and known.startswith(name)]
    return found[0] if len(found) == 1 else None
