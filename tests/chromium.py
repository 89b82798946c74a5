"""How the tests start Chromium: headless on any machine, reaching out to nobody."""

from __future__ import annotations

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
