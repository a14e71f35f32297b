"""Records the code objects that CPython 3.11 makes of small programs.

usage: python3.11 record_bytecode.py < programs > bytecode.txt

Programs are separated by lines of dashes; what follows a line of equal signs (an earlier record) is replaced. A record has,
for each code object, a line with name, flags, stack size, constants and names; a line for each instruction with offset, name,
argument and place; and a line for each entry of the exception table.
"""

import dis
import sys
import types


def constant(value):
    return "<code>" if isinstance(value, types.CodeType) else repr(value)


def place(positions):
    line, end_line, column, end_column = positions
    if line is None:
        return "-"
    return f"{line}:{column}-{end_line}:{end_column}" if column is not None else str(line)


def record(code):
    consts = ", ".join(map(constant, code.co_consts))
    names = " ".join(code.co_names + code.co_varnames + code.co_cellvars + code.co_freevars)
    yield f"code {code.co_qualname} flags={code.co_flags:x} stack={code.co_stacksize} ({consts}) {names}".rstrip()
    for instruction in dis.get_instructions(code):
        if instruction.opname != "EXTENDED_ARG":
            arg = "" if instruction.arg is None else f" {instruction.arg}"
            yield f"{instruction.offset} {instruction.opname}{arg} @{place(instruction.positions)}"
    for entry in dis._parse_exception_table(code):
        lasti = " lasti" if entry.lasti else ""
        yield f"handler {entry.start}-{entry.end} {entry.target} depth {entry.depth}{lasti}"
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            yield from record(value)


def main():
    for program in sys.stdin.read().split("-----\n"):
        source = program.split("=====\n")[0]
        if source:
            code = compile(source, "<test>", "exec", dont_inherit=True)
            print("-----\n" + source + "=====\n" + "\n".join(record(code)))


if __name__ == "__main__":
    main()
