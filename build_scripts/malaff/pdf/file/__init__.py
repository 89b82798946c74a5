"""The file: merged, sealed, with attachments."""
