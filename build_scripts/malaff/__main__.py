"""Run the command line as `python -m malaff`."""

import sys

from malaff.verbs.cli import main

sys.exit(main())
