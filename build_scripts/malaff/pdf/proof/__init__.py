"""Whether a finished PDF holds its rules."""
