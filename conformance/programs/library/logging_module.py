"""logging: levels, formatting, handlers, propagation, exceptions."""
import io
import logging
import sys

out = io.StringIO()
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter("%(levelname)-8s %(name)s: %(message)s"))
log = logging.getLogger("app.part")
parent = logging.getLogger("app")
parent.addHandler(h)
parent.setLevel(logging.INFO)
log.debug("hidden")
log.info("shown %s %d", "x", 5)
log.warning("dict %(k)s", {"k": "v"})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
log.setLevel(logging.ERROR)
log.warning("hidden")
log.error("error")
log.propagate = False
logging.lastResort = None
print(out.getvalue(), log.getEffectiveLevel(), log.isEnabledFor(30), logging.getLevelName(35), logging.getLevelName("INFO"), log.parent is parent)


class F(logging.Filter):
    def filter(self, r):
        r.msg = r.msg.upper()
        return "skip" not in r.getMessage().lower()


out.truncate(0), out.seek(0)
h.setFormatter(logging.Formatter("{levelno} {message} {funcName} {lineno}", style="{"))
parent.addFilter(F())
parent.info("loud")
parent.info("skip this")
print(repr(out.getvalue()), parent, h)
logging.basicConfig(stream=sys.stdout, format="%(message)s", level="DEBUG")
logging.debug("root %r", [1])
logging.getLogger("a").log(25, "custom level")
logging.disable(logging.CRITICAL)
logging.critical("disabled")
