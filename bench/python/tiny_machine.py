"""An interpreter's loop: a stack machine of our own, dispatching by if-chains and by a table."""

import sys

DEFAULT_SIZE = 340000
EXPECTED = {
    500: 2964,
    340000: 9929,
}

PUSH, LOAD, STORE, ADD, MUL, MOD, LESS, JUMP_IF_NOT, JUMP, HALT = range(10)


def assemble(limit):
    """total = 0; i = 0; while i < limit: total = (total * 3 + i) % 10007; i = i + 1"""
    return [
        (PUSH, 0), (STORE, 0), (PUSH, 0), (STORE, 1),
        (LOAD, 1), (PUSH, limit), (LESS, None), (JUMP_IF_NOT, 20),
        (LOAD, 0), (PUSH, 3), (MUL, None), (LOAD, 1), (ADD, None), (PUSH, 10007), (MOD, None), (STORE, 0),
        (LOAD, 1), (PUSH, 1), (ADD, None), (JUMP, 21),
        (HALT, None),
        (STORE, 1), (JUMP, 4),
    ]


def by_chain(program):
    variables = [0, 0]
    stack = []
    position = 0
    while True:
        opcode, operand = program[position]
        position += 1
        if opcode == PUSH:
            stack.append(operand)
        elif opcode == LOAD:
            stack.append(variables[operand])
        elif opcode == STORE:
            variables[operand] = stack.pop()
        elif opcode == ADD:
            right = stack.pop()
            stack[-1] += right
        elif opcode == MUL:
            right = stack.pop()
            stack[-1] *= right
        elif opcode == MOD:
            right = stack.pop()
            stack[-1] %= right
        elif opcode == LESS:
            right = stack.pop()
            stack[-1] = stack[-1] < right
        elif opcode == JUMP_IF_NOT:
            if not stack.pop():
                position = operand
        elif opcode == JUMP:
            position = operand
        else:
            return variables[0]


class Machine:
    def __init__(self, program):
        self.program = program
        self.variables = [0, 0]
        self.stack = []
        self.position = 0
        self.running = True
        self.table = [self.push, self.load, self.store, self.add, self.mul,
                      self.mod, self.less, self.jump_if_not, self.jump, self.halt]

    def push(self, operand):
        self.stack.append(operand)

    def load(self, operand):
        self.stack.append(self.variables[operand])

    def store(self, operand):
        self.variables[operand] = self.stack.pop()

    def add(self, _):
        right = self.stack.pop()
        self.stack[-1] += right

    def mul(self, _):
        right = self.stack.pop()
        self.stack[-1] *= right

    def mod(self, _):
        right = self.stack.pop()
        self.stack[-1] %= right

    def less(self, _):
        right = self.stack.pop()
        self.stack[-1] = self.stack[-1] < right

    def jump_if_not(self, operand):
        if not self.stack.pop():
            self.position = operand

    def jump(self, operand):
        self.position = operand

    def halt(self, _):
        self.running = False

    def run(self):
        while self.running:
            opcode, operand = self.program[self.position]
            self.position += 1
            self.table[opcode](operand)
        return self.variables[0]


def run(size):
    program = assemble(size)
    chained = by_chain(program)
    tabled = Machine(program).run()
    direct = 0
    for i in range(size):
        direct = (direct * 3 + i) % 10007
    if not chained == tabled == direct:
        sys.exit(f"tiny_machine: {chained}, {tabled} and {direct}")
    return chained


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"tiny_machine: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
