"""The facts outside the chamber: indicators, claims, evidence, talks and the field."""
