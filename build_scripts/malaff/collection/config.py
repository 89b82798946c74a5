"""Read mkdocs.yml, the one configuration, into a Config."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import yaml

from malaff.collection.look.palette import read_palette, refuse_material
from malaff.model.errors import ConfigError
from malaff.model.records import Config

FILE = "mkdocs.yml"
DOSSIER_KEYS = ("subtitle", "publisher", "identifier", "edition", "numerals", "seeds", "palette")


class _Loader(yaml.SafeLoader):
    """A safe loader that reads `!!python/name:…` tags of mkdocs.yml as nothing, and runs none of them."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def load_config(root: Path) -> Config:
    """The configuration of the collection in `root`. Raises ConfigError with the key at fault and its mend."""
    path = root / FILE
    try:
        values = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except FileNotFoundError:
        raise ConfigError(FILE, f"not found in {root}",
                          "Go to the collection's folder, name it with --root, or make one: `malaff new DIR`.") from None
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{FILE}:{mark.line + 1}" if mark else FILE
        raise ConfigError(where, "cannot be read as YAML", str(getattr(error, "problem", error))) from error
    if not isinstance(values, dict):
        raise ConfigError(FILE, "holds no keys", "Begin with `site_name: …`.")
    extra = values.get("extra") or {}
    dossier = extra.get("dossier") if isinstance(extra, dict) else None
    if dossier is not None and not isinstance(dossier, dict):
        raise ConfigError(FILE, "extra.dossier is not a list of keys", f"Keys: {', '.join(DOSSIER_KEYS)}.")
    return _to_config(root, values, dossier or {})


def _to_config(root: Path, values: dict[str, Any], dossier: dict[str, Any]) -> Config:
    for key in dossier.keys() - set(DOSSIER_KEYS):
        raise ConfigError(f"{FILE}: extra.dossier.{key}", "unknown key", f"Known: {', '.join(DOSSIER_KEYS)}.")
    title = _text(values, "site_name")
    if not title:
        raise ConfigError(f"{FILE}: site_name", "missing", "Give the dossier a title.")
    numerals = dossier.get("numerals", "latn")
    if numerals not in ("arab", "latn"):
        raise ConfigError(f"{FILE}: extra.dossier.numerals", f"{numerals!r} is no set of digits", "Use `arab` (٠١٢) or `latn` (012).")
    url = _text(values, "site_url")
    if url and not re.match(r"https?://[^\s]+$", url):
        raise ConfigError(f"{FILE}: site_url", f"{url!r} is no web address", "Write https://…/ or leave it out.")
    if isinstance(theme := values.get("theme"), dict):
        refuse_material(theme)
    publisher = _text(dossier, "publisher") or _text(values, "site_author") or title
    return Config(
        root=str(root), title=title, subtitle=_text(dossier, "subtitle"), description=_text(values, "site_description"),
        author=_text(values, "site_author"), copyright=_text(values, "copyright"), language=_language(values),
        url=url.rstrip("/") + "/" if url else "", publisher=publisher, identifier=_identifier(dossier, url, title),
        edition=_edition(dossier), palette=read_palette(dossier.get("palette")),
        numerals=numerals, seeds=_text(dossier, "seeds") or "seeds",
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
    return str(theme.get("language", "ar")) if isinstance(theme, dict) else "ar"


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
