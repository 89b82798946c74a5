"""Nobody but the desk's own pages gets anything: foreign origins, rebound names, guessed tokens, forms, tricks with paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk_samples import HOST, TEXTS, TOKEN, client, make, post
from malaff.model.errors import SeedError
from malaff.verbs.desk.decisions import Decision

DECISION = {"decisions": [{"kind": "withhold", "stem": "bridge", "values": {"value": True}}], "page": "queue"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the collection stands."""
    return tmp_path_factory.mktemp("desk") / "c"


@pytest.fixture(scope="module")
def browser(folder: Path) -> FlaskClient:
    """A desk to attack."""
    desk = make(folder)
    (folder / "dist/site").mkdir(parents=True)
    (folder / "dist/site/index.html").write_text("<html><head><title>x</title></head><body>x</body></html>", "utf-8")
    return client(desk)


@pytest.mark.parametrize("headers", [
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"}, {"Origin": f"https://{HOST}"},
    {"Host": "evil.example"}, {"Host": "127.0.0.1:9999"}, {"Host": "evil.example:8000", "Origin": "http://evil.example:8000"},
    {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
], ids=str)
def test_a_foreign_page_changes_nothing(browser: FlaskClient, folder: Path, headers: dict[str, str]) -> None:
    """Wherever it pretends to be."""
    code, _ = post(browser, "decide", DECISION, **headers)
    assert code in (403, 421)
    assert not (folder / "seeds/bridge.yml").exists()


@pytest.mark.parametrize("path", ["/", "/decide", "/x/decide", f"/{TOKEN[:-1]}/", f"/{TOKEN}x/", f"/{TOKEN.upper()}/", "/%00/"])
def test_without_the_token_there_is_nothing(browser: FlaskClient, path: str) -> None:
    """Not a word, not even that there is a desk."""
    answer = browser.get(path, headers={"Host": HOST})
    assert answer.status_code == 404
    assert "ملف" not in answer.get_data(as_text=True)


def test_a_form_cannot_decide(browser: FlaskClient, folder: Path) -> None:
    """What a form can send is no JSON."""
    answer = browser.post(f"/{TOKEN}/decide", data='{"decisions": []}', content_type="text/plain", headers={"Host": HOST, "Origin": f"http://{HOST}"})
    assert answer.status_code == 415
    assert not (folder / "seeds/bridge.yml").exists()


@pytest.mark.parametrize("stem", ["../../etc/passwd", "..", "/etc/passwd", "bridge/../../x", "bridge\0", ".", "vocabulary/actors"])
def test_a_decision_stays_among_the_raw_texts(browser: FlaskClient, folder: Path, stem: str) -> None:
    """A stem that is no raw text's is refused, whatever it looks like."""
    before = {path for path in folder.rglob("*") if path.is_file()}
    code, said = post(browser, "decide", {"decisions": [{"kind": "withhold", "stem": stem, "values": {"value": True}}]})
    assert code == 422
    assert "no such raw text" in str(said["error"])
    assert {path for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("path", [
    "dossier/../../mkdocs.yml", "dossier/%2e%2e/%2e%2e/mkdocs.yml", "assets/../server.py", "assets/..%2fserver.py",
    "fonts/..%2f..%2fmain.html"])
def test_files_outside_are_not_served(browser: FlaskClient, path: str) -> None:
    """Neither the collection's nor the program's."""
    answer = browser.get(f"/{TOKEN}/{path}", headers={"Host": HOST})
    assert answer.status_code == 404


@pytest.mark.parametrize("body", [
    [], {}, {"decisions": "x"}, {"decisions": [1]}, {"decisions": [{"kind": "no"}]},
    {"decisions": [{"kind": "keep", "stem": "bridge", "values": {"line": True}}]},
    {"decisions": [{"kind": "field", "stem": "bridge", "values": {"key": "redact", "value": "x"}}]},
    {"decisions": [{"kind": "not-name", "stem": "bridge", "values": {"name": "x" * 5000}}]},
    {"decisions": [{"kind": "topics", "stem": "bridge", "values": {"topics": [{"a": 1}]}}]},
    {"decisions": [{"kind": "keep", "stem": "bridge", "values": {"line": 1}}] * 100},
], ids=range(10))
def test_what_makes_no_sense_is_refused_in_words(browser: FlaskClient, folder: Path, body: object) -> None:
    """Never a fault of the server, never a file."""
    code, said = post(browser, "decide", body)
    assert code == 422
    assert said["error"]
    assert not (folder / "seeds/bridge.yml").exists()


def test_a_flood_is_cut_off(browser: FlaskClient) -> None:
    """More than a decision needs is not read."""
    assert post(browser, "decide", {"x": "x" * 100_000})[0] in (413, 422)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Names and titles of a text are shown as they are, never as markup; the policy would let no script of theirs run anyway."""
    (tmp_path / "c").mkdir()
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    desk = make(tmp_path / "d")
    (desk.root / "seeds/evil.txt").write_text(TEXTS["bridge"].replace("الجسر", f"الجسر {evil}"), "utf-8")
    again = type(desk)(desk.config)
    again.read("evil")
    page = client(again).get(f"/{TOKEN}/text/evil", headers={"Host": HOST})
    assert page.status_code == 200
    assert "<script>alert" not in page.get_data(as_text=True)
    assert "<img src=x" not in page.get_data(as_text=True)
    assert "'unsafe-inline'" not in page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_the_dossier_knows_the_way_back(browser: FlaskClient) -> None:
    """The site's pages come as they are but for the desk's own script."""
    page = browser.get(f"/{TOKEN}/dossier/", headers={"Host": HOST}).get_data(as_text=True)
    assert f'src="/{TOKEN}/assets/layer.js"' in page


def test_a_decision_comes_back_with_its_page(browser: FlaskClient, folder: Path) -> None:
    """What was written, as a diff, and the page behind it."""
    code, said = post(browser, "decide", {"decisions": [{"kind": "drop", "stem": "road", "values": {"line": 5}}], "page": "text/road"})
    assert code == 200
    assert said["diff"] == ["+++ seeds/road.yml\n+drop: [5]"]
    assert 'data-kind="keep" data-line="5"' in str(said["html"])
    code, said = post(browser, "undo", {"page": "text/road"})
    assert code == 200
    assert not (folder / "seeds/road.yml").exists()


@pytest.mark.parametrize("body", ['{"decisions": ' + "[" * 60_000, '{"decisions": [{"kind": "\\ud800"}]}',
                                  '{"decisions": [{"kind": "withhold", "stem": "\\ud800", "values": {"value": true}}]}',
                                  '{"decisions": [{"kind": "not-name", "stem": "bridge", "values": {"name": "\\udfff"}}]}',
                                  '{"decisions": [{"kind": "keep", "stem": "bridge", "values": {"line": 1' + "0" * 5000 + "}}]}",
                                  "\0"], ids=range(6))
def test_what_is_no_text_is_refused_in_words(browser: FlaskClient, folder: Path, body: str) -> None:
    """Nested without end, halves of letters, numbers without end: never a fault of the server, never a file."""
    headers = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
    answer = browser.post(f"/{TOKEN}/decide", data=body, content_type="application/json", headers=headers)
    assert answer.status_code == 422
    assert not (folder / "seeds/bridge.yml").exists()


def test_a_dossier_is_live_as_far_as_its_pages_say(browser: FlaskClient, folder: Path) -> None:
    """Under the desk's origin nothing loads from elsewhere; what is no page of the program's, and a picture with a script, stays still."""
    site = folder / "dist/site"
    policy_of_its_own = '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'
    (site / "ours.html").write_text(f"<html><head>{policy_of_its_own}</head></html>", "utf-8")
    (site / "drawn.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "utf-8")
    (site / "app.js").write_text("1", "utf-8")
    policy = {name: browser.get(f"/{TOKEN}/dossier/{name}", headers={"Host": HOST}).headers["Content-Security-Policy"]
              for name in ("ours.html", "index.html", "drawn.svg", "app.js")}
    assert "sandbox" not in policy["ours.html"]
    assert "http" not in policy["ours.html"]
    assert "sandbox" in policy["index.html"]
    assert "sandbox" in policy["drawn.svg"]
    assert "sandbox" not in policy["app.js"]


def test_links_lead_nowhere(browser: FlaskClient, folder: Path, tmp_path: Path) -> None:
    """Out of the site nothing is read, out of the collection nothing is written."""
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (folder / "dist/site/out.html").symlink_to(tmp_path / "secret.html")
    assert browser.get(f"/{TOKEN}/dossier/out.html", headers={"Host": HOST}).status_code == 404
    (folder / "seeds/road.yml").symlink_to(tmp_path / "road.yml")
    code, said = post(browser, "decide", {"decisions": [{"kind": "drop", "stem": "road", "values": {"line": 5}}]})
    assert (code, "link out of" in str(said["error"])) == (422, True)
    (folder / "seeds/road.yml").unlink()
    (folder / "seeds/vocabulary").rename(folder / "seeds/old")
    (folder / "seeds/vocabulary").symlink_to(tmp_path)
    values = {"id": "wael", "name": "وائل الدمنهوري", "kind": "person"}
    code, said = post(browser, "decide", {"decisions": [{"kind": "list-actor", "values": values}]})
    (folder / "seeds/vocabulary").unlink()
    (folder / "seeds/old").rename(folder / "seeds/vocabulary")
    assert (code, "linked out of" in str(said["error"])) == (422, True)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.html"]


def test_what_changes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """By a second desk or by hand: a sidecar is read again before it is changed, lines of a text that is another now are not decided."""
    one = make(tmp_path / "c")
    two = type(one)(one.config)
    one.decide([Decision(kind="drop", stem="road", values={"line": 5})])
    two.decide([Decision(kind="not-name", stem="road", values={"name": "وائل"})])
    assert one.sidecar("road") == two.sidecar("road")
    assert (one.sidecar("road").drop, one.sidecar("road").not_names) == ((5,), ("وائل",))
    assert one.read("road") == two.read("road")
    with pytest.raises(SeedError, match="was changed since"):
        one.undo()
    (one.root / "seeds/road.txt").write_text("سطر جديد\n\n" + TEXTS["road"], "utf-8")
    with pytest.raises(SeedError, match=r"seeds/road.txt: was changed since the desk was opened"):
        one.decide([Decision(kind="drop", stem="road", values={"line": 3})])
