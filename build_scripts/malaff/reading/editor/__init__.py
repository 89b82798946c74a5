"""An editor's corrections and restrictions."""
