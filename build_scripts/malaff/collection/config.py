"""Read mkdocs.yml, the one configuration, into a Config."""

from __future__ import annotations

import datetime
import difflib
import re
from pathlib import Path
from typing import Any

from malaff.collection.look.palette import read_palette, refuse_material
from malaff.model.errors import ConfigError
from malaff.model.keyed import meant
from malaff.model.nodes import File, compose, decode, to_values
from malaff.model.records import Config

FILE = "mkdocs.yml"
DOSSIER_KEYS = ("subtitle", "publisher", "identifier", "edition", "numerals", "seeds", "palette")


def load_config(root: Path) -> Config:
    """The configuration of the collection in `root`. Raises ConfigError with the line and key at fault and its mend."""
    file, lines = File(FILE, ConfigError), dict[str, int]()
    try:
        node = compose(decode((root / FILE).read_bytes(), file), file)
    except FileNotFoundError:
        raise ConfigError(FILE, f"not found in {root}",
                          "Go to the collection's folder, name it with --root, or make one: `malaff new DIR`.") from None
    except OSError as error:
        raise ConfigError(FILE, f"cannot be read: {error.strerror}", "Look at its permissions.") from error
    values = to_values(node, file, lines) if node is not None else None
    if not isinstance(values, dict):
        raise ConfigError(FILE, "holds no keys", "Begin with `site_name: …`.")
    extra = values.get("extra") or {}
    dossier = extra.get("dossier") if isinstance(extra, dict) else None
    try:
        if dossier is not None and not isinstance(dossier, dict):
            raise ConfigError(f"{FILE}: extra.dossier", "is not a list of keys", f"Keys: {', '.join(DOSSIER_KEYS)}.")
        return _to_config(root, values, dossier or {})
    except ConfigError as error:
        key = error.where.partition(": ")[2]
        if key not in lines:
            raise
        raise ConfigError(f"{FILE}:{lines[key]}: {key}", error.what, error.hint) from error


def _to_config(root: Path, values: dict[str, Any], dossier: dict[str, Any]) -> Config:
    for key in dossier.keys() - set(DOSSIER_KEYS):
        raise ConfigError(f"{FILE}: extra.dossier.{key}", "unknown key", meant(key, DOSSIER_KEYS))
    _check_folders(values)
    title = _text(values, "site_name")
    if not title:
        near = difflib.get_close_matches("site_name", list(values), 1, 0.7)
        what = f"missing (there is `{near[0]}`)" if near else "missing"
        raise ConfigError(f"{FILE}: site_name", what, "Give the dossier a title: `site_name: …`.")
    numerals = dossier.get("numerals", "latn")
    if numerals not in ("arab", "latn"):
        raise ConfigError(f"{FILE}: extra.dossier.numerals", f"{numerals!r} is no set of digits", "Use `arab` (٠١٢) or `latn` (012).")
    url = _text(values, "site_url")
    if url and not re.fullmatch(r"https?://[^\s\"'<>\\`{}|^]+", url):
        raise ConfigError(f"{FILE}: site_url", f"{url!r} is no web address", "Write https://…/ or leave it out.")
    if isinstance(theme := values.get("theme"), dict):
        refuse_material(theme)
    publisher = _text(dossier, "publisher") or _text(values, "site_author") or title
    return Config(
        root=str(root), title=title, subtitle=_text(dossier, "subtitle"), description=_text(values, "site_description"),
        author=_text(values, "site_author"), copyright=_text(values, "copyright"), language=_language(values),
        url=url.rstrip("/") + "/" if url else "", publisher=publisher, identifier=_identifier(dossier, url, title),
        edition=_edition(dossier), palette=read_palette(dossier.get("palette")),
        numerals=numerals, seeds=_seeds(dossier),
    )


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    if value is None:
        return ""
    if not isinstance(value, (str, int, float, datetime.date)):
        raise ConfigError(f"{FILE}: {key}", "is not a text", "Write it on one line after the colon.")
    return " ".join(str(value).split())


def _language(values: dict[str, Any]) -> str:
    theme = values.get("theme")
    language = str((theme.get("language") if isinstance(theme, dict) else None) or "ar")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise ConfigError(f"{FILE}: theme.language", f"{language!r} is no language tag", "Write `ar` for Arabic (BCP 47).")
    return language


def _seeds(dossier: dict[str, Any]) -> str:
    folder = _text(dossier, "seeds") or "seeds"
    if folder.startswith(("/", "~", "\\")) or ":" in folder or {"..", ".", "docs", "dist"} & set(folder.replace("\\", "/").split("/")):
        raise ConfigError(f"{FILE}: extra.dossier.seeds", f"{folder!r} is no folder for texts in the collection", "Write `seeds: seeds`.")
    return folder


def _check_folders(values: dict[str, Any]) -> None:
    """MkDocs' own folders are where the stages write and read."""
    for key, ours in (("docs_dir", "docs"), ("site_dir", "dist/site")):
        folder = _text(values, key) or ours
        if folder.strip("/") != ours:
            raise ConfigError(f"{FILE}: {key}", f"{folder!r} is not where Malaff works", f"Write `{key}: {ours}`.")


def _identifier(dossier: dict[str, Any], url: str, title: str) -> str:
    identifier = _text(dossier, "identifier") or url
    if not identifier:
        raise ConfigError(f"{FILE}: extra.dossier.identifier", f"«{title}» has no identifier and no site_url",
                          "Write `identifier: urn:uuid:…` (python3 -c 'import uuid; print(uuid.uuid4())').")
    if not re.match(r"(urn:|https?://|doi:)\S+$", identifier):
        raise ConfigError(f"{FILE}: extra.dossier.identifier", f"{identifier!r} is no URI", "Begin with urn:, https:// or doi:.")
    return identifier


def _edition(dossier: dict[str, Any]) -> str:
    edition = _text(dossier, "edition")
    try:
        datetime.date.fromisoformat(edition)
    except ValueError:
        raise ConfigError(f"{FILE}: extra.dossier.edition", f"{edition!r} is no date",
                          'Write the date of this edition as edition: "YYYY-MM-DD"; the outputs carry it instead of a clock.') from None
    return edition
