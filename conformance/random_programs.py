"""Writes random programs for the bytecode comparison: nested control flow of every kind, valid but not meant to run.

usage: random_programs.py DIRECTORY COUNT [SEED]

The same seed gives the same programs. Some are refused by every compiler (an `async with` outside an async function, say);
the comparison leaves them out.
"""

import os
import random
import sys

NAMES = "abcxyz"
MAX_EXPRESSION_DEPTH = 3
MAX_BLOCK_DEPTH = 4
HEADERS = ["async def f(a, /, b: x = 1, *c):", "async def f(a, b, c):", "def f(a, b):", "class C:", "if a:", "for y in x:"]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def name(self):
        return self.random.choice(NAMES)

    def expression(self, depth=0):
        def e():
            return self.expression(depth + 1)

        atoms = [self.name, self.name, lambda: f"{self.name()}.p",
                 lambda: self.random.choice(["1", "None", "True", '"s"', "0", "-1", "()", "[]"])]
        compounds = [
            lambda: f"({e()} and {e()})", lambda: f"({e()} or {e()})", lambda: f"(not {e()})",
            lambda: f"({e()} if {e()} else {e()})", lambda: f"({e()} < {e()} <= {e()})", lambda: f"({e()} is not None)",
            lambda: f"({e()}, {e()})", lambda: f"f({e()}, k={e()})", lambda: f"{self.name()}.m({e()},\n {e()})",
            lambda: f"[{self.name()} for x in w if {self.name()}]", lambda: f"({self.name()} := {e()})",
        ]
        return self.random.choice(atoms + compounds if depth < MAX_EXPRESSION_DEPTH else atoms)()

    def pattern(self, depth=0):
        def p():
            return self.pattern(depth + 1)

        atoms = [lambda: "_", lambda: self.random.choice(["1", '"a"', "None", "True"]), lambda: "q.r", lambda: "-1"]
        compounds = [lambda: f"[{p()}, {p()}]", lambda: f'{{"k": {p()}}}', lambda: f"K({p()}, z={p()})", lambda: "(1 | 2)",
                     lambda: f"[*_, {p()}]"]
        return self.random.choice(atoms + compounds if depth < 2 else atoms)()

    def block(self, indent, in_loop, in_star):
        return "".join(self.statement(indent, in_loop, in_star) for _ in range(self.random.randint(1, 3)))

    def statement(self, indent, in_loop, in_star):
        simple = [
            lambda: f"{self.name()} = {self.expression()}", lambda: f"{self.name()} = {self.expression()}", self.expression,
            lambda: "pass", lambda: f"raise {self.expression()}", lambda: f"assert {self.expression()}, {self.expression()}",
            lambda: f"a, b, c = {self.expression()}, {self.expression()}, c",
        ]
        if not in_star:
            simple += [lambda: "return", lambda: f"return {self.expression()}"]
            if in_loop:
                simple += [lambda: "break", lambda: "continue"]
        compound = [self.if_statement, self.loop, self.loop, self.try_statement, self.try_star, self.with_statement, self.match]
        if indent > MAX_BLOCK_DEPTH or self.chance(0.4):
            return "    " * indent + self.random.choice(simple)() + "\n"
        return self.random.choice(compound)("    " * indent, indent + 1, in_loop, in_star)

    def if_statement(self, margin, inner, *context):
        text = f"{margin}if {self.expression()}:\n" + self.block(inner, *context)
        if self.chance(0.3):
            text += f"{margin}elif {self.expression()}:\n" + self.block(inner, *context)
        return text + self.optional_else(0.5, margin, inner, *context)

    def optional_else(self, probability, margin, inner, *context):
        return f"{margin}else:\n" + self.block(inner, *context) if self.chance(probability) else ""

    def loop(self, margin, inner, in_loop, in_star):
        header = self.random.choice([
            f"while {self.random.choice([self.expression(), '1', '0'])}:", f"for x in {self.expression()}:",
            f"async for y in {self.expression()}:"])
        return (f"{margin}{header}\n" + self.block(inner, True, in_star)
                + self.optional_else(0.3, margin, inner, in_loop, in_star))

    def try_statement(self, margin, inner, *context):
        text = f"{margin}try:\n" + self.block(inner, *context)
        handled = self.chance(0.7)
        if handled:
            for _ in range(self.random.randint(1, 2)):
                text += f"{margin}except {self.expression()}{self.random.choice(['', ' as e'])}:\n"
                text += self.block(inner, *context)
            if self.chance(0.3):
                text += f"{margin}except:\n" + self.block(inner, *context)
            text += self.optional_else(0.3, margin, inner, *context)
        if not handled or self.chance(0.4):
            text += f"{margin}finally:\n" + self.block(inner, *context)
        return text

    def try_star(self, margin, inner, *context):
        text = f"{margin}try:\n" + self.block(inner, *context)
        for _ in range(self.random.randint(1, 2)):
            text += f"{margin}except* {self.expression()}{self.random.choice(['', ' as e'])}:\n"
            text += self.block(inner, False, True)
        text += self.optional_else(0.3, margin, inner, *context)
        if self.chance(0.3):
            text += f"{margin}finally:\n" + self.block(inner, *context)
        return text

    def with_statement(self, margin, inner, *context):
        keyword = self.random.choice(["with", "async with"])
        return (f"{margin}{keyword} {self.expression()}{self.random.choice(['', ' as y', ', z as c'])}:\n"
                + self.block(inner, *context))

    def match(self, margin, inner, *context):
        text = f"{margin}match {self.expression()}:\n"
        for _ in range(self.random.randint(1, 3)):
            pattern = self.pattern()
            guard = f" if {self.expression()}" if pattern == "_" or self.chance(0.3) else ""
            text += f"{margin}    case {pattern}{guard}:\n" + self.block(inner + 1, *context)
        if self.chance(0.4):
            text += f"{margin}    case _:\n" + self.block(inner + 1, *context)
        return text

    def text(self):
        return self.random.choice(HEADERS) + "\n" + self.block(1, False, False) + self.block(1, False, False)


def main():
    directory, count, *rest = sys.argv[1:]
    first = int(rest[0]) if rest else 0
    os.makedirs(directory, exist_ok=True)
    for number in range(int(count)):
        with open(os.path.join(directory, f"program{number}.py"), "w") as file:
            file.write(Program(first + number).text())


if __name__ == "__main__":
    main()
