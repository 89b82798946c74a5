#!/usr/bin/env python3
"""Set up what the machine lacks, then run one verb: `python3 run.py build`, `test`, `guide` (dist/guide/), or any verb of malaff.

Standard library only. Everything is installed into .venv from lock files with hashes, again only when they change.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"build": ["requirements.lock"], "test": ["requirements.lock", "requirements-test.lock"]}
ALL_TESTS = ["-n", "auto", "--dist", "worksteal"]  # a process for each core; neighbours, which share what they build, stay together
LACKING = 8  # the exit code for something that the machine lacks (README, Exit codes)

# What WeasyPrint and Pillow load by name: the library, and the Debian package that brings it.
PANGO = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0", "harfbuzz-subset": "libharfbuzz-subset0",
         "fribidi": "libfribidi0"}  # Pillow sets the Arabic of the cover with it
# What the tests' browser driver loads, and the programs that they run for real, with their Debian packages.
DRIVER = {"atomic": "libatomic1"}
PROGRAMS = {"chromium": "chromium", "java": "default-jre-headless", "pdftotext": "poppler-utils", "qpdf": "qpdf", "git": "git"}
ELSEWHERE = {
    "build": "  Fedora:  sudo dnf install pango harfbuzz\n  macOS:   brew install pango\n"
             "  Windows: install MSYS2, then: pacman -S mingw-w64-ucrt-x86_64-pango",
    "test": "  Fedora:  sudo dnf install pango harfbuzz chromium java-latest-openjdk-headless poppler-utils qpdf git\n"
            "  macOS:   brew install pango chromium openjdk poppler qpdf git\n"
            "  Windows: install MSYS2 (pacman -S mingw-w64-ucrt-x86_64-pango), Chromium, a Java runtime, Poppler and qpdf",
}


def main(arguments: list[str]) -> int:
    """Set up for the verb, run it, and return its exit code, or 8 where something is still lacking."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything has checked the version
        return _fail(f"Malaff needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    purpose = "test" if arguments[0] == "test" else "build"
    lacking = install_system(purpose)
    if code := install_python(purpose):
        return code
    if purpose == "test":
        if lacking:
            return LACKING
        return run([PYTHON, "-m", "pytest", *(arguments[1:] or ALL_TESTS)])
    if arguments[0] == "guide":
        command = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--strict", "-f"]
        return max(run([*command, f"guide/{language}.yml"]) for language in ("en", "ar"))
    code = run([PYTHON, "-m", "malaff", *arguments])
    return code or (LACKING if lacking and arguments[0] in ("build", "pdf") else 0)


def run(words: list, **more: object) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run([str(word) for word in words], cwd=ROOT, check=False, **more).returncode


# ---------------------------------------------------------------- what the system has to bring


def install_system(purpose: str) -> bool:
    """Install the system's libraries and programs where that is allowed; else say how. True where something still lacks."""
    packages = missing_packages(purpose)
    if not packages:
        return False
    may = shutil.which("apt-get") and prefix() is not None
    if may:
        print(f"run.py: installing {' '.join(packages)} (apt-get)", file=sys.stderr, flush=True)
        apt(["update", "-qq"])
        apt(["install", "-y", "-qq", "--no-install-recommends", *packages])
        packages = missing_packages(purpose)
    if packages:
        print(f"run.py: this machine lacks {', '.join(packages)}; what does not need them is still made.\n"
              f"  Debian, Ubuntu: sudo apt-get install -y --no-install-recommends {' '.join(packages)}\n{ELSEWHERE[purpose]}",
              file=sys.stderr, flush=True)
    return bool(packages)


def missing_packages(purpose: str) -> list[str]:
    """The Debian packages whose library or program is not found."""
    libraries = PANGO | DRIVER if purpose == "test" else PANGO
    missing = [package for name, package in libraries.items() if not _has_library(name)]
    if purpose == "test":
        missing += [package for name, package in PROGRAMS.items() if not _has_program(name)]
    return missing


def _has_library(name: str) -> bool:
    if ctypes.util.find_library(name):
        return True
    folders = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
    return any(next(Path(folder).glob(f"**/lib{name}.*"), None) for folder in folders if Path(folder).is_dir())


def _has_program(name: str) -> bool:
    names = {"chromium": ("chromium", "chromium-browser", "google-chrome")}.get(name, (name,))
    return any(shutil.which(each) for each in names)


def prefix() -> "list[str] | None":
    """What to put before apt-get: nothing for root, sudo where it asks for no password; None where neither is so."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt(words: list) -> None:
    """Run apt-get without questions; whether it worked is seen by looking for what it should have brought."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run([*(prefix() or []), "apt-get", *words], env=environment, stdout=subprocess.DEVNULL)


# ---------------------------------------------------------------- what Python has to bring


def install_python(purpose: str) -> int:
    """Make .venv and install the locked packages and Malaff itself. Returns an exit code."""
    if is_ready(purpose):
        return 0
    print("run.py: setting up .venv (once)", file=sys.stderr, flush=True)
    uv = shutil.which("uv")
    if not PYTHON.exists() and (code := make_venv(uv)):
        return code
    install = [uv, "pip", "install", "-q", "--python", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "-qq"]
    files = [word for lock in LOCKS[purpose] for word in ("-r", ROOT / lock)]
    if run([*install, "--require-hashes", *files]) or run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT]):
        return _fail("the Python packages could not be installed (see above); look at the network and run the command again.")
    (VENV / f".ready-{purpose}").write_text(stamp(purpose))
    return 0


def is_ready(purpose: str) -> bool:
    """Whether .venv holds what the lock files say; what the tests need includes what building needs."""
    covering = ("test",) if purpose == "test" else ("build", "test")
    marks = {each: VENV / f".ready-{each}" for each in covering}
    return PYTHON.exists() and any(mark.is_file() and mark.read_text() == stamp(each) for each, mark in marks.items())


def make_venv(uv: "str | None") -> int:
    """Make .venv with uv where it is, else with Python's own venv."""
    if uv:
        return run([uv, "venv", "-q", "--python", sys.executable, VENV])
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return _fail(f"this Python cannot make virtual environments; on Debian or Ubuntu: sudo apt-get install -y python{version}-venv")
    return 0


def stamp(purpose: str) -> str:
    """A hash of the lock files and of the Python that installs them."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (*LOCKS[purpose], "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _fail(message: str) -> int:
    print(f"run.py: {message}", file=sys.stderr)
    return LACKING


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
