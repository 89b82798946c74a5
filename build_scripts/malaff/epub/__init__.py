"""The EPUB book."""
