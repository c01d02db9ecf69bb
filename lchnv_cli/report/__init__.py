"""Findings to text."""
