"""The documents of the book."""
