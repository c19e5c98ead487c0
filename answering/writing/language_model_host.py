"""Where a language model's texts go, as far as its library tells: a host, or this machine.

The libraries read addresses and proxies from the environment too, so the model that they set
up is asked, not the settings. In doubt a host is not this machine.
"""

import ipaddress
import urllib.parse
import urllib.request

_HOME = {"openai": "https://api.openai.com", "anthropic": "https://api.anthropic.com"}
_ADDRESSES = ("openai_api_base", "anthropic_api_url", "azure_endpoint", "base_url", "endpoint_url")
_PROXIES = ("openai_proxy", "anthropic_proxy")


def addresses(chat: object) -> list[str]:
    """Return the addresses that a model holds."""
    return [address for name in _ADDRESSES if isinstance(address := getattr(chat, name, ""), str)]


def host_of(chat: object, provider: str) -> str | None:
    """Return the host that texts are sent to, None for this machine; a guess is not this one."""
    client = getattr(chat, "root_async_client", None)  # knows OPENAI_BASE_URL too
    known = [str(client.base_url)] if client else [*filter(None, addresses(chat))]
    address = known[0] if known else _HOME.get(provider, "")
    host = urllib.parse.urlsplit(address).hostname or provider
    if not _is_this_machine(host):
        return host
    proxy = _proxy(chat, address, host)
    between = urllib.parse.urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname
    return between if between and not _is_this_machine(between) else None


def _proxy(chat: object, address: str, host: str) -> str:
    """Return the proxy that a request passes through, empty if there is none."""
    own = next((str(given) for name in _PROXIES if (given := getattr(chat, name, None))), "")
    if own or urllib.request.proxy_bypass(host):
        return own
    proxies = urllib.request.getproxies()
    return proxies.get(urllib.parse.urlsplit(address).scheme) or proxies.get("all", "")


def _is_this_machine(host: str) -> bool:
    """Tell whether a host is a loopback address; what only looks like one is not."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"
