"""Frisian."""
