"""What a site may weigh, stated once: tests hold made collections against it, tests/slow/weight.py real ones."""

from __future__ import annotations

PAGE = 150_000  # bytes of any page that the program writes, whatever the size of the collection
SOURCE = PAGE - 12_000  # bytes of its source in docs/, before the frame is round it
SITE = {600: 150_000, 2_000: 115_000, 5_000: 105_000}  # bytes of the whole site an article, at so many articles of 5 kB
PAGES = {600: 3.3, 2_000: 2.6}  # pages an article
HOST = 1_000_000_000  # bytes that a host of static pages gives a site
