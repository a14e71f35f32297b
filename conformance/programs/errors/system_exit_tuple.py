"""SystemExit with any other object prints it; large numbers are cut to a byte."""
raise SystemExit((1, "two"))
