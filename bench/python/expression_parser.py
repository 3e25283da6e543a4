"""Parsing by hand: a tokenizer over characters, recursive descent, a tree and its evaluation."""

import sys

DEFAULT_SIZE = 52000
EXPECTED = {
    50: 14705,
    52000: 12795170069,
}


class Parser:
    """Numbers, names, + - * / % ^, comparison, parentheses and calls."""

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.position = 0

    def peek(self):
        return self.tokens[self.position]

    def take(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, text):
        token = self.take()
        if token[1] != text:
            raise SyntaxError(f"{text} expected, {token[1]} found")

    def comparison(self):
        left = self.sum()
        while self.peek()[1] in ("<", ">"):
            _, operator = self.take()
            left = (operator, left, self.sum())
        return left

    def sum(self):
        left = self.product()
        while self.peek()[1] in ("+", "-"):
            _, operator = self.take()
            left = (operator, left, self.product())
        return left

    def product(self):
        left = self.power()
        while self.peek()[1] in ("*", "/", "%"):
            _, operator = self.take()
            left = (operator, left, self.power())
        return left

    def power(self):
        base = self.atom()
        if self.peek()[1] == "^":
            self.take()
            return ("^", base, self.power())
        return base

    def atom(self):
        kind, text = self.take()
        if kind == "number":
            return int(text)
        if kind == "name":
            if self.peek()[1] != "(":
                return text
            self.take()
            arguments = [self.comparison()]
            while self.peek()[1] == ",":
                self.take()
                arguments.append(self.comparison())
            self.expect(")")
            return ("call", text, arguments)
        if text == "-":
            return ("-", 0, self.atom())
        if text == "(":
            inner = self.comparison()
            self.expect(")")
            return inner
        raise SyntaxError(f"unexpected {text}")


def tokenize(text):
    position = 0
    while position < len(text):
        character = text[position]
        if character == " ":
            position += 1
        elif character.isdigit():
            start = position
            while position < len(text) and text[position].isdigit():
                position += 1
            yield "number", text[start:position]
        elif character.isalpha():
            start = position
            while position < len(text) and text[position].isalnum():
                position += 1
            yield "name", text[start:position]
        else:
            position += 1
            yield "operator", character
    yield "end", ""


FUNCTIONS = {"min": min, "max": max, "abs": abs}


def evaluate(tree, names):
    if isinstance(tree, int):
        return tree
    if isinstance(tree, str):
        return names[tree]
    operator = tree[0]
    if operator == "call":
        return FUNCTIONS[tree[1]](*[evaluate(each, names) for each in tree[2]])
    left = evaluate(tree[1], names)
    right = evaluate(tree[2], names)
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if operator == "/":
        return left // right
    if operator == "%":
        return left % right
    if operator == "^":
        return left ** right
    return int(left < right if operator == "<" else left > right)


def run(size):
    names = {"alpha": 7, "beta": 3}
    total = 0
    for number in range(size):
        text = f"(alpha + {number}) * max(beta ^ 2, {number % 13}) - abs(-{number} / 4) % 17 + (beta < alpha) * min({number}, 5, 2 ^ 3 ^ 1)"
        value = evaluate(Parser(text).comparison(), names)
        expected = (7 + number) * max(9, number % 13) - abs(-number // 4) % 17 + min(number, 5, 8)
        if value != expected:
            sys.exit(f"expression_parser: {text} came out as {value}, not {expected}")
        total += value
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"expression_parser: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
