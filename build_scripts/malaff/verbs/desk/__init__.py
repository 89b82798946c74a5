"""The desk: the collection in the browser, on this machine alone, where an editor puts right what was read wrong."""

from __future__ import annotations

import logging
import secrets
from argparse import Namespace

from malaff.model.errors import MalaffError
from malaff.verbs.printing import OK, config_of

PORTS = range(65536)  # 0 lets the system choose one


def run(options: Namespace) -> int:
    """Open the desk until it is interrupted. Raises MalaffError where the port cannot be used."""
    from waitress.server import create_server

    from malaff.verbs.desk.collection import OpenCollection
    from malaff.verbs.desk.server import MOST, to_app

    if options.port not in PORTS:
        raise MalaffError(f"--port {options.port}", "is no port", f"Name a number from 0 to {PORTS[-1]}.")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a browser asks for five files at once is no news
    collection = OpenCollection(config_of(options))
    token = secrets.token_urlsafe(24)  # 192 bits: not to be guessed, and new for each sitting
    app = to_app(collection, token)
    try:
        server = create_server(app, host="127.0.0.1", port=options.port, threads=4, max_request_body_size=MOST, ident=None)
    except OSError as error:
        raise MalaffError(f"port {options.port}", f"cannot be used: {error.strerror}", "Name another: malaff desk --port 8011.") from error
    port = server.effective_port  # type: ignore[union-attr]  # one address is listened on: there is one server
    app.config["HOSTS"] = {f"127.0.0.1:{port}", f"localhost:{port}"}
    collection.warm()
    print(f"desk: http://127.0.0.1:{port}/{token}/ (this machine alone; Ctrl+C closes it, and every decision is saved at once)", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    return OK
