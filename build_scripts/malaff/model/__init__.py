"""The nouns: frozen records, what an EDTF date means, errors with where, what and how to mend it."""
