"""The search index and its answers."""
