"""The site: MkDocs renders, the rest is our own step over docs/ and dist/site."""
