"""Two modules that import each other."""
import sys, os
d = os.path.dirname(os.path.abspath(__file__))
import tempfile, textwrap
tmp = tempfile.mkdtemp()
for n, o in (("aa_mod","bb_mod"),("bb_mod","aa_mod")):
    with open(os.path.join(tmp, n + ".py"), "w") as f: f.write(textwrap.dedent(f'''
        class D:
            def __del__(self): print("del", {n!r}, helper, other is not None)
        helper = "helper"
        d = D()
        import {o} as other
    '''))
sys.path.insert(0, tmp); sys.dont_write_bytecode = True
import gc
gc.collect()
gc.disable()
import aa_mod
import atexit, shutil; atexit.register(shutil.rmtree, tmp)
