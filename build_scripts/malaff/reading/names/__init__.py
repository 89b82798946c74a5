"""Persons, organizations and places with their roles."""
