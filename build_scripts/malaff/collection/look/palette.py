"""The palette and the sizes of type of one dossier: look.yml, and the colours that a collection puts in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Template
from typing import Any, Literal

import yaml

from malaff.collection.look.colour import READABLE, contrast, lighter_until, reads_on, reads_on_any, to_hex
from malaff.model.errors import ConfigError
from malaff.model.records import Collection, Config, Palette

WHERE = "mkdocs.yml: extra.dossier.palette"
SCHEMES = ("light", "dark")
FOLLOWING = ("rubric", "petrol", "ochre")  # in the dark a collection's own colour is the same hue, as light as it must be
Output = Literal["site", "pdf", "epub"]
OUTPUTS: tuple[Output, ...] = ("site", "pdf", "epub")
TONE = re.compile(r'"\{([a-z0-9]+)\}"')  # a colour in a drawing, by its name


def palette_of(dossier: Collection | Config) -> Palette:
    """The colours of a dossier: its own, else those of look.yml."""
    return dossier.palette or default_palette()


def paint(drawing: str, palette: Palette) -> str:
    """SVG whose colours are names (`fill="{rubric}"`) with the colours of paper in their place."""
    return TONE.sub(lambda match: f'"{palette.light[match[1]]}"', drawing)


def fill(sheet: str, palette: Palette, output: Output) -> str:
    """A style sheet with its colours (`$rubric`) and sizes (`$t_small`) filled in."""
    sizes = {f"t_{name}": size for name, size in sizes_of(output).items()}
    return Template(sheet).substitute({**palette.light, **sizes})


@cache
def _look() -> dict[str, Any]:
    text = resources.files("malaff.collection.look").joinpath("look.yml").read_text(encoding="utf-8")
    look: dict[str, Any] = yaml.safe_load(text)
    return look


@cache
def default_palette() -> Palette:
    """The palette of look.yml."""
    rows = _look()["colours"]
    return Palette(*({name: pair[at] for name, pair in rows.items()} for at in range(2)))


@cache
def sizes_of(output: Output) -> dict[str, str]:
    """The sizes of type of an output by name, in its own unit."""
    at = OUTPUTS.index(output)
    return {name: row[at] for name, row in _look()["sizes"].items() if row[at] is not None}


def read_palette(values: object) -> Palette | None:
    """The palette with what `extra.dossier.palette` changes of it: `{light: {rubric: "#14532d"}, dark: {…}}`.

    Where the dark scheme is not given, a new rubric, petrol or ochre keeps its hue there; so does the EPUB's one red. Raises
    ConfigError naming the key where a colour is unknown, is none, or could not be read on what it stands on; None where nothing is given.
    """
    if values is None:
        return None
    default = default_palette()
    given = _given(values)
    light = {**default.light, **given["light"]}
    dark = {**default.dark, **given["dark"]}
    for name in given["light"].keys() & set(FOLLOWING) - given["dark"].keys():
        dark[name] = lighter_until(light[name], reads_on(dark["panel"]))
    if "rubric" in given["light"] and "signal" not in given["light"]:
        light["signal"] = lighter_until(light["rubric"], reads_on_any)
    if "rubric" in given["light"] and "onrub" not in given["light"]:
        light["onrub"] = _letters_on(light["rubric"], light["onrub"])
    dark["signal"] = light["signal"]
    palette = Palette(light, dark)
    _refuse_unreadable(palette)
    return palette


def _letters_on(ground: str, first: str) -> str:
    return first if contrast(first, ground) >= READABLE else "#000000"


def _given(values: object) -> dict[str, dict[str, str]]:
    names = default_palette().light
    if not isinstance(values, dict) or not set(values) <= set(SCHEMES):
        raise ConfigError(WHERE, "holds something else than `light` and `dark`", 'Write palette: {light: {rubric: "#14532d"}}.')
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for scheme, colours in values.items():
        if not isinstance(colours, dict):
            raise ConfigError(f"{WHERE}.{scheme}", "is no list of colours", 'Write names with their colours: {rubric: "#14532d"}.')
        for name, colour in colours.items():
            where = f"{WHERE}.{scheme}.{name}"
            if name not in names:
                raise ConfigError(where, "is no colour of the look", f"Known: {', '.join(names)}.")
            try:
                found[scheme][name] = to_hex(str(colour))
            except ValueError:
                raise ConfigError(where, f"{colour!r} is no colour", 'Write it as "#rrggbb", in quotation marks.') from None
    return found


def _refuse_unreadable(palette: Palette) -> None:
    for scheme, colours in zip(SCHEMES, palette, strict=True):
        for name, ground in _look()["contrast"]:
            if (reached := contrast(colours[name], colours[ground])) < READABLE:
                raise ConfigError(
                    f"{WHERE}.{scheme}", f"{name} {colours[name]} on {ground} {colours[ground]} cannot be read: {reached:.1f} to 1",
                    f"Take one of them darker or lighter, to at least {READABLE} to 1 (WCAG 2.2).")
    if not reads_on_any(palette.light["signal"]):
        raise ConfigError(f"{WHERE}.light.signal", f"{palette.light['signal']} cannot be read on white and on black",
                          "Leave it out: it is then made from the rubric.")


def refuse_material(theme: Mapping[str, Any]) -> None:
    """Material's own colours would have no effect under this look. Raises ConfigError where a collection names one."""
    palettes = theme.get("palette") or ()
    for palette in palettes if isinstance(palettes, list) else [palettes]:
        for key in ("primary", "accent"):
            colour = palette.get(key, "custom") if isinstance(palette, dict) else "custom"
            if colour != "custom":
                raise ConfigError(f"mkdocs.yml: theme.palette.{key}", f"{colour!r} would have no effect: the dossier has its own colours",
                                  'Write `custom`, and the colour as extra.dossier.palette: {light: {rubric: "#…"}}.')


def to_tokens(palette: Palette) -> str:
    """The custom properties of the site's style sheet: sizes for all, colours for each of the two schemes."""
    sizes = "; ".join(f"--t-{name}: {size}" for name, size in sizes_of("site").items())
    blocks = [f":root {{ {sizes} }}"]
    for scheme, colours in zip(("default", "slate"), palette, strict=True):
        rows = "; ".join(f"--{name}: {colour}" for name, colour in colours.items())
        blocks.append(f'[data-md-color-scheme="{scheme}"] {{ {rows} }}')
    return "\n".join(blocks)
