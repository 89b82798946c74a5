"""Send the finished site to a folder, a zip or a branch of the collection's repository, once it is proven fit to leave."""

from __future__ import annotations

import shutil
import zipfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from malaff.collection.freshness import is_fresh
from malaff.collection.load import load_collection
from malaff.collection.restrictions import is_current
from malaff.model.disk import replacing, replacing_folder
from malaff.model.errors import OutputError, UsageError
from malaff.model.records import Collection, Config, Finding
from malaff.verbs.branch import Branch
from malaff.verbs.check import check_outputs
from malaff.verbs.guarded import guard
from malaff.verbs.printing import FAILED, OK, config_of, say, show_findings

# docs.github.com, "GitHub Pages limits": a published site may be no larger than 1 GB; "About large files on GitHub": a pushed
# file no larger than 100 MiB.
PAGES_LARGEST, PUSHED_LARGEST = 1_000_000_000, 100 * 1024 * 1024
OURS = ".malaff-published"  # in a published folder: the files that were put there, and so may be replaced
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold: same site, same bytes
LARGE = 3  # files named as the largest


def run(options: Namespace) -> int:
    """Publish the site, or say what would go where. Raises UsageError, OutputError where it must not or cannot go."""
    if options.remote and not options.branch:
        raise UsageError("--remote", "says where a branch goes, and none is named", "Add --branch.")
    config = config_of(options)
    collection, site = load_collection(config), Path(config.root) / "dist" / "site"
    _require_site(config, site)
    if open_findings := _find(collection, site, strict=options.strict):
        show_findings(options, open_findings)
        say(options, f"publish: nothing was sent: {len(open_findings)} findings stand open")
        return FAILED
    files = _list(site)
    total = sum((site / name).stat().st_size for name in files)
    for line in _inventory(site, files):
        say(options, f"  {line}")
    send = _to_branch if options.branch else _to_zip if options.zip else _to_folder
    where = send(options, collection, config, site, files)
    verb = "would go" if options.dry_run else "went"
    say(options, f"publish: {len(files)} files, {_words(total)}, {verb} to {where}")
    return OK


# ---------------------------------------------------------------- may it go


def _require_site(config: Config, site: Path) -> None:
    """Raises OutputError or PageError where the site is missing, or older than docs/ or the restrictions in force."""
    root = Path(config.root)
    had = site.is_dir()
    guard(config)  # deletes a site that is older than the restrictions, and refuses docs/ that are
    if not (site / "index.html").is_file():
        why = "was older than the restrictions in force and is deleted" if had else "has not been made"
        raise OutputError("dist/site", why, "Run `malaff build`, then this again.")
    if not is_current(root, site / "index.html"):
        raise OutputError("dist/site", "was not made under the restrictions in force", "Run `malaff build`, then this again.")
    if not is_fresh(root):
        raise OutputError("dist/site", "is older than docs/, theme_overrides/ or mkdocs.yml", "Run `malaff build`, then this again.")


def _find(collection: Collection, site: Path, *, strict: bool) -> tuple[Finding, ...]:
    """What forbids publishing: all that `check` finds, but an output that was never made; under `--strict` every open finding."""
    found = check_outputs(collection, site.parent).findings
    told = tuple(finding for article in collection.articles for finding in article.findings) if strict else ()
    return (*(finding for finding in found if not finding.code.endswith(".missing")), *told)


def _list(site: Path) -> tuple[str, ...]:
    """The site's files. Raises OutputError where a link stands among them: what it leads to is nothing that was checked."""
    paths = sorted(site.rglob("*"))
    for path in paths:
        if path.is_symlink():
            raise OutputError(f"dist/site/{path.relative_to(site).as_posix()}", "is a link", "Take it away, or run `malaff site`.")
    return tuple(path.relative_to(site).as_posix() for path in paths if path.is_file())


def _inventory(site: Path, files: Sequence[str]) -> list[str]:
    """How much stands in each folder of the site, and its largest files."""
    sizes = {name: (site / name).stat().st_size for name in files}
    folders: dict[str, list[int]] = {}
    for name, count in sizes.items():
        folders.setdefault(name.partition("/")[0] + "/" if "/" in name else "pages at the top", []).append(count)
    rows = [f"{folder}: {len(counts)} files, {_words(sum(counts))}" for folder, counts in sorted(folders.items())]
    large = sorted(sizes, key=lambda name: (-sizes[name], name))[:LARGE]
    return [*rows, "largest: " + ", ".join(f"{name} ({_words(sizes[name])})" for name in large)]


def _words(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


# ---------------------------------------------------------------- where it goes


def _to_folder(options: Namespace, collection: Collection, config: Config, site: Path, files: Sequence[str]) -> str:
    """Copy the site. Raises OutputError where DIR holds anything that `publish` did not put there."""
    folder: Path = options.folder.resolve()
    if folder.is_relative_to(site.resolve()) or site.resolve().is_relative_to(folder):
        raise OutputError(str(folder), "is the site itself, stands in it or around it", "Name another folder.")
    if folder.exists():
        ours = folder / OURS
        known = {OURS, *(ours.read_text("utf-8").split("\n") if ours.is_file() else ())}
        names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
        if (own := next((name for name in names if name not in known), None)) is not None:
            raise OutputError(str(folder), f"holds «{own}», which `malaff publish` did not put there",
                              "Name a folder that is new or empty, or move the file away.")
    if not options.dry_run:
        with replacing_folder(folder) as work:
            shutil.copytree(site, work, dirs_exist_ok=True)
            (work / OURS).write_text("\n".join(files), encoding="utf-8", newline="")
    return str(folder)


def _to_zip(options: Namespace, collection: Collection, config: Config, site: Path, files: Sequence[str]) -> str:
    """Pack the site with index.html at the top. Raises OutputError where FILE is no .zip or lies in the site."""
    path: Path = options.zip.resolve()
    if path.suffix.lower() != ".zip" or path.is_relative_to(site.resolve()):
        raise OutputError(str(path), "is no name of a zip outside the site", "Write --zip dossier.zip, for one.")
    if not options.dry_run:
        with replacing(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as pack:
            for name in sorted(files, key=lambda name: (name != "index.html", name)):
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(entry, (site / name).read_bytes())
    return str(path)


def _to_branch(options: Namespace, collection: Collection, config: Config, site: Path, files: Sequence[str]) -> str:
    """Commit the site to a branch, and push it where a remote is named. Raises OutputError where GitHub would refuse it."""
    sizes = {name: (site / name).stat().st_size for name in files}
    if (total := sum(sizes.values())) > PAGES_LARGEST:
        raise OutputError("dist/site", f"holds {_words(total)}; GitHub Pages takes {_words(PAGES_LARGEST)}",
                          "Leave out `pdf --articles`, split the collection, or publish to a folder of another server.")
    if (large := max(sizes, key=lambda name: sizes[name])) and sizes[large] > PUSHED_LARGEST:
        raise OutputError(f"dist/site/{large}", f"holds {_words(sizes[large])}; GitHub takes files of {_words(PUSHED_LARGEST)}",
                          "Split the collection, or publish to a folder of another server.")
    branch = Branch(Path(config.root), options.branch, options.remote)
    where = f"the branch {branch.name} of {branch.repository}" + (f" and of {branch.remote}" if branch.remote else "")
    say(options, f"publish: {total / PAGES_LARGEST:.1%} of what GitHub Pages takes ({_words(PAGES_LARGEST)})")
    if options.dry_run:
        return where
    # Earlier commits may hold what an editor keeps back today: while anything is restricted, the branch has no history.
    tip = branch.commit(site, f"publish: {len(collection.articles)} articles", history=guard(config) == "")
    if branch.remote:
        branch.push(tip)
        return where
    return f"{where} (commit {tip[:10]}; `git push origin {branch.name}` sends it)"
