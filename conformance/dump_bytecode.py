"""Compiles the .py files below a directory, or files, and writes their marshalled code objects to one file.

usage: python3.11 dump_bytecode.py [-O|-OO] OUTPUT DIRECTORY_OR_FILE...

For each file: length and path, the optimization level, length and marshal data; all numbers are big-endian 32-bit.
Files that do not compile are left out: their errors are compared elsewhere.
"""

import marshal
import os
import sys
import warnings


def sources(arguments):
    for argument in arguments:
        if os.path.isfile(argument):
            yield argument
            continue
        for directory, subdirectories, names in os.walk(argument):
            subdirectories.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(directory, name)


def main():
    warnings.simplefilter("ignore")
    optimize = 0
    arguments = sys.argv[1:]
    while arguments and arguments[0] in ("-O", "-OO"):
        optimize = len(arguments.pop(0)) - 1
    output, *arguments = arguments
    with open(output, "wb") as out:
        for path in sources(arguments):
            with open(path, "rb") as file:
                source = file.read()
            try:
                code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
            except (SyntaxError, ValueError):
                continue
            name = path.encode()
            data = marshal.dumps(code)
            out.write(len(name).to_bytes(4, "big") + name + optimize.to_bytes(4, "big"))
            out.write(len(data).to_bytes(4, "big") + data)


if __name__ == "__main__":
    main()
