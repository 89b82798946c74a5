"""Arabic as letters and words: folding, spelling, families, marks; knows nothing of the press."""
