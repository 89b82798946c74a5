"""Run the command line as `python -m malaff`."""

import sys

from malaff.cli import main

sys.exit(main())
