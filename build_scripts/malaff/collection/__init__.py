"""What convert wrote, as values: configuration, pages, the whole collection and what it says as a whole."""
