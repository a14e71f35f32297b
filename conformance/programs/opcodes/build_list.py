"""BUILD_LIST: items on the stack are released when a later item fails."""
from probe import T, boom, n, attempt

x = T("x")
attempt("count", lambda: n([x, x, x][0]))
attempt("fail last", lambda: [T(1), T(2), boom()])
attempt("fail first", lambda: [boom(), T(1)])
attempt("nested", lambda: [T(1), [T(2), [T(3), boom()]]])
attempt("fine", lambda: [T(1), T(2)])
attempt("kept", lambda: n(x))
