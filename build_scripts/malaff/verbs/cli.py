"""The command line: the table of verbs, parsing, and errors as messages; nothing else."""

from __future__ import annotations

import argparse
import difflib
import importlib
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from malaff.model.errors import MalaffError
from malaff.model.keyed import meant
from malaff.model.version import VERSION
from malaff.verbs import outputs
from malaff.verbs.printing import OK, fail
from malaff.verbs.running import run_alone, run_safely

PORTS = range(65536)  # 0 lets the system choose one
Options = argparse.Namespace
Add = Callable[[argparse.ArgumentParser], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Returns the exit code (0 to 8; design section 6)."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end of life; README says what we do about it
    try:
        options = _parser().parse_args(arguments)
        logging.basicConfig(level=logging.INFO if options.verbose else logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        run, options.report = options.run, None
        alone = options.writes and not getattr(options, "check", False)
        return run_alone(options, options.verb, run) if alone else run_safely(options, run)
    except MalaffError as error:
        return fail(error, argparse.Namespace())
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130  # 128 + SIGINT, what shells expect
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader of our output has gone; say nothing at exit either
        return OK


class _Parser(argparse.ArgumentParser):
    """Says in two lines what is wrong with the words of a command, and the nearest right one."""

    def error(self, message: str) -> NoReturn:
        """Print it and end with 2."""
        wrong = re.search(r"invalid choice: '(?P<verb>[^']*)'|unrecognized arguments: (?P<word>\S+)", message)
        hint = f"`{self.prog} --help` shows what there is."
        if wrong and wrong["verb"]:
            message, hint = f"there is no verb `{wrong['verb']}`", meant(wrong["verb"], _verbs_of(self))
        elif wrong and wrong["word"]:
            near = difflib.get_close_matches(wrong["word"], _flags_of(self), 1, 0.6)
            message, hint = f"what is `{wrong['word']}`?", f"Did you mean `{near[0]}`?" if near else hint
        self.exit(2, f"{self.prog}: {message}\n  {hint}\n")


def _verbs_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(found, {}))


def _flags_of(parser: argparse.ArgumentParser) -> list[str]:
    below = [flag for verb in _verbs_of(parser).values() for flag in _flags_of(verb)]
    return [*(flag for action in parser._actions for flag in action.option_strings), *below]


# ---------------------------------------------------------------- what a word after a verb means


def _everywhere(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, metavar="DIR", help="the collection's folder (default: here)")
    parser.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what each step does")
    parser.add_argument("--strict", action="store_true", help="findings end with exit code 1")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; write 1 or more")
    return int(text)


def _free_port(text: str) -> int:
    if not text.isdecimal() or int(text) not in PORTS:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number from 0 to {PORTS[-1]}, such as 8001")
    return int(text)


def _shard(text: str) -> tuple[int, int]:
    part, slash, whole = text.partition("/")
    if not (slash and part.isdecimal() and whole.isdecimal() and 1 <= int(part) <= int(whole)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part; write 1/4 for the first of four")
    return int(part), int(whole)


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="workers (default: one a core)")


def _part(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--shard", type=_shard, default=(1, 1), metavar="I/N", help="convert the I-th of N parts (for several machines)")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if pages are not up to date")


def _stem(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("stem", metavar="STEM", help="the name of the raw text without its ending")


def _dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR")
    parser.add_argument("--upgrade", action="store_true",
                        help="bring the theme of the collection in DIR up to date; what a person changed stays")


def _port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_free_port, default=8000, metavar="N")


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="a file, or a folder with all that is in it")


def _goal(parser: argparse.ArgumentParser) -> None:
    goals = parser.add_mutually_exclusive_group(required=True)
    goals.add_argument("--folder", type=Path, metavar="DIR", help="copy the site to DIR")
    goals.add_argument("--zip", type=Path, metavar="FILE", help="pack the site; unpacked, index.html opens it")
    goals.add_argument("--branch", nargs="?", const="gh-pages", metavar="NAME",
                       help="commit the site to a branch of the collection's repository (default: gh-pages)")
    parser.add_argument("--remote", metavar="NAME", help="with --branch: push it there (origin, for one)")
    parser.add_argument("--dry-run", action="store_true", help="say what would go where and how large it is; send nothing")


# ---------------------------------------------------------------- the table


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its module `malaff.verbs.<name>` has `run(options) -> exit code` and is imported when it is called."""

    name: str
    purpose: str
    options: tuple[Add, ...] = ()

    def run(self, options: Options) -> int:
        """Import the verb's module and run it."""
        return int(importlib.import_module(f"malaff.verbs.{self.name}").run(options))


STAGES = (
    Verb("convert", "raw texts in seeds/ become article pages in docs/articles/", (_jobs, _part, _check)),
    Verb("index", "article pages become the indexes: home, timeline, actors, places, topics, quotes, sources", (_check,)),
)
STAYING = frozenset({"check", "desk", "explain", "new", "serve"})  # verbs that write nothing in the collection, or take turns by themselves
REST = (
    Verb("add", "take files and folders into seeds/, and say what became of each", (_paths,)),
    Verb("build", "all of it: convert, index, then every output", (_jobs, _part)),
    Verb("check", "prove what was built: every article whole in every output, nothing removed shown, files sound"),
    Verb("desk", "the dossier in the browser, on this machine alone, with an editor's decisions written beside the texts", (_port,)),
    Verb("explain", "one raw text with everything that was removed, repaired and found, and why", (_stem,)),
    Verb("new", "a fresh collection in DIR", (_dir,)),
    Verb("publish", "send the checked site to a folder, a zip or a GitHub Pages branch", (_goal,)),
    Verb("serve", "make the site, show it on this machine, and make it again when a file changes", (_port,)),
)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="malaff", description="Raw Arabic press texts become a searchable site, a PDF and an EPUB.")
    parser.add_argument("--version", action="version", version=f"malaff {VERSION}")
    _everywhere(parser)
    parser.set_defaults(root=Path(), quiet=False, verbose=False, strict=False)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    after = _Parser(add_help=False, argument_default=argparse.SUPPRESS)  # understood behind the verb too
    _everywhere(after)

    def add(name: str, purpose: str, options: Sequence[Add], run: Callable[[Options], int]) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=purpose, description=purpose, parents=[after])
        for each in options:
            each(sub)
        sub.set_defaults(run=run, writes=name not in STAYING)
        return sub

    for verb in STAGES:
        add(verb.name, verb.purpose, verb.options, verb.run)
    for output in outputs.load_outputs():
        sub = add(output.name, output.purpose, (_jobs,) if output.parallel else (), partial(outputs.run, output))
        for flag, text in output.flags.items():
            sub.add_argument(f"--{flag}", action="store_true", help=text)
    for verb in REST:
        add(verb.name, verb.purpose, verb.options, verb.run)
    return parser
