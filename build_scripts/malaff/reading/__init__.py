"""Reading Arabic press text: pure functions that open and write no files but their own data."""
