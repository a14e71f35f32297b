"""argparse: options, subcommands, errors and help."""
import argparse
import sys

p = argparse.ArgumentParser(prog="tool", description="A tool.")
p.add_argument("file", nargs="?", default="-", help="the file")
p.add_argument("-n", "--number", type=int, default=3, metavar="N", help="how many (default: %(default)s)")
p.add_argument("-v", action="count", default=0)
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
g = p.add_mutually_exclusive_group()
g.add_argument("--a", action="store_true")
g.add_argument("--b", choices=["x", "y"])
print(p.parse_args([]), p.parse_args(["f", "-vvn", "5", "--no-flag", "--b=x"]))
for bad in (["-n", "x"], ["--a", "--b", "x"], ["--b", "q"], ["f", "g"], ["--unknown"]):
    try:
        sys.stderr = sys.stdout
        p.parse_args(bad)
    except SystemExit as e:
        print("exit", e.code)
print(p.format_help())
s = argparse.ArgumentParser(prog="multi")
sub = s.add_subparsers(dest="cmd", required=True)
add = sub.add_parser("add")
add.add_argument("items", nargs="+", type=float)
print(s.parse_args(["add", "1", "2.5"]), s.parse_known_args(["add", "1", "--zz"]))
