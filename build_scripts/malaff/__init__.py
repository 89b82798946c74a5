"""Malaff (ملفّ): raw Arabic press texts become a dossier as website, PDF and EPUB.

For notebooks and programs: `read` reads one text, `load` a collection, `build` makes one of its outputs (`verbs/face.py`). What
they need is imported when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from malaff.model.version import VERSION as __version__

if TYPE_CHECKING:
    from malaff.verbs.face import build, load, read

__all__ = ["__version__", "build", "load", "read"]


def __getattr__(name: str) -> Any:
    """The face's functions. Raises AttributeError for any other name."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from malaff.verbs import face

    return getattr(face, name)
