"""The desk's pages and what they ask for: the queue of questions, one text, one name, the dossier itself, and decisions."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, render_template, request, send_from_directory

from malaff.apparatus.voice.voice import voice_of
from malaff.collection.look.palette import palette_of
from malaff.model.errors import MalaffError, SeedError
from malaff.model.records import Actor, Place
from malaff.verbs.desk.collection import OpenCollection, Written
from malaff.verbs.desk.decisions import FIELDS, Decision, checked
from malaff.verbs.desk.guard import protect
from malaff.verbs.desk.making import Making
from malaff.verbs.desk.questions import questions
from malaff.verbs.desk.view import to_rows

MOST = 64 * 1024  # bytes of a request: a decision is a few words
AT_ONCE = 30  # questions on one page
DECISIONS = 60  # at most in one step: one for each clipping of a name
FONTS = "theme_overrides/assets/fonts"  # relative to the collection
# The dossier's pages stand under the desk's origin, and so must not be live beyond what their own policies (in their heads) allow:
# nothing goes to another machine, no form is sent; what is no page of ours is shown as still as a picture.
HTML = "text/html"
STILL = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"
OTHERS = "frame-ancestors 'none'"  # scripts, styles, fonts, data: nothing runs by opening them
POLICIES = {
    HTML: "default-src 'self' 'unsafe-inline' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    **dict.fromkeys(("image/svg+xml", "application/xml", "text/xml", "application/xhtml+xml", "multipart/related"), STILL),
}
HEAD_END = re.compile(rb"</head>", re.IGNORECASE)
Answer = tuple[dict[str, Any], int]


def to_app(collection: OpenCollection, token: str) -> Flask:
    """The desk's pages over an open collection, every address of which begins with the token."""
    app = Flask(__name__, static_folder=None)
    app.config.update(HOSTS=set(), MAX_CONTENT_LENGTH=MOST)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # of Flask's own provider
    app.jinja_env.filters["decision"] = dataclasses.asdict
    protect(app, token)
    _Desk(app, collection, token)
    return app


class _Desk:
    """The pages, each a method; what the templates need stands in `_page`."""

    def __init__(self, app: Flask, collection: OpenCollection, token: str) -> None:
        self.collection, self.base = collection, f"/{token}/"
        self.voice = voice_of(collection.config)
        self.making = Making(collection.root)
        for path, page, method in (
            ("", self.queue, "GET"), ("texts", self.texts, "GET"), ("text/<stem>", self.text, "GET"), ("name/<name>", self.name, "GET"),
            ("dossier/", self.dossier, "GET"), ("dossier/<path:path>", self.dossier, "GET"), ("assets/<path:path>", self.asset, "GET"),
            ("look.css", self.look, "GET"), ("fonts/<name>", self.font, "GET"),
            ("decide", self.decide, "POST"), ("undo", self.undo, "POST"),
            ("later", self.later, "POST"), ("make", self.make, "POST"), ("made", self.made, "GET"),
        ):
            app.add_url_rule(f"{self.base}{path}", f"{page.__name__}:{path}", page, methods=[method])

    def _page(self, template: str, **values: object) -> str:
        collection = self.collection
        return render_template(template, voice=self.voice, base=self.base, config=collection.config, read=len(collection.readings()),
                               all=len(collection.seeds), steps=len(collection.steps), **values)

    # ------------------------------------------------------------ pages

    def queue(self) -> str:
        """The questions that are worth most."""
        found = questions(self.collection.readings(), self.collection.is_aside(), self.collection.kept(), self.voice)
        return self._page("queue.html", questions=found[:AT_ONCE], left=len(found))

    def texts(self) -> str:
        """All raw texts, each with what is known of it."""
        rows = [(stem, self.collection.is_withheld(stem), _article(self.collection, stem)) for stem in self.collection.seeds]
        return self._page("texts.html", rows=rows, problems=self.collection.problems)

    def text(self, stem: str) -> str:
        """One raw text with everything that was found in it."""
        return self._text(stem)

    def _text(self, stem: str) -> str:
        try:
            seed = self.collection.seed(stem)
        except SeedError:
            abort(404)
        try:
            reading, sidecar = self.collection.read(stem), self.collection.sidecar(stem)
        except SeedError as error:
            return self._page("fault.html", error=str(error), stem=stem)
        file = self.collection.sidecar_file(stem).relative_to(self.collection.root).as_posix()
        return self._page("text.html", stem=stem, article=reading.article, rows=to_rows(seed, reading), sidecar=sidecar, file=file,
                          fields=FIELDS, topics=self.collection.knowledge.topics.names)

    def name(self, name: str) -> str:
        """One name over all clippings."""
        found: list[tuple[str, Actor | Place]] = []
        for stem, reading in self.collection.readings().items():
            found += [(stem, each) for each in reading.article.actors if each.id == name]
            found += [(stem, each) for each in reading.article.places if each.id == name]
        if not found:
            abort(404)
        return self._page("name.html", id=name, found=[(stem, actor, _article(self.collection, stem)) for stem, actor in found])

    def dossier(self, path: str = "index.html") -> Response:
        """A file of the site as it was last made; its pages know the way back to the desk."""
        folder = self.collection.root / "dist/site"
        path = path + "index.html" if path.endswith("/") or not path else path
        answer = _file(folder, path)
        answer.headers["Content-Security-Policy"] = POLICIES.get(answer.mimetype or "", OTHERS)
        if answer.mimetype == HTML:
            answer.direct_passthrough = False
            if b"Content-Security-Policy" not in answer.get_data():  # no page of ours
                answer.headers["Content-Security-Policy"] = STILL
            layer = render_template("layer.html", base=self.base, voice=self.voice)
            answer.set_data(HEAD_END.sub(lambda end: layer.encode() + end[0], answer.get_data(), count=1))
        return answer

    def asset(self, path: str) -> Response:
        """A file of the desk itself."""
        return send_from_directory(Path(__file__).parent / "assets", path)

    def font(self, name: str) -> Response:
        """A font of the collection's theme."""
        return _file(self.collection.root / FONTS, name)

    def look(self) -> Response:
        """The collection's colours, light and dark."""
        palette = palette_of(self.collection.config)
        light, dark = ("".join(f"--{name}:{value};" for name, value in tones.items()) for tones in palette)
        fonts = "".join(f'@font-face{{font-family:Vazirmatn;font-weight:{weight};src:url("fonts/Vazirmatn-{name}.woff2")}}'
                        for weight, name in ((400, "Regular"), (700, "Bold")))
        return Response(f"{fonts}:root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}", mimetype="text/css")

    # ------------------------------------------------------------ what changes something

    def decide(self) -> Answer:
        """Write the decisions of one step; the answer holds the page behind it, made anew."""
        asked = _body()
        rows = asked.get("decisions")
        try:
            if not isinstance(rows, list) or not 0 < len(rows) <= DECISIONS:
                raise SeedError("desk", "no decision came with the request", "Load the page again.")
            decisions = [_decision(row) for row in rows]
            return self._answer(self.collection.decide(decisions), asked)
        except MalaffError as error:
            return {"error": str(error)}, 422

    def undo(self) -> Answer:
        """Take the last step back."""
        try:
            return self._answer(self.collection.undo(), _body())
        except MalaffError as error:
            return {"error": str(error)}, 422

    def later(self) -> Answer:
        """Put a question off."""
        asked = _body()
        key = asked.get("key")
        if not isinstance(key, str) or len(key) > 400:
            return {"error": self.voice("desk.reload")}, 422
        try:
            self.collection.set_aside(key)
        except MalaffError as error:
            return {"error": str(error)}, 422
        return self._answer((), asked)

    def _answer(self, step: tuple[Written, ...], asked: dict[str, Any]) -> Answer:
        """What was written, and the page that was looked at as it is now."""
        self.collection.reread()
        page = asked.get("page")
        stem = page.removeprefix("text/") if isinstance(page, str) and page.startswith("text/") else None
        html = self._text(stem) if stem is not None else self.queue()
        return {"diff": [each.diff(self.collection.root) for each in step], "html": html}, 200

    def make(self) -> Answer:
        """Make the dossier anew."""
        self.making.start()
        return self.made()

    def made(self) -> Answer:
        """How far making is."""
        return {"stage": self.making.stage, "failed": self.making.failed}, 200


def _file(folder: Path, path: str) -> Response:
    """A file of a folder; there is none where a link leads out of it."""
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        abort(404)
    return send_from_directory(folder, path)


def _article(collection: OpenCollection, stem: str) -> Any:
    reading = collection.readings_of(stem)
    return reading.article if reading else None


def _body() -> dict[str, Any]:
    """What the browser sent; empty where it is no mapping, nested without end, or holds what is no text."""
    try:
        asked = request.get_json(silent=True)
        json.dumps(asked, ensure_ascii=False).encode()
    except (RecursionError, UnicodeEncodeError):
        return {}
    return asked if isinstance(asked, dict) else {}


def _decision(row: object) -> Decision:
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str) or not isinstance(row.get("stem", ""), str):
        raise SeedError("desk", "a decision came in a form that is not known", "Load the page again.")
    return checked(row["kind"], row.get("stem", ""), row.get("values"))
