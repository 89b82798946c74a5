"""Let the disk refuse one write at many points of all stages: each is one message, and what stood there still stands.

    python tests/slow/faults.py [FAULTS] [SEED]

Needs Linux and a C compiler: a small library loaded before the system's own (LD_PRELOAD) counts what a stage opens for writing,
writes, makes, links and renames below the collection, and refuses the one call that it is told to: no space, no permission, an
input/output error, in turn. A stage that gets on without the call (a link that is copied instead, a cache that is not kept)
must end as if nothing had been; such points are counted apart, until FAULTS (default: 40) others were found.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kills import PROJECT, STAGES, TREES, change, litter, malaff, state

sys.path.insert(0, str(PROJECT / "tests/samples"))
from collections_made import copy_collection

LINES = 5  # of a message
REFUSALS = (errno.ENOSPC, errno.EACCES, errno.EIO)
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/types.h>
static long count;
/* Whether this call is the one to refuse; the number of calls is told at the end. */
static int refuse(const char *path) {
    const char *root = getenv("FAULT_ROOT"), *at = getenv("FAULT_AT");
    char whole[4096];
    if (!root || !at || !path) return 0;
    if (path[0] != '/') { if (!getcwd(whole, 2000)) return 0; strcat(whole, "/"); strncat(whole, path, 2000); path = whole; }
    if (strncmp(path, root, strlen(root))) return 0;
    if (++count != atol(at)) return 0;
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}
static int refuse_fd(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return refuse(path);
}
__attribute__((destructor)) static void tell(void) {
    const char *file = getenv("FAULT_COUNT");
    if (!file || !count) return;
    FILE *out = fopen(file, "w");
    if (out) { fprintf(out, "%ld", count); fclose(out); }
}
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)
#define OPEN(name) int name(const char *path, int flags, ...) { REAL(name); mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if ((flags & O_ACCMODE) != O_RDONLY && refuse(path)) return -1; \
    return real(path, flags, mode); }
OPEN(open)
OPEN(open64)
ssize_t write(int fd, const void *data, size_t size) { REAL(write); return refuse_fd(fd) ? -1 : real(fd, data, size); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { REAL(pwrite64);
    return refuse_fd(fd) ? -1 : real(fd, data, size, at); }
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    static ssize_t (*real)(int, int, off64_t *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "sendfile64");
    return refuse_fd(to) ? -1 : real(to, from, at, size); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return refuse(path) ? -1 : real(path, mode); }
int rename(const char *from, const char *to) { REAL(rename); return refuse(to) ? -1 : real(from, to); }
int link(const char *from, const char *to) { REAL(link); return refuse(to) ? -1 : real(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { REAL(linkat);
    return refuse(to) ? -1 : real(a, from, b, to, flags); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { REAL(renameat2);
    return refuse(to) ? -1 : real(a, from, b, to, flags); }
"""


def compiled(folder: Path) -> Path:
    """The library."""
    source, library = folder / "shim.c", folder / "shim.so"
    source.write_text(SHIM, "utf-8")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, source, "-ldl"], check=True)
    return library


def run(stage: str, root: Path, library: Path, at: int, refusal: int = errno.EIO) -> tuple[int, str, int]:
    """Run a stage with its `at`th write refused (0: none): its exit code, what it said, and how many writes there were."""
    told = root.parent / "count"
    told.write_text("0", "ascii")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "build_scripts"), "LD_PRELOAD": str(library), "FAULT_ROOT": str(root),
                   "FAULT_AT": str(at), "FAULT_ERRNO": str(refusal), "FAULT_COUNT": str(told)}
    words = ["--jobs", "1"] if stage in ("convert", "pdf") else []
    done = subprocess.run([sys.executable, "-m", "malaff", "--root", str(root), "-q", stage, *words], env=environment, capture_output=True,
                          text=True, check=False)
    return done.returncode, done.stderr, int(told.read_text("ascii"))


def trees(root: Path) -> dict[str, str]:
    """The state of each tree."""
    return {name: state(root / name) for name in TREES}


def befores(root: Path, library: Path) -> dict[str, tuple[Path, dict[str, str], dict[str, str], int]]:
    """For each stage: the collection as it was before it, its trees then and after it, and how many writes it makes."""
    change(root, 0)
    malaff(root, "build").wait()
    change(root, 1)
    found = {}
    for stage in STAGES:
        kept = root.parent / f"before-{stage}"
        shutil.copytree(root, kept, symlinks=True)
        before = trees(root)
        code, said, writes = run(stage, root, library, 0)
        if code:
            raise SystemExit(f"{stage} fails: {said}")
        found[stage] = kept, before, trees(root), writes
    return found


def main(faults: int = 40, seed: int = 1) -> int:
    """Print a line for each fault; 1 where one was not one message or left something half."""
    chance = random.Random(seed)
    wrong = said_so = got_over = 0
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(Path(folder))
        root = copy_collection(Path(folder) / "c")
        stages = befores(root, library)
        print(", ".join(f"{stage}: {writes} writes" for stage, (_, _, _, writes) in stages.items()), flush=True)
        while said_so + wrong < faults:
            number = said_so + got_over + wrong
            stage, refusal = STAGES[number % len(STAGES)], REFUSALS[number % len(REFUSALS)]
            kept, before, after, writes = stages[stage]
            shutil.rmtree(root)
            shutil.copytree(kept, root, symlinks=True)
            at = chance.randint(1, writes)
            code, said, _ = run(stage, root, library, at, refusal)
            now, name = trees(root), errno.errorcode[refusal]
            problem = judge(code, said, now, before, after) or ", ".join(litter(root))
            print(f"{stage}, write {at} of {writes}, {name}: {problem or (said.splitlines() or ['got on without it'])[0]}", flush=True)
            if problem:
                wrong += 1
            elif code:
                said_so += 1
            else:
                got_over += 1
    print(f"{said_so} of {said_so + wrong} write faults: one message, old tree kept ({got_over} more were got over)")
    return 1 if wrong else 0


def judge(code: int, said: str, now: dict[str, str], before: dict[str, str], after: dict[str, str]) -> str:
    """What is wrong after a fault; empty where nothing is."""
    messages = [line for line in said.splitlines() if not line.startswith("  ")]
    mixed = [name for name in TREES if now[name] not in (before[name], after[name])]
    if mixed:
        return f"mixed: {mixed}"
    if "Traceback" in said:
        return "a traceback"
    if code == 0:
        return "" if now == after else "ended well, but is not what it should be"
    if len(messages) != 1 or len(said.splitlines()) > LINES:
        return f"{len(messages)} messages: {said!r}"
    return ""


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
