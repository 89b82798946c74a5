"""The outputs: each builds one file or folder from the same frozen Collection and knows none of the others."""
