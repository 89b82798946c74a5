"""Who may speak to the desk: this machine's browser, on the desk's own pages, with the token of this sitting."""

from __future__ import annotations

import hmac

from flask import Flask, Request, Response, abort, request

# What the desk's pages may do: load its own files and speak to it alone; nobody may frame them or learn their address.
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
OWN = ("same-origin", "none")  # Sec-Fetch-Site of the desk's own pages, and of an address that a person typed or pasted
JSON = "application/json"


def protect(app: Flask, token: str) -> None:
    """Let every request to `app` be checked, and every answer carry the desk's policy."""

    @app.before_request
    def check() -> None:
        _check(request, token, app.config["HOSTS"])

    @app.after_request
    def mark(answer: Response) -> Response:
        for name, value in (("Content-Security-Policy", POLICY), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
                            ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
                            ("Cache-Control", "no-store")):
            answer.headers.setdefault(name, value)
        return answer


def _check(asked: Request, token: str, hosts: set[str]) -> None:
    """Refuse what does not come from the desk's own pages.

    The host must be this machine by number or name, or a page elsewhere could have its own name point here (DNS rebinding);
    the token stands in the address; what changes anything must come from a page of ours, as JSON, which no form can send.
    """
    if asked.headers.get("Host", "") not in hosts:
        abort(421)
    given = asked.path.split("/", 2)[1]
    if not hmac.compare_digest(given.encode(), token.encode()):
        abort(404)
    if asked.headers.get("Sec-Fetch-Site", "none") not in OWN:
        abort(403)
    if asked.method not in ("GET", "HEAD"):
        if asked.headers.get("Origin") not in {f"http://{host}" for host in hosts}:
            abort(403)
        if asked.mimetype != JSON:
            abort(415)
