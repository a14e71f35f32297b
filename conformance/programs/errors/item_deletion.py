"""What del says of objects whose items cannot be deleted."""
for o in (1, None, (1,), 'a', range(3), {1}, object(), {}.keys(), b'', frozenset(), 1.5, type('A',(),{})(), iter([])):
    for k in (0, 'x'):
        try: del o[k]
        except Exception as e: print(type(e).__name__, e)
