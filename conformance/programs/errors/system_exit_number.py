"""SystemExit with a number."""
raise SystemExit(42)
