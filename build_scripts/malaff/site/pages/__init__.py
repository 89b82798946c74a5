"""The generated pages: home, timeline, quotes, names, groups, data."""
