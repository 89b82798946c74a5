"""A lead is one where it is short and followed by more than itself."""

from __future__ import annotations

import pytest

from malaff.collection.digest import has_lead
from malaff.model.records import Block, Span
from site_samples import make_article


@pytest.mark.parametrize(("lengths", "lead"), [((20, 60), True), ((60, 20), False), ((200,), False), ((90, 300), True)])
def test_a_lead_is_short_and_followed_by_more(lengths: tuple[int, ...], lead: bool) -> None:
    """Words of each paragraph; the whole of a short text is no lead of itself."""
    blocks = tuple(Block(kind="p", spans=(Span(text=" ".join(["خبر"] * words)),)) for words in lengths)
    assert has_lead(make_article(1, blocks=blocks)) is (lead and len(" ".join(["خبر"] * lengths[0])) <= 320)
