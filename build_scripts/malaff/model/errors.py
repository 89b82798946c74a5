"""Errors a user can mend: each says where, what and how to mend it, and carries the exit code of the command line."""

from __future__ import annotations


class MalaffError(Exception):
    """An error with a place, a fault and a mend, shown without a traceback.

    `where` is a file (and line) relative to the collection, `what` the fault in one sentence,
    `hint` what the user can do, `private` words that the terminal shows and no file keeps.
    `exit_code` is what the command line ends with (design: 0 to 8).
    """

    exit_code = 1

    def __init__(self, where: str, what: str, hint: str = "", private: str = "") -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
        self.hint = hint
        self.private = private

    def __reduce__(self) -> tuple[type[MalaffError], tuple[str, str, str, str]]:
        """A worker hands its errors to the main process."""
        return type(self), (self.where, self.what, self.hint, self.private)

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}"]
        lines += [f"  {line}" for line in (self.private, self.hint) if line]
        return "\n".join(lines)


class UsageError(MalaffError):
    """The words of a command do not go together."""

    exit_code = 2


class ConfigError(MalaffError):
    """mkdocs.yml is missing or says something that cannot be used."""

    exit_code = 3


class VocabularyError(MalaffError):
    """A vocabulary file has an unknown key, a double id or a value of the wrong shape."""

    exit_code = 4


class SeedError(MalaffError):
    """A raw text or its sidecar cannot be used; the others still are."""

    exit_code = 5


class PageError(MalaffError):
    """A page in docs/ is malformed or was edited by a person where the program writes."""

    exit_code = 6


class OutputError(MalaffError):
    """An output could not be made."""

    exit_code = 7


class MachineError(MalaffError):
    """The machine lacks something; the hint is the command that installs it."""

    exit_code = 8
