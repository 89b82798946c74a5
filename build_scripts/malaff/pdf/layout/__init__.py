"""Laying out parts with WeasyPrint, in parallel, with a true text layer."""
