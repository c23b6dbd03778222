"""The facts outside the chamber: indicators, claims, evidence, talks, the field and the capitals."""
