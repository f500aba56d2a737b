"""Measurements of onrecord; `python -m benchmarks` runs all of them."""
