"""Measurements, and the generator of what is measured: `python -m bench --help`."""
