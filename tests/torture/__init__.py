"""The long form of the fault tests: ``python -m tests.torture``. The suite runs a bounded part of the same code."""
