"""What a module depends on: a fingerprint of its import closure, with the data and templates beside it.

A kept result is good as long as the code that made it is the same. Which code that is, the imports say: the closure holds
every module of the package that the given ones reach, imports inside functions included, and every file that is not code in
the folders of these modules (`data/`, `templates/`, a style sheet). Comments count: telling them apart would cost more than
making a result once more.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.name
# `import malaff.a.b` and `from malaff.a import (b as c,\n d)`, at any depth of indentation.
IMPORT = re.compile(rf"^[ \t]*(?:from|import) (?P<module>{ROOT}[\w.]*)(?: import (?P<names>\([^)]*\)|[^\n#]*))?", re.M)
CODE = frozenset({".py", ".pyc", ".pyi"})


@functools.cache
def fingerprint(*modules: str) -> str:
    """The SHA-256 (hexadecimal) of all that `modules` (dotted names, `malaff.epub.build`) depend on inside the package.

    Raises ModuleNotFoundError where the package has no such module.
    """
    digest = hashlib.sha256()
    for path in files(*modules):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def files(*modules: str) -> tuple[Path, ...]:
    """The files that `modules` depend on: their closure's code, and what lies beside it that is not code."""
    code = {_path(name) for name in closure(*modules)}
    return tuple(sorted(code | {file for folder in {path.parent for path in code} for file in _data(folder)}))


def closure(*modules: str) -> frozenset[str]:
    """The modules of the package that `modules` reach by imports, themselves included."""
    seen: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _imports(name)
    return frozenset(seen)


def _path(module: str) -> Path:
    base = PACKAGE.joinpath(*module.split(".")[1:])
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    raise ModuleNotFoundError(module)


def _is_module(name: str) -> bool:
    base = PACKAGE.joinpath(*name.split(".")[1:])
    return base.with_suffix(".py").is_file() or (base / "__init__.py").is_file()


@functools.cache
def _imports(module: str) -> tuple[str, ...]:
    """The package's modules that `module` imports anywhere in its text, and the folders that hold it.

    Found by their lines, as parsing a hundred modules would take a second of every run; a line of a docstring that looks like an
    import makes a closure larger than it has to be, never smaller.
    """
    if module == ROOT:  # the package's face: it imports everything, late, and nothing depends on it
        return ()
    parents = module.split(".")
    found = [".".join(parents[:n]) for n in range(1, len(parents))]
    for match in IMPORT.finditer(_path(module).read_text(encoding="utf-8")):
        names = (match["names"] or "").strip("()").replace("\n", ",").split(",")
        found += [match["module"], *(f"{match['module']}.{name.split()[0]}" for name in names if name.split())]
    return tuple(name for name in dict.fromkeys(found) if _is_module(name))


def _data(folder: Path) -> Iterator[Path]:
    """Files in a module's folder that are not code, and all in its folders that are no packages."""
    if folder == PACKAGE:
        return
    for path in folder.iterdir():
        if path.is_file() and path.suffix not in CODE:
            yield path
        elif path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            yield from (file for file in path.rglob("*") if file.is_file())
