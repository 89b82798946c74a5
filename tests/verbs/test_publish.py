"""What is published: byte for byte the checked site, to a folder, a zip that opens by itself, a branch; and what is refused."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from chromium import FLAGS
from collections_made import copy_collection
from malaff.verbs.cli import main

NEWS = """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلنت بلدية النهر، يوم الثلاثاء، بدء ترميم الجسر القديم الذي يصل ضفتي المدينة بعد سنوات من الانتظار.
قال رئيس البلدية إن الأشغال تستمر ثمانية أشهر، وإن المارة يعبرون في أثنائها من الجسر الجديد.
"""
Words = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of one text with its site, in a repository of its own."""
    root = copy_collection(tmp_path_factory.mktemp("made") / "c", seeds=False)
    (root / "seeds/news.txt").write_text(NEWS, "utf-8")
    (root / ".gitignore").write_text("dist/\n.cache/\n", "utf-8")
    for verb in (["convert", "--jobs", "1"], ["index"], ["site"]):
        assert main(["-q", "--root", str(root), *verb]) == 0
    _git(root, "init", "-q", "-b", "main")
    _git(root, "config", "user.name", "editor")
    _git(root, "config", "user.email", "editor@example.org")
    _git(root, "config", "core.autocrlf", "true")  # what a person may have set changes no byte of the site
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "the collection")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "c", symlinks=True))


def _git(at: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=at, check=True, capture_output=True, text=True).stdout.strip()


def _publish(root: Path, *options: str) -> int:
    return main(["--root", str(root), "publish", *options])


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_the_site_and_nobody_elses(root: Path, tmp_path: Path, capsys: Words) -> None:
    """The folder holds the site, may be published again, and a file that a person put there is never touched."""
    goal = tmp_path / "www"
    assert _publish(root, "--folder", str(goal)) == 0
    files = _files(goal)
    assert set(files.pop(".malaff-published").decode().split("\n")) == set(files)
    assert files == _files(root / "dist/site")
    (goal / "robots.txt").write_text("mine")
    assert _publish(root, "--folder", str(goal)) == 7
    assert "robots.txt" in capsys.readouterr().err
    assert (goal / "robots.txt").read_text() == "mine"
    (goal / "robots.txt").unlink()
    (goal / "index.html").write_text("half")
    assert _publish(root, "--folder", str(goal)) == 0
    assert (goal / "index.html").read_bytes() == files["index.html"]


@pytest.mark.parametrize("goal", ["c", "c/dist/site/www", "c/dist", "c/dist/site"])
def test_no_folder_that_holds_the_collection(root: Path, goal: str) -> None:
    """The collection, its outputs and the site stay what they are."""
    before = _files(root / "dist/site")
    assert _publish(root, "--folder", str(root.parent / goal)) == 7
    assert _files(root / "dist/site") == before


def test_a_zip_opens_by_itself(root: Path, tmp_path: Path) -> None:
    """Unpacked anywhere, index.html at the top leads to the article and the search finds a word, from the disk alone; twice the
    same bytes."""
    goal = tmp_path / "ملف.zip"
    assert _publish(root, "--zip", str(goal)) == 0
    first = goal.read_bytes()
    assert _publish(root, "--zip", str(goal)) == 0
    assert goal.read_bytes() == first
    with zipfile.ZipFile(goal) as pack:
        assert pack.namelist()[0] == "index.html"
        pack.extractall(tmp_path / "unpacked")
    assert _files(tmp_path / "unpacked") == _files(root / "dist/site")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto((tmp_path / "unpacked/index.html").as_uri())
        page.locator("a[href$='articles/news.html']").first.click()
        page.wait_for_url("**/articles/news.html")
        assert "ترميم الجسر القديم" in page.locator("article").inner_text()
        page.fill(".md-search__input", "والجسر")
        page.locator(".md-search-result__link").first.wait_for()
        assert faults == []
        browser.close()


def test_a_branch_is_a_commit_beside_the_work(root: Path, tmp_path: Path, capsys: Words) -> None:
    """The commit holds the site; working tree, index and branch of the person are as before; the remote has it; no change, no commit."""
    _git(tmp_path, "init", "-q", "--bare", "remote.git")
    _git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    (root / "seeds/half.txt").write_text("بدأتُ أكتب", "utf-8")
    _git(root, "add", "seeds/half.txt")
    before = _git(root, "status", "--porcelain"), _git(root, "rev-parse", "HEAD"), _git(root, "branch", "--show-current")
    assert _publish(root, "--branch", "--remote", "origin") == 0
    assert (_git(root, "status", "--porcelain"), _git(root, "rev-parse", "HEAD"), _git(root, "branch", "--show-current")) == before
    tip = _git(tmp_path / "remote.git", "rev-parse", "gh-pages")
    _git(tmp_path, "clone", "-q", "-b", "gh-pages", str(tmp_path / "remote.git"), "out")
    files = _files(tmp_path / "out")
    assert {name: data for name, data in files.items() if not name.startswith(".git/")} == {**_files(root / "dist/site"), ".nojekyll": b""}
    assert _publish(root, "--branch", "--remote", "origin") == 0
    assert _git(tmp_path / "remote.git", "rev-parse", "gh-pages") == tip
    assert "GitHub Pages" in capsys.readouterr().out


def test_what_others_wrote_into_the_branch(root: Path, tmp_path: Path) -> None:
    """GitHub's CNAME stays and the remote's newer commit is the parent; a branch of other files or one in work is refused."""
    _git(tmp_path, "init", "-q", "--bare", "remote.git")
    _git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    assert _publish(root, "--branch", "--remote", "origin") == 0
    _git(tmp_path, "clone", "-q", "-b", "gh-pages", str(tmp_path / "remote.git"), "out")
    (tmp_path / "out/CNAME").write_text("dossier.example\n")
    _git(tmp_path / "out", "add", ".")
    _git(tmp_path / "out", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "a domain")
    _git(tmp_path / "out", "push", "-q")
    (root / "dist/site/new.txt").write_text("a file more")
    assert _publish(root, "--branch", "--remote", "origin") == 0
    assert _git(tmp_path / "remote.git", "show", "gh-pages:CNAME") == "dossier.example"
    assert _git(tmp_path / "remote.git", "log", "-1", "--format=%s", "gh-pages~1") == "a domain"
    _git(root, "branch", "work")
    assert [_publish(root, "--branch", name) for name in ("main", "work", "a..b")] == [7, 7, 7]
    assert _publish(root, "--branch", "--remote", "nowhere") == 7


def test_no_history_while_something_is_restricted(root: Path) -> None:
    """A commit of before the restriction may hold its words: the branch loses it."""
    assert _publish(root, "--branch") == 0
    assert _publish(root, "--branch", "other") == 0
    (root / "seeds/news.yml").write_text("redact: [رئيس البلدية]\nwhy: طلب\n", "utf-8")
    assert _publish(root, "--branch") == 6
    assert not (root / "dist/site").exists()
    for verb in (["convert", "--jobs", "1"], ["index"]):
        main(["-q", "--root", str(root), *verb])
    assert _publish(root, "--branch") == 7
    assert main(["-q", "--root", str(root), "site"]) == 0
    assert _publish(root, "--branch") == 0
    assert _git(root, "rev-list", "--count", "gh-pages") == "1"
    assert "رئيس البلدية" not in _git(root, "show", "gh-pages:articles/news.html")
    assert "رئيس البلدية" in _git(root, "show", "other:articles/news.html")


@pytest.mark.parametrize("change", ["docs/mine.md", "theme_overrides/extra.css", "mkdocs.yml", "-docs"])
def test_an_old_site_is_refused(root: Path, tmp_path: Path, change: str, capsys: Words) -> None:
    """Something that the site is made from was added, changed or taken away since."""
    path = root / change.removeprefix("-")
    if change.startswith("-"):
        path = next(path for path in sorted((root / "docs").rglob("*.md")))
        path.unlink()
    else:
        path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n# x\n", "utf-8")
    assert _publish(root, "--folder", str(tmp_path / "www")) == 7
    assert "is older than docs/" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


def test_a_finding_of_check_forbids_it(root: Path, tmp_path: Path, capsys: Words) -> None:
    """A page that is not whole does not leave; nor does a site with a link in it."""
    page = root / "dist/site/articles/news.html"
    good = page.read_text("utf-8")
    page.write_text(good.replace("ثمانية أشهر", "أشهر"), "utf-8")
    assert _publish(root, "--zip", str(tmp_path / "a.zip")) == 1
    assert "site.body" in capsys.readouterr().err
    page.write_text(good, "utf-8")
    (root / "dist/site/secret").symlink_to(root / "seeds/news.txt")
    assert _publish(root, "--zip", str(tmp_path / "a.zip")) == 7
    assert not (tmp_path / "a.zip").exists()


def test_the_limits_of_github_pages(root: Path, capsys: Words) -> None:
    """A file that GitHub refuses and a site that Pages refuses are named before anything is committed."""
    for size, said in ((101 * 1024 * 1024, "dist/site/big.bin: holds"), (1_000_000_001, "GitHub Pages takes 1000.0 MB")):
        with (root / "dist/site/big.bin").open("wb") as file:
            file.truncate(size)
        assert _publish(root, "--branch", "--dry-run") == 7
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("goal", [("--folder", "www"), ("--zip", "a.zip"), ("--branch", "pages")])
def test_a_dry_run_sends_nothing(root: Path, tmp_path: Path, goal: tuple[str, str], capsys: Words) -> None:
    """It says where, how many files and how large."""
    option, name = goal
    assert _publish(root, "--dry-run", option, name if option == "--branch" else str(tmp_path / name)) == 0
    said = capsys.readouterr().out
    assert "would go to" in said
    assert "articles/: 1 files" in said
    assert name in said
    assert not (tmp_path / name).exists()
    assert _git(root, "branch", "--format=%(refname:short)") == "main"


def test_no_site_and_no_repository(empty_folder: Path, root: Path, tmp_path: Path, capsys: Words) -> None:
    """Each is said with what to do."""
    assert _publish(empty_folder, "--folder", str(tmp_path / "www")) == 6
    assert "malaff convert" in capsys.readouterr().err
    shutil.rmtree(root / ".git")
    assert _publish(root, "--branch") == 7
    assert "git init" in capsys.readouterr().err
    shutil.rmtree(root / "dist/site")
    assert _publish(root, "--zip", str(tmp_path / "a.zip")) == 7
    assert "malaff build" in capsys.readouterr().err
