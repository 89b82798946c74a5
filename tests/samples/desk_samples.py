"""A small collection with something to decide about, and a desk over it."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from collections_made import copy_collection
from malaff.collection.config import load_config
from malaff.verbs.desk.collection import OpenCollection
from malaff.verbs.desk.server import to_app

TOKEN = "a-token-of-this-sitting"
HOST = "127.0.0.1:8000"
TEXTS = {
    "bridge": """بلدية النهر تعلن بدء ترميم الجسر القديم

أعلن رئيس البلدية سامر القرشي يوم الثلاثاء 12 مايو 2026 بدء ترميم الجسر القديم الذي يصل ضفتي المدينة.

وقال المهندس وائل الدمنهوري إن العمل يستمر ستة أشهر.

صفحة وادي النهر الرسمية
""",
    "school": """افتتاح مدرسة جديدة في وادي النهر

افتتح وزير التعليم سامر القرشي مدرسة جديدة في الوادي، وقال إن أبوابها مفتوحة للجميع.

وشكر المهندس وائل الدمنهوري من أسهموا في البناء.

صفحة وادي النهر الرسمية
""",
    "road": """طريق جديد بين القرى

قال المهندس وائل بن سعيد الدمنهوري إن الطريق الجديد يصل بين خمس قرى، وإن العمل فيه يبدأ في الشتاء.

صفحة وادي النهر الرسمية
""",
}


def make(folder: Path) -> OpenCollection:
    """The collection, open, every text read."""
    root = copy_collection(folder, seeds=False)
    for name, text in TEXTS.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
    collection = OpenCollection(load_config(root))
    for name in TEXTS:
        collection.read(name)
    return collection


def client(collection: OpenCollection) -> FlaskClient:
    """A browser's side of the desk."""
    app = to_app(collection, TOKEN)
    app.config["HOSTS"] = {HOST}
    return app.test_client()


def post(browser: FlaskClient, path: str, body: object, **headers: str) -> tuple[int, dict[str, object]]:
    """Send what the desk's own page would send, but for `headers`."""
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    given = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin", **changed}
    answer = browser.post(f"/{TOKEN}/{path}", json=body, headers=given)
    return answer.status_code, answer.get_json(silent=True) or {}
