"""One finder for each kind of name."""
