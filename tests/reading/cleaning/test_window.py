"""The head of a whole copied page: the window's title first, menus and tickers after it, the headline only then."""

import pytest

from malaff.model.records import CleanText, Seed
from malaff.reading.cleaning.clean import clean, load_rules

RULES = load_rules({})
TITLE = "تشجير ثلاثة شوارع في المدينة القديمة"
BODY = (
    "بدأت بلدية الميناء صباح اليوم أعمال تشجير ثلاثة شوارع في المدينة القديمة، وهي الأعمال التي انتظرها أصحاب المحال منذ "
    "ربيع العام الماضي وتشمل غرس مئتي شجرة زيتون وتجديد المقاعد الحجرية.",
    "وقال مهندس البلدية إن الأشجار ستُروى من خزان قديم تحت الساحة، وإن الشوارع ستُغلق أمام السيارات مدة أسبوعين ثم تُفتح للمشاة وحدهم.",
)
MENU = ("الرئيسية", "محليات", "اقتصاد", "رياضة", "حكايات البحر", "صور", "فيديو", "اتصل بنا")
TICKER = ("الصيادون يعودون بصيد وفير من الساحل الشرقي", "ارتفاع سعر طن القمح في السوق المركزية", "المنتخب يبدأ معسكره الصيفي في الجبل")
OTHER = (
    "وصل إلى السوق المركزية أمس أول محصول من القمح الصلب، وقد بيع الطن منه بسعر لم يعرفه التجار منذ عشرة مواسم كاملة، "
    "كما قال رئيس الغرفة."
)


def read(*lines: str) -> CleanText:
    return clean(Seed(id="a", path="a", sha256="", encoding="", text="\n".join(lines)), RULES)


@pytest.mark.parametrize("window", [
    f"{TITLE} - محليات - صحيفة الميناء", f"صحيفة الميناء | محليات | {TITLE}", f"صحيفة الميناء :: {TITLE}",
    f"محليات » {TITLE} « صحيفة الميناء", f"محليات / {TITLE} | صحيفة الميناء", f"صحيفة الميناء: {TITLE}",
])
def test_window_title_confirms_the_headline(window: str) -> None:
    """Whatever order and joiner: the headline is found below the menus, the site is the publisher, nothing of the frame is left."""
    found = read(window, *MENU, *TICKER, TITLE, "2021-03-04", *BODY, "اقرأ أيضا", *TICKER, "جميع الحقوق محفوظة")
    assert (found.title, found.publisher) == (TITLE, "صحيفة الميناء")
    assert tuple(p.text for p in found.paragraphs) == BODY
    assert ("window-title", window) in [(r.rule, r.text) for r in found.removed]


def test_title_without_a_window() -> None:
    """A slogan is no title: of a page's top the headline is the line that the article continues."""
    found = read("الميناء - مرآة الساحل وأهله", *MENU, *TICKER, TITLE, "كتبت: ليلى حداد", "2021-03-04", *BODY)
    assert (found.title, found.byline) == (TITLE, "ليلى حداد")
    assert tuple(p.text for p in found.paragraphs) == BODY


def test_teasers_above_the_headline() -> None:
    """Other stories with their leads stand above the headline that the window's title names."""
    found = read(f"الميناء :: {TITLE}", *MENU, TICKER[1], OTHER, TITLE, "2021-03-04", *BODY)
    assert found.title == TITLE
    assert tuple(p.text for p in found.paragraphs) == BODY


def test_article_alone_has_no_frame() -> None:
    """A title that its first subheading holds, and a kicker before it, are no window's title."""
    lines = ("بلدية الميناء: تشجير ثلاثة شوارع", *BODY, "تشجير ثلاثة شوارع", *BODY[::-1], "وانتهى العمل.")
    found = read(*lines)
    assert found.title == lines[0]
    assert BODY[0] in [p.text for p in found.paragraphs]


def test_writers_of_the_frame_are_not_the_texts() -> None:
    """A page's editors stand in its top; the writer stands near the title."""
    found = read(f"{TITLE} - صحيفة الميناء", "رئيس التحرير: سمير حداد", *MENU, *TICKER, TITLE, "كتبت: ليلى خليل", *BODY)
    assert found.byline == "ليلى خليل"


def test_other_stories_below_the_article() -> None:
    """Teasers under a heading of links go on from their own headlines, not from the article."""
    found = read(TITLE, *BODY, "المزيد من محليات", TICKER[1], OTHER, TICKER[0])
    assert tuple(p.text for p in found.paragraphs) == BODY


def test_a_long_list_closes_the_article() -> None:
    """Nothing goes on after a long list of links; a paragraph that does is kept."""
    links = ("مواضيع ذات صلة", *TICKER, *TICKER[::-1])
    assert tuple(p.text for p in read(TITLE, *BODY, *links, OTHER).paragraphs) == BODY
    assert tuple(p.text for p in read(TITLE, BODY[0], *links, BODY[1]).paragraphs) == BODY


@pytest.mark.parametrize("beside", [("2021-03-04", "محليات"), ("الرئيسية / محليات", "2021-03-04"), ("2021-03-04 - 10:30 محليات",)])
def test_section_beside_the_headline(beside: tuple[str, ...]) -> None:
    """The section's name stands in the menu and once more beside the headline, in a path or after the time."""
    above = beside if beside[0].startswith("الرئيسية") else ()
    found = read(f"{TITLE} - صحيفة الميناء", *MENU, *TICKER, *above, TITLE, *(() if above else beside), *BODY)
    assert found.section == "محليات"


def test_a_headline_that_plays_with_words() -> None:
    """A headline whose words the article does not use is found over its metadata, and under a ticker that is no sentence."""
    ticker = " | ".join(TICKER * 3)
    found = read("صحيفة الميناء | مرآة الساحل", *MENU, ticker, "ظل أخضر على حجر عتيق", "كتبت: ليلى خليل", "2021-03-04", *BODY)
    assert found.title == "ظل أخضر على حجر عتيق"
    assert tuple(p.text for p in found.paragraphs) == BODY


def test_a_closing_heading_above_the_article_closes_nothing() -> None:
    """A ticker or teaser before a heading of comments or of the most read is no article that ends there."""
    found = read("ظل أخضر على حجر عتيق", *MENU, " | ".join(TICKER * 3), "الأكثر قراءة", *TICKER, "ظل أخضر على حجر عتيق", *BODY, *BODY[::-1])
    assert set(BODY) <= {p.text for p in found.paragraphs}
