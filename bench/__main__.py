"""`python -m bench`: makes test data, and measures."""

from bench.cli import main

main()
