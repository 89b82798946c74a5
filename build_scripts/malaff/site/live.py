"""Take out of a finished page everything live that is not the theme's own, and name what may run in its content policy.

The policy lists Material's own inline scripts by their hashes, written down here, never whatever a page happens to hold.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from html import unescape

# SHA-256 of each inline script of Material 9.8 (templates/partials/javascripts), the scope's address left empty.
KNOWN = frozenset({
    "e441dbdde5a0501b99527bb443d86875df7b1a02ed15df77ed97b4c8234e4b70",  # announce
    "7eb3684fdacd2881f67b9428983273a29d8774d8bc82622af9b65a8ec1032a90",  # base
    "3907d77c1c78f2658c4fefb1c0cb8a4caf9e66479edaeace65c6c1e213f47107",  # consent
    "d74bb3b582599bb38b62d1eb15a60a0af4ce0147e3335efe0a811693984b71ce",  # content
    "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f",  # content
    "0eb10c249dbdb0beef225a10ce5cbe55418cc4a7014cc208f8e7d6ed8f00906e",  # palette
})
SCOPE = re.compile(r'^__md_scope=new URL\("(?P<base>\.|\.\.(?:/\.\.)*|/[A-Za-z0-9_./~%-]*)",location\)')
POLICY = (
    "default-src 'none'; script-src 'self' blob:{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# Nothing from anywhere but this site. Workers come as blobs where the site is opened from a folder; icons of the theme
# are data: pictures in its style sheet.
SCRIPT = re.compile(r"<script(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*+)>(?P<text>.*?)</script\s*>", re.S | re.I)
TAG = re.compile(r"<(?P<name>[A-Za-z][^\s/>]*)(?P<rest>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*+)>")
ATTRIBUTE = re.compile(r"[\s/]*(?P<name>[^\s/>=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?")
# What a reader's page never needs, with what stands inside it.
GONE = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "style", "foreignobject",
                  "set", "animate", "animatetransform", "animatemotion"})
LOADED = frozenset({"src", "href", "xlink:href", "data", "poster", "action"})
LOADERS = frozenset({"img", "script", "link", "video", "audio", "source", "track", "use", "image", "input", "form", "button"})
OWN_SCRIPT = re.compile(r"(?:\.\./)*(?:assets|search)/[A-Za-z0-9_./-]+\.js|/[A-Za-z0-9_./~%-]*assets/[A-Za-z0-9_./-]+\.js")
SAFE_LINK = re.compile(r"(?:https?:|mailto:|tel:|#|\.{0,2}/|[^:/?#]*(?:[/?#]|$))", re.I)
# What marks a page as worth the slow pass; the theme itself holds none of it.
SUSPECT = re.compile(
    r"<(?:iframe|frame|object|embed|applet|base|portal|style|foreignobject|video|audio|source|track|use|image|set|animate[a-z]*)\b"
    r"|[\s\"'/](?:on[a-z]+|action)\s*=|javascript:|vbscript:|data:|srcdoc|formaction|http-equiv|srcset|\bping\b|[\s\"'/]style\s*="
    r"|<(?:img|link|input|button|script)\b[^>]*\s(?:src|href)\s*=\s*[\"']?\s*(?:https?:|//|\\)"
    r"|\s(?:href|src)\s*=\s*[\"']?[^\"'>]{0,200}?(?:&(?:#|Tab|NewLine|colon)|[\x00-\x1f])", re.I)


def to_policy(html: str) -> str:
    """The content policy of a page as a meta element, with the hashes of those inline scripts of it that are the theme's own."""
    texts = dict.fromkeys(m["text"] for m in SCRIPT.finditer(html) if not m["attributes"].strip() and is_known(m["text"]))
    hashes = "".join(f" '{_hash(text)}'" for text in texts)
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(hashes=hashes)}">'


@lru_cache(maxsize=256)
def is_known(script: str) -> bool:
    """Whether an inline script is one of Material's own, letter for letter."""
    plain = SCOPE.sub('__md_scope=new URL("",location)', script)
    return hashlib.sha256(plain.encode()).hexdigest() in KNOWN


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def make_inert(html: str, own: str = "") -> str:
    """The page without scripts that are not the theme's, handlers, frames, styles and addresses that load from elsewhere.

    `own` is the site's address: what is loaded from there is loaded from here.
    """
    html = SCRIPT.sub(_script, html)
    return TAG.sub(lambda match: _tag(match, own), html) if SUSPECT.search(html) else html


def _script(match: re.Match[str]) -> str:
    values = {name.lower(): value for name, value in _attributes(match["attributes"])}
    if values.get("type", "").lower() in ("application/json", "application/ld+json"):
        return match[0]
    if "src" in values:
        return match[0] if OWN_SCRIPT.fullmatch(unescape(values["src"])) and not match["text"].strip() else ""
    return match[0] if not values and is_known(match["text"]) else ""


def _attributes(text: str) -> list[tuple[str, str]]:
    found = ATTRIBUTE.finditer(text)
    return [(m["name"], next((m[kind] for kind in ("double", "single", "bare") if m[kind] is not None), "")) for m in found]


def _tag(match: re.Match[str], own: str) -> str:
    name = match["name"].lower()
    if name in GONE:
        return ""
    attributes = _attributes(match["rest"])
    values = {key.lower(): unescape(value) for key, value in attributes}
    if name == "meta" and "http-equiv" in values:
        return ""
    if name == "link" and not _is_own(values.get("href", ""), own) and not {"canonical", "alternate"} & set(values.get("rel", "").split()):
        return ""
    wrong = [key for key, _ in attributes if not _is_inert(name, key.lower(), values[key.lower()], own)]
    if not wrong:
        return match[0]
    kept = "".join(f' {key}="{value}"' if value else f" {key}" for key, value in attributes if key not in wrong and '"' not in value)
    return f"<{match['name']}{kept}{' /' if match['rest'].rstrip().endswith('/') else ''}>"


def _is_inert(tag: str, key: str, value: str, own: str) -> bool:
    if key.startswith("on") or key in ("srcdoc", "formaction", "ping", "style", "srcset", "background", "manifest"):
        return False
    if key not in LOADED:
        return True
    plain = re.sub(r"[\x00-\x20]", "", value)  # browsers drop them before they read the scheme
    if tag in LOADERS and tag != "link":
        return _is_own(plain, own) or (tag == "img" and plain.startswith("data:image/"))
    return SAFE_LINK.match(plain) is not None


def _is_own(address: str, own: str) -> bool:
    plain = re.sub(r"[\x00-\x20]", "", address)
    if own and plain.startswith(own):
        return True
    return not plain.startswith(("//", "\\", "/\\")) and re.match(r"[^/?#]*:", plain) is None
