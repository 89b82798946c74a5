"""The PDF dossier."""
