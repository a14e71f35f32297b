"""SystemExit with a text: printed to stderr, status 1."""
import sys
print("out")
sys.exit("a message\nof two lines")
