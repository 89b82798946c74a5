"""Drawings as SVG, one for all outputs."""
