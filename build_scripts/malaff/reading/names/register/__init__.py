"""The vocabulary of known names and its matching."""
