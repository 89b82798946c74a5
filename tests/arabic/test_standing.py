"""Clauses that can be read alone, and those that lean on what stands before them."""

from __future__ import annotations

import pytest

from malaff.arabic.standing import stands_alone


@pytest.mark.parametrize(("clause", "alone"), [
    ("أعلن وزير الري افتتاح السد", True), ("وقال المدير في بيان أمس", True), ("في 3 مارس 2017 وقّع الطرفان الاتفاق", True),
    ("وكان الوزيران قد اجتمعا في المدينة", True), ("الرئيس يزور المدينة غدًا", True),
    ("عن تمسكه بمواصلة البناء عام 2018", False), ("المبرمة عام 2018 والملحق الإضافي", False), ("الناجمة عن انهيار الجسر أمس", False),
    ("ومع اقتراب نهاية العام الماضي", False), ("كما كانت موافقته مبدئية", False), ("التي وقعت في مايو", False),
    ("5 ن مباريات الجولة", False),
    ("افتتح السد", False),
])
def test_a_clause_stands_alone_or_leans(clause: str, alone: bool) -> None:
    """By its first words: a preposition that asks for its verb, a particle, a relative pronoun, a participle of a noun before."""
    assert stands_alone(clause) is alone
