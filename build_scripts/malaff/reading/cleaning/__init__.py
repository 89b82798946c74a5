"""From raw lines to title, body and fields, every removal logged."""
