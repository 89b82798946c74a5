"""A text as words, and one record of all that is known of a spelling, shared by every reader."""
