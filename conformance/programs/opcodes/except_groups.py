"""CHECK_EG_MATCH and PREP_RERAISE_STAR: parts of a group, their counts, and what is raised again."""
from probe import T, n, attempt


def split(group, *kinds):
    try:
        raise group()
    except* ValueError as e:
        print("  values", [x.args for x in e.exceptions], n(e))
        if "raise" in kinds:
            raise OSError("from handler")
    except* (KeyError, TypeError) as e:
        print("  keys and types", len(e.exceptions))
        if "reraise" in kinds:
            raise
    else:
        print("  else")
    finally:
        print("  finally")
    return "handled"


def g(*excs):
    return lambda: ExceptionGroup("group", [e(T(e.__name__)) if e is not ExceptionGroup else ExceptionGroup("in", [ValueError(T("deep"))]) for e in excs])


attempt("all handled", split, g(ValueError, KeyError))
attempt("rest raised", split, g(ValueError, OSError))
attempt("handler raises", split, g(ValueError, KeyError), "raise")
attempt("reraise", split, g(KeyError, ValueError), "reraise")
attempt("nested", split, g(ExceptionGroup, TypeError))
attempt("naked exception is wrapped", split, lambda: ValueError(T("naked")))
attempt("naked, unmatched", split, lambda: OSError(T("unmatched")))


def nothing():
    try:
        pass
    except* ValueError:
        pass
    else:
        return "else"


attempt("nothing raised", nothing)


def group_in_star():
    try:
        raise ValueError("x")
    except* ExceptionGroup:
        pass


attempt("catching groups", group_in_star)
