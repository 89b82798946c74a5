"""The command line: parse, call one stage, print; nothing else."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from malaff import __version__
from malaff.model.errors import MachineError, MalaffError, SeedError
from malaff.model.records import Config, Finding

SLOW = 1.0  # seconds after which long work shows progress on a terminal
SHOWN = 10  # findings on a terminal before the rest is only counted: a screen's worth, two lines each
OK, FAILED = 0, 1

Options = argparse.Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns the exit code (0 to 8; design section 6)."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end of life; README says what we do about it
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if options.verbose else logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    try:
        return int(options.run(options))
    except MalaffError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130  # 128 + SIGINT, what shells expect
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader of our output has gone; say nothing at exit either
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="malaff", description="Raw Arabic press texts become a searchable site, a PDF and an EPUB.")
    parser.add_argument("--version", action="version", version=f"malaff {__version__}")
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the collection's folder (default: here)")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what each step does")
    parser.add_argument("--strict", action="store_true", help="findings end with exit code 1")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, run: Callable[[Options], int], text: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    one = verb("convert", _convert, "raw texts in seeds/ become article pages in docs/articles/")
    _add_convert_options(one)
    one.add_argument("--check", action="store_true", help="change nothing; exit 1 if pages are not up to date")
    two = verb("index", _index, "article pages become the indexes: home, timeline, actors, places, topics, quotes, sources")
    two.add_argument("--check", action="store_true", help="change nothing; exit 1 if pages are not up to date")
    verb("site", _site, "docs/ becomes dist/site/")
    pdf = verb("pdf", _pdf, "docs/ becomes dist/dossier.pdf")
    pdf.add_argument("--articles", action="store_true", help="also one PDF an article, dist/articles/<id>.pdf")
    _add_jobs(pdf)
    epub = verb("epub", _epub, "docs/ becomes dist/dossier.epub")
    epub.add_argument("--volumes", action="store_true", help="split a large collection into volumes")
    build = verb("build", _build, "all of it: convert, index, pdf, epub, site")
    _add_convert_options(build)
    verb("check", _check, "prove what was built: every article whole in every output, nothing removed shown, files sound")
    explain = verb("explain", _explain, "one raw text with everything that was removed, repaired and found, and why")
    explain.add_argument("stem", metavar="STEM", help="the name of the raw text without its ending")
    new = verb("new", _new, "a fresh collection in DIR")
    new.add_argument("dir", type=Path, metavar="DIR")
    serve = verb("serve", _serve, "make the site, show it on this machine, and make it again when a file changes")
    serve.add_argument("--port", type=int, default=8000, metavar="N")
    return parser


def _add_convert_options(parser: argparse.ArgumentParser) -> None:
    _add_jobs(parser)
    parser.add_argument("--shard", type=_shard, default=(1, 1), metavar="I/N", help="convert the I-th of N parts (for several machines)")


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="workers (default: one a core)")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; write 1 or more")
    return int(text)


def _shard(text: str) -> tuple[int, int]:
    part, slash, whole = text.partition("/")
    if not (slash and part.isdecimal() and whole.isdecimal() and 1 <= int(part) <= int(whole)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part; write 1/4 for the first of four")
    return int(part), int(whole)


# ---------------------------------------------------------------- verbs


def _config(options: Options) -> Config:
    from malaff.collection.config import load_config

    root: Path = options.root.absolute()
    return load_config(root)


def _convert(options: Options) -> int:
    from malaff.verbs.convert import convert

    config = _config(options)
    check = getattr(options, "check", False)
    done = convert(config, check=check, jobs=options.jobs, shard=options.shard, progress=_Progress("convert"))
    for problem in (*done.problems, *done.stored.refused):
        print(problem, file=sys.stderr)
    _show_findings(options, done.findings)
    kept_back = f", {done.withheld} withheld" if done.withheld else ""
    if check:
        return _checked("convert", done.stored.stale, options) or _code(done.problems, done.stored.refused, done.findings, options)
    _say(options, f"convert: {done.articles} articles{kept_back} in docs/articles "
                  f"({len(done.stored.written)} written, {done.stored.unchanged} unchanged, {len(done.stored.deleted)} deleted)")
    return _code(done.problems, done.stored.refused, done.findings, options)


def _index(options: Options) -> int:
    from malaff.collection.load import load_collection
    from malaff.collection.store import store_pages
    from malaff.site.pages.index import build_index

    config = _config(options)
    pages = build_index(load_collection(config), config)
    check = getattr(options, "check", False)
    stored = store_pages(Path(config.root) / "docs", "index", pages, check=check)
    for problem in stored.refused:
        print(problem, file=sys.stderr)
    if check:
        return _checked("index", stored.stale, options) or _code((), stored.refused, (), options)
    _say(options, f"index: {len(pages)} pages in docs ({len(stored.written)} written, {stored.unchanged} unchanged, "
                  f"{len(stored.deleted)} deleted)")
    return _code((), stored.refused, (), options)


def _site(options: Options) -> int:
    from malaff.collection.load import load_collection
    from malaff.site.build import build_site

    config = _config(options)
    path = build_site(load_collection(config), config, Path(config.root) / "dist")
    return _made(options, "site", path / "index.html", config)


def _pdf(options: Options) -> int:
    from malaff.collection.load import load_collection
    from malaff.pdf.build import build_article_pdfs, build_pdf

    config = _config(options)
    collection, dist = load_collection(config), Path(config.root) / "dist"
    findings: list[Finding] = []
    path = build_pdf(collection, config, dist, jobs=options.jobs, report=findings.append)
    if getattr(options, "articles", False):
        paths = build_article_pdfs(collection, config, dist, jobs=options.jobs)
        _say(options, f"pdf: {len(paths)} article files in dist/articles")
    _show_findings(options, findings)
    return _made(options, "pdf", path, config) or _code((), (), findings, options)


def _epub(options: Options) -> int:
    from malaff.collection.load import load_collection
    from malaff.epub.build import build_epub

    config = _config(options)
    paths = build_epub(load_collection(config), config, Path(config.root) / "dist", volumes=getattr(options, "volumes", False))
    return max(_made(options, "epub", path, config) for path in paths)


def _build(options: Options) -> int:
    """All stages; a raw text that cannot be used or a PDF that the machine cannot make does not stop the rest."""
    return _run_all(options, _convert, _index, _pdf, _epub, _site)


def _run_all(options: Options, *stages: Callable[[Options], int]) -> int:
    codes = []
    for stage in stages:
        try:
            codes.append(stage(options))
        except MachineError as error:
            print(error, file=sys.stderr)
            codes.append(error.exit_code)
    return next((code for code in (*(c for c in codes if c == MachineError.exit_code), *codes) if code), OK)


def _check(options: Options) -> int:
    from malaff.collection.load import load_collection
    from malaff.verbs.check import check_outputs

    config = _config(options)
    collection = load_collection(config)
    result = check_outputs(collection, config, Path(config.root) / "dist")
    _show_findings(options, result.findings)
    for line in result.proven:
        _say(options, line)
    _say(options, f"check: {len(result.findings)} findings")
    return FAILED if result.findings else OK


def _explain(options: Options) -> int:
    from malaff.verbs.explain import explain

    print(explain(_config(options), options.stem, colour=sys.stdout.isatty()))
    return OK


def _new(options: Options) -> int:
    from malaff.verbs.new import new_collection

    made = new_collection(options.dir.absolute())
    _say(options, f"new: a collection in {options.dir}; put raw texts into {made.name}/ and run: malaff --root {options.dir} build")
    return OK


def _serve(options: Options) -> int:
    from malaff.verbs.serve import serve

    config = _config(options)
    stages = Options(**vars(options), jobs=1, shard=(1, 1))
    return serve(config, options.port, build=lambda: _run_all(stages, _convert, _index, _site))


# ---------------------------------------------------------------- printing


class _Progress:
    """A counter on one line of a terminal, once the work has taken a second; nothing elsewhere."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.start = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self.start < SLOW:
            return
        print(f"\r{self.name}: {done} of {total}", end="\r\033[K" if done >= total else "", file=sys.stderr, flush=True)


def _say(options: Options, text: str) -> None:
    if not options.quiet:
        print(text)


def _made(options: Options, name: str, path: Path, config: Config) -> int:
    shown = path.relative_to(config.root) if path.is_relative_to(config.root) else path
    _say(options, f"{name}: {shown} ({_size(path)})")
    return OK


def _size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _show_findings(options: Options, findings: Sequence[Finding]) -> None:
    """The findings, the first of them only where there are many; `-v` shows all, the site's page about the data lists them."""
    if options.quiet:
        return
    most = len(findings) if options.verbose else SHOWN
    for finding in findings[:most]:
        _print_finding(finding)
    if len(findings) > most:
        print(f"… {len(findings) - most} more findings (-v shows all; docs/about-the-data.md lists them)", file=sys.stderr)


def _print_finding(finding: Finding) -> None:
    print(f"{finding.where}: {finding.code}: {finding.text}" + (f"\n  {finding.hint}" if finding.hint else ""), file=sys.stderr)


def _checked(verb: str, stale: Sequence[str], options: Options) -> int:
    for name in stale[:20]:
        print(f"docs/{name}: not as `malaff {verb}` would write it", file=sys.stderr)
    _say(options, f"{verb}: {len(stale)} pages are not up to date" if stale else f"{verb}: up to date")
    return FAILED if stale else OK


def _code(problems: Sequence[SeedError], refused: Sequence[MalaffError], findings: Sequence[Finding], options: Options) -> int:
    errors = (*refused, *problems)
    if errors:
        return errors[0].exit_code
    return FAILED if options.strict and findings else OK
