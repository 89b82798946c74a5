"""The dossier's own voice: one catalogue of wording a language, with CLDR's months, plural forms and lists."""
