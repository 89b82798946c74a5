"""Malaff (ملفّ): raw Arabic press texts become a dossier as website, PDF and EPUB."""

__version__ = "0.1.0"
