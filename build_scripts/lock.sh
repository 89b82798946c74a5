#!/bin/sh
# Write the lock files anew from pyproject.toml: every package with its hashes, for every platform. Needs uv; and npm, for
# the style and types of the site's scripts (package-lock.json: hashes, no addresses).
set -eu
cd "$(dirname "$0")/.."
common="--quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate"
uv pip compile $common --group build pyproject.toml -o requirements.lock
uv pip compile $common --group build --group test -c requirements.lock pyproject.toml -o requirements-test.lock
if command -v npm >/dev/null; then npm run --silent lock >/dev/null; fi
