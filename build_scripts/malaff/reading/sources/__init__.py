"""Raw files of every kind as texts."""
