"""An unterminated string."""
s = 'never closed
print(s)
