"""The picture that stands for the dossier where its address is shared: 1200 x 630, drawn without network."""

from __future__ import annotations

import io

from malaff.apparatus.lettering import break_lines, draw_line, load_font, measure
from malaff.apparatus.voice.voice import voice_of
from malaff.collection.digest import Digest
from malaff.collection.look.palette import palette_of
from malaff.model.records import Collection, Config

WIDTH, HEIGHT = 1200, 630  # what Open Graph readers show whole
MARGIN = 90
NAME = "assets/social-card.png"


def build_card(collection: Collection, digest: Digest, config: Config) -> bytes:
    """The card as PNG: the folder with its tab, the title, what is in it. Raises MachineError where Arabic cannot be shaped."""
    from PIL import Image, ImageDraw

    colours, voice = palette_of(collection).light, voice_of(collection)
    image = Image.new("RGB", (WIDTH, HEIGHT), colours["panel"])
    draw = ImageDraw.Draw(image)
    start, inward = (WIDTH - MARGIN, -1) if voice.direction == "rtl" else (MARGIN, 1)  # where lines begin, and which way they run
    label = load_font(config.root, "Vazirmatn-Bold", 30)
    tab = measure(voice("dossier.kind"), label) + 60
    draw.rounded_rectangle((min(start, start + inward * tab), 84, max(start, start + inward * tab), 180), 10, fill=colours["rubric"])
    draw.rectangle((MARGIN, 150, WIDTH - MARGIN, 158), fill=colours["rubric"])
    draw.rectangle((MARGIN, 159, WIDTH - MARGIN, 190), fill=colours["panel"])
    draw_line(image, voice("dossier.kind"), label, start=start + inward * 30, baseline=130, fill=colours["onrub"], way=voice.direction)
    title = load_font(config.root, "Amiri-Bold", 84)
    baseline = 282
    for line in break_lines(collection.title, title, WIDTH - 2 * MARGIN, 2):
        draw_line(image, line, title, start=start, baseline=baseline, fill=colours["ink"], way=voice.direction)
        baseline += 118
    deck = load_font(config.root, "Amiri-Regular", 40)
    for line in break_lines(collection.subtitle or collection.description, deck, WIDTH - 2 * MARGIN, 1):
        draw_line(image, line, deck, start=start, baseline=baseline - 40, fill=colours["ink2"], way=voice.direction)
    small = load_font(config.root, "Vazirmatn-Regular", 30)
    facts = "  ·  ".join(
        voice.count(value, noun)
        for value, noun in ((len(collection.articles), "article"), (len(digest.actors), "actor"), (len(digest.places), "place"))
        if value
    )
    draw_line(image, facts, small, start=start, baseline=HEIGHT - 64, fill=colours["rubric"], way=voice.direction)
    out = io.BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()
