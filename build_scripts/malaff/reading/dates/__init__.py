"""Dates of every tradition as EDTF."""
