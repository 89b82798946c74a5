"""The apparatus: what the outputs share, wording, book, figures; knows no output."""
