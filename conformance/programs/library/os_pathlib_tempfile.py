"""os, os.path, pathlib and tempfile on a scratch directory."""
import os
import pathlib
import tempfile

with tempfile.TemporaryDirectory() as d:
    p = pathlib.Path(d)
    f = p / "sub" / "file.tar.gz"
    f.parent.mkdir()
    print(f.write_text("héllo\n"), f.read_text(), f.read_bytes(), f.stat().st_size, f.exists(), f.is_dir())
    print(f.name, f.stem, f.suffix, f.suffixes, f.relative_to(p), f.with_suffix(".x").name, f.parts[-2:], sorted(x.name for x in p.rglob("*")))
    with open(f, "ab") as h:
        h.write(b"more")
    os.rename(f, p / "renamed")
    print(sorted(os.listdir(d)), [(sorted(a), sorted(b)) for _, a, b in os.walk(d)], os.path.getsize(p / "renamed"), [e.is_file() for e in os.scandir(d) if e.name == "renamed"])
    for bad in (lambda: (p / "none").read_text(), lambda: (p / "sub").mkdir(), lambda: os.rmdir(p / "renamed"), lambda: os.remove(p / "none"), lambda: os.listdir(p / "renamed"), lambda: open(p)):
        try:
            bad()
        except OSError as e:
            print(type(e).__name__, e.errno, e.strerror)
    with tempfile.NamedTemporaryFile(dir=d, suffix=".t") as t:
        t.write(b"x")
        print(os.path.exists(t.name), t.name.endswith(".t"))
    print(os.path.exists(t.name))
print(os.path.exists(d), os.path.join("a", "/b", "c"), os.path.split("/a/b/"), os.path.splitext("x.tar.gz"), os.path.normpath("a/./b/../c"), os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b", "/a/c/d"), os.path.basename("a/b"), os.sep, os.linesep == "\n")
print(pathlib.PurePath("a/b") < pathlib.PurePath("a/c"), pathlib.PurePosixPath("/a/../b").parent, repr(pathlib.PurePath("x")), pathlib.PurePath("a.py").match("*.py"), pathlib.PureWindowsPath("c:\\x").drive, os.fspath(pathlib.Path("q")))
os.environ["ADDER_TEST_VAR"] = "v"
print(os.environ.get("ADDER_TEST_VAR"), os.getenv("NOT_SET_AT_ALL", "default"), os.path.isabs("/x"), os.path.expandvars("$ADDER_TEST_VAR/x"), os.strerror(2), os.name)
