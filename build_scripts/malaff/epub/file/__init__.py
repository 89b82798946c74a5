"""The container, its fonts and metadata."""
