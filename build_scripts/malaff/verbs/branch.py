"""A folder as a commit on a branch of a git repository, with neither working tree nor index touched."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from malaff.model.errors import MachineError, OutputError

# What a person's configuration could change of the bytes: line endings, filters by attributes.
PLAIN = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", f"core.attributesFile={os.devnull}", "-c", "core.quotePath=false")
KEPT = "CNAME"  # the address of a site with a domain of its own, which GitHub writes into the branch
NO_JEKYLL = ".nojekyll"  # without it GitHub drops files whose names begin with an underscore


class Branch:
    """The branch `name` of the repository that `root` stands in, here and (if named) at `remote`.

    Raises OutputError where there is no repository, no such remote, no such name, or the branch is no site's.
    """

    def __init__(self, root: Path, name: str, remote: str | None) -> None:
        self.root, self.name, self.remote = root, name, remote
        self.repository = self._git("rev-parse", "--absolute-git-dir", mend="Run `git init` there, or use --folder or --zip.")
        self._git("check-ref-format", f"refs/heads/{name}", mend="Name it as git names branches: --branch gh-pages.")
        if f"branch refs/heads/{name}" in self._git("worktree", "list", "--porcelain").split("\n"):
            raise OutputError(f"branch {name}", "is checked out: its files are somebody's work", "Name another: --branch gh-pages.")
        self.there = self._fetch() if remote else ""
        here = self._tip(f"refs/heads/{name}")
        ahead = bool(here and self.there) and self._says("merge-base", "--is-ancestor", self.there, here)
        self.parent = here if ahead or not self.there else self.there
        top = self._git("ls-tree", "--name-only", self.parent).split("\n") if self.parent else []
        if any(top) and "index.html" not in top:
            raise OutputError(f"branch {name}", "holds other files than a site's", "Name another branch: --branch gh-pages.")

    def commit(self, folder: Path, message: str, *, history: bool) -> str:
        """Commit `folder` as the branch's whole tree and return the commit; the one that stands if it is the same already.

        Without `history` the commit has no parent. Raises OutputError where git refuses.
        """
        tree = self._tree(folder)
        parents = self._git("rev-list", "--count", self.parent) if self.parent else "0"
        if self.parent and self._git("rev-parse", f"{self.parent}^{{tree}}") == tree and (history or parents == "1"):
            tip = self.parent
        else:
            above = ["-p", self.parent] if self.parent and history else []
            tip = self._git("commit-tree", tree, *above, "-m", message,
                            mend="If git asks who you are: `git config user.name …` and `git config user.email …`.")
        self._git("update-ref", "-m", "malaff publish", f"refs/heads/{self.name}", tip)
        return tip

    def push(self, tip: str) -> None:
        """Send a commit to the remote's branch, if nobody else has changed it meanwhile. Raises OutputError."""
        if tip != self.there:
            ref = f"refs/heads/{self.name}"
            self._git("push", f"--force-with-lease={ref}:{self.there}", str(self.remote), f"{tip}:{ref}",
                      mend="Look at what git says; the commit is kept, and the same command sends it again.")

    def _tree(self, folder: Path) -> str:
        """Write the folder's files, `.nojekyll` and the branch's own CNAME as a tree, through an index of its own."""
        with tempfile.TemporaryDirectory() as work:
            own = {"GIT_DIR": self.repository, "GIT_WORK_TREE": str(folder), "GIT_INDEX_FILE": str(Path(work) / "index")}
            self._git("add", "--all", "--force", ".", at=folder, **own)
            kept = self._git("ls-tree", self.parent, KEPT).split() if self.parent and not (folder / KEPT).exists() else []
            extra = [(self._git("hash-object", "-w", "--stdin"), NO_JEKYLL), *((blob, KEPT) for blob in kept[2:3])]
            for blob, name in extra:
                self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", at=folder, **own)
            return self._git("write-tree", at=folder, **own)

    def _fetch(self) -> str:
        """The tip of the remote's branch, fetched; empty where it has none."""
        remote = str(self.remote)
        if remote not in self._git("remote").split("\n"):
            raise OutputError(f"--remote {remote}", "is no remote of the repository", "`git remote -v` lists those that are.")
        rows = self._git("ls-remote", remote, f"refs/heads/{self.name}", mend="Look at its address: `git remote -v`.")
        if not rows:
            return ""
        self._git("fetch", "--quiet", "--no-tags", remote, f"refs/heads/{self.name}")
        return self._tip("FETCH_HEAD")

    def _tip(self, ref: str) -> str:
        return self._run(("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"), self.root, {}).stdout.strip()

    def _says(self, *arguments: str) -> bool:
        return self._run(arguments, self.root, {}).returncode == 0

    def _git(self, *arguments: str, mend: str = "Look at what git says.", at: Path | None = None, **own: str) -> str:
        done = self._run(arguments, at or self.root, own)
        if done.returncode:
            said = " ".join((done.stderr.strip() or done.stdout.strip()).split("\n")[:2])[:300]
            raise OutputError(f"git {arguments[0]}", said or "fails", mend)
        return done.stdout.strip()

    def _run(self, arguments: tuple[str, ...], at: Path, own: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """One call of git, which reads nothing and takes no repository from the caller's environment."""
        taken = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
        around = {key: value for key, value in os.environ.items() if key not in taken}
        try:
            return subprocess.run(["git", *PLAIN, *arguments], cwd=at, env={**around, "LC_ALL": "C", **own}, check=False, text=True,
                                  stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
        except FileNotFoundError as error:
            raise MachineError("git", "is not on this machine", "sudo apt-get install -y git") from error
