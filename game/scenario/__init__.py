"""Scenario files: how they are read, checked and compiled into a case."""
