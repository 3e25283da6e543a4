"""Regular expressions: search, findall, named groups, substitution by function, split, backtracking."""

import re
import sys

DEFAULT_SIZE = 89000
EXPECTED = {
    30: 16552,
    89000: 122783951280,
}

LOG_LINE = re.compile(r"(?P<ip>\d{1,3}(?:\.\d{1,3}){3}) - (?P<user>\w+|-) \[(?P<when>[^\]]+)\] "
                      r'"(?P<verb>GET|POST) (?P<path>\S+)" (?P<status>\d{3}) (?P<size>\d+)')
TOKEN = re.compile(r"\s*(?:(\d+\.\d*|\d+)|([A-Za-z_]\w*)|(==|<=|>=|[-+*/()=<>]))")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
DOUBLED = re.compile(r"\b(\w+)\s+\1\b")
NESTED = re.compile(r"(?:a|ab)*?c(?=d)")


def make_line(number):
    return (f"10.{number % 256}.{number * 7 % 256}.1 - user{number % 10} [2025-01-{number % 28 + 1:02}] "
            f'"{"GET" if number % 3 else "POST"} /page/{number}" {200 + number % 4} {number * 31}')


def run(size):
    lines = [make_line(number) for number in range(size)]
    total = posts = 0
    for line in lines:
        match = LOG_LINE.match(line)
        total += int(match["size"]) + len(match["path"])
        posts += match.group("verb") == "POST"
        total += len(re.split(r"[\s.]+", line))
    text = "x1 = (alpha + 3.25) * beta_2 - 17 / gamma <= delta == 9"
    for _ in range(size // 3):
        for match in TOKEN.finditer(text):
            total += match.lastindex
    letters = "write to Ann.Smith@example.org or the the bob@mail.example.com, not to to me@home " * 4
    found = []
    for _ in range(size // 4):
        found = EMAIL.findall(letters)
        total += len(DOUBLED.sub(lambda match: match[1].upper(), letters))
        total += bool(NESTED.search("abaabab" * 6 + "cx" + "ab" * 4 + "cd"))
    if len(found) != 8 or posts != len(range(0, size, 3)):
        sys.exit(f"regular_expressions: found {found} and {posts} posts")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"regular_expressions: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
