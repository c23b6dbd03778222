"""Horseshoe: a simulation of Security Council diplomacy."""
