"""Uncaught: `raise ... from None` hides the context; notes are printed."""
try:
    [][3]
except IndexError:
    e = LookupError("only this", {"and": "that"})
    e.add_note("first note")
    e.add_note("second\nnote")
    raise e from None
