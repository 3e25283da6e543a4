"""The standard library's heavier modules at work, those parts of them that are written in Python: python library.py NAME [TIMES]; without a name, lists them."""

import io
import sys

TEXT = "\n".join(f"{n}: the quick brown fox, {n * 7919 % 1000} times over 'lazy' dogs; (see <{n}>)" for n in range(200))


def tokenize_source():
    import tokenize
    for _ in range(3):
        with open(tokenize.__file__, "rb") as file:
            assert sum(1 for _ in tokenize.tokenize(file.readline)) > 1000


def ast_unparse():
    import ast
    tree = ast.parse(open(io.__file__).read())
    for _ in range(6):
        assert ast.unparse(tree)
        assert sum(1 for _ in ast.walk(tree))


def json_in_python():
    import json.encoder
    import json.scanner
    import json.decoder
    data = [{"n": n, "text": TEXT[n:n + 20], "list": [n, n / 3, None, True], "sub": {"a": [n] * 3}} for n in range(150)]
    encoder = json.encoder.JSONEncoder(indent=2)
    decoder = json.decoder.JSONDecoder()
    decoder.parse_string = json.decoder.py_scanstring
    decoder.scan_once = json.scanner.py_make_scanner(decoder)
    for _ in range(3):
        assert decoder.decode(encoder.encode(data)) == data


def difflib_compare():
    import difflib
    a = TEXT.splitlines()[:60]
    b = [line.replace("quick", "slow") if n % 5 else line for n, line in enumerate(a)]
    assert list(difflib.unified_diff(a, b))
    assert list(difflib.Differ().compare(a[:12], b[:12]))


def archives():
    import tarfile
    import zipfile
    for _ in range(3):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for n in range(60):
                archive.writestr(f"folder/file{n}.txt", TEXT[:500])
        with zipfile.ZipFile(packed) as archive:
            assert sum(len(archive.read(name)) for name in archive.namelist()) == 30000
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for n in range(60):
                info = tarfile.TarInfo(f"folder/file{n}.txt")
                info.size = 500
                archive.addfile(info, io.BytesIO(TEXT[:500].encode()))
        packed.seek(0)
        with tarfile.open(fileobj=packed) as archive:
            assert len(archive.getnames()) == 60


def datetime_in_python():
    import _pydatetime
    start = _pydatetime.datetime(2000, 1, 1)
    for n in range(1, 2500):
        moment = start + _pydatetime.timedelta(days=n, hours=n)
        assert moment.isoformat() and moment.strftime("%Y-%m-%d") and moment > start
        assert _pydatetime.datetime.fromisoformat(moment.isoformat()) == moment


def fractions_and_statistics():
    import statistics
    from fractions import Fraction
    total = sum((Fraction(1, n) for n in range(1, 400)), Fraction())
    data = [n * 7919 % 1000 / 7 for n in range(1500)]
    assert total and statistics.mean(data) and statistics.stdev(data) and statistics.median(data) and statistics.quantiles(data)


def email_messages():
    import email
    import email.policy
    from email.message import EmailMessage
    for n in range(25):
        message = EmailMessage()
        message["Subject"] = f"Number {n}: größer"
        message["From"] = "Somebody <somebody@example.org>"
        message["To"] = "a@example.org, B <b@example.org>"
        message.set_content(TEXT[:800])
        message.add_attachment(b"bytes" * 50, maintype="application", subtype="octet-stream", filename="x.bin")
        again = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
        assert again["To"].addresses[1].username == "b" and list(again.walk())


def html_and_xml():
    from html.parser import HTMLParser
    import xml.etree.ElementTree as tree
    import xml.dom.minidom

    class Parser(HTMLParser):
        def handle_starttag(self, tag, attributes):
            names.append(tag)
    names = []
    page = "".join(f"<p class='c{n}'>Text &amp; <b>bold</b> <a href=\"x{n}.html\">link</a></p>\n" for n in range(500))
    Parser().feed(page)
    assert len(names) == 1500
    root = tree.fromstring(f"<root>{page.replace('&amp;', '')}</root>")
    assert tree.tostring(root) and len(root.findall(".//b")) == 500
    assert xml.dom.minidom.parseString(f"<root>{page}</root>").toprettyxml()


def configuration():
    import configparser
    text = "".join(f"[section{n}]\nname = value {n}\npath = %(name)s/x\nnumber: {n}\n\n" for n in range(150))
    for _ in range(3):
        parser = configparser.ConfigParser()
        parser.read_string(text)
        assert [parser.get(section, "path") for section in parser.sections()]
        parser.write(io.StringIO())


def command_lines():
    import argparse
    for _ in range(12):
        parser = argparse.ArgumentParser(prog="x")
        for n in range(12):
            parser.add_argument(f"--option{n}", type=int, default=n, help=f"the option {n}")
        commands = parser.add_subparsers()
        for n in range(4):
            commands.add_parser(f"command{n}").add_argument("files", nargs="*")
        for n in range(12):
            assert parser.parse_args([f"--option{n}", "5", "command1", "a", "b"]).files == ["a", "b"]
        assert parser.format_help()


def signatures():
    import inspect
    import textwrap
    for _ in range(6):
        for name, value in vars(textwrap.TextWrapper).items():
            if callable(value):
                assert str(inspect.signature(value))
        assert inspect.getmembers(textwrap) and inspect.getsource(textwrap.TextWrapper)


def data_classes_and_enums():
    from dataclasses import asdict, dataclass, field, replace
    from enum import Enum, Flag, auto

    for number in range(6):
        @dataclass(order=True)
        class Point:
            x: int
            y: float = 0.0
            tags: list = field(default_factory=list)

        class Color(Enum):
            RED = 1
            GREEN = 2

        class Access(Flag):
            READ = auto()
            WRITE = auto()
        points = [Point(n * 7 % 13, n / 2, ["t"]) for n in range(150)]
        assert sorted(points) and [asdict(p) for p in points] and replace(points[0], x=5) != points[0]
        assert [Color(n % 2 + 1).name for n in range(400)] and all(Access.READ in (Access.READ | Access.WRITE) for _ in range(400))


def pretty_printing():
    import pprint
    import reprlib
    data = {f"key{n}": [{"a": n, "b": (n, str(n))}, set(range(n % 5))] for n in range(60)}
    for _ in range(2):
        assert pprint.pformat(data, width=60) and reprlib.repr(data)


def logging_records():
    import logging
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("a.b.c")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for n in range(1500):
        logger.info("record %d of %s", n, "many")
        logger.debug("not %s", "this")
    assert stream.getvalue().count("\n") == 1500


def event_loop():
    import asyncio

    async def worker(queue, results):
        while (item := await queue.get()) is not None:
            await asyncio.sleep(0)
            results.append(item * 2)

    async def main():
        queue = asyncio.Queue(10)
        results = []
        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(worker(queue, results))
            for n in range(1500):
                await queue.put(n)
            for _ in range(4):
                await queue.put(None)
        assert len(results) == 1500 and await asyncio.wait_for(asyncio.gather(*(asyncio.sleep(0, n) for n in range(300))), 10)
    asyncio.run(main())


def pickling_in_python():
    import copy
    import pickle
    data = [{"n": n, "text": f"text {n}", "tuple": (n, n / 2, [n])} for n in range(250)]
    for protocol in (0, 2, 5):
        file = io.BytesIO()
        pickle._Pickler(file, protocol).dump(data)
        file.seek(0)
        assert pickle._Unpickler(file).load() == data
    assert copy.deepcopy(data) == data


def unit_tests():
    import unittest
    from unittest import mock

    class Test(unittest.TestCase):
        def test_numbers(self):
            for n in range(150):
                with self.subTest(n=n):
                    self.assertEqual(n * 2, n + n)
                    self.assertIn(n, range(200))

        def test_mock(self):
            for n in range(12):
                m = mock.MagicMock()
                m.method.return_value = n
                self.assertEqual(m.method(n), n)
                m.method.assert_called_once_with(n)
    for _ in range(3):
        assert unittest.TextTestRunner(io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Test)).wasSuccessful()


def urls_and_paths():
    import fnmatch
    import posixpath
    from pathlib import PurePosixPath
    from urllib.parse import parse_qs, quote, unquote, urlencode, urljoin, urlsplit
    for n in range(900):
        url = f"https://user@example.org:80{n % 10}/a/b{n}/../c?x={n}&y=2#frag"
        assert urlsplit(url).port and parse_qs(urlsplit(url).query) and urljoin(url, f"../d{n}") and unquote(quote(f"ä b{n}")) and urlencode({"a": n})
        path = PurePosixPath(f"/a/b{n}/c.tar.gz")
        assert path.with_suffix(".zip").name and path.parent.parts and path.relative_to("/a") and posixpath.normpath(f"/a//b/../{n}") and fnmatch.fnmatch("abc.py", "*.py")


def text_tools():
    import csv
    import shlex
    import string
    import textwrap
    for n in range(4):
        assert textwrap.fill(TEXT, 40 + n) and textwrap.dedent("    " + TEXT) and textwrap.shorten(TEXT, 50)
        assert [shlex.split(line.replace("'", "")) for line in TEXT.splitlines()[:60]]
        assert string.Template("$a ${b}" * 50).substitute(a=1, b=2) and list(csv.reader(TEXT.splitlines())) and csv.Sniffer().sniff("a,b\n1,2\n")
        assert string.Formatter().format("{0} {x!r:>10}" * 60, n, x="y")


def collections_and_queues():
    import heapq
    import queue
    import random
    from bisect import insort
    from collections import ChainMap, Counter, OrderedDict, UserDict, UserList
    generator = random.Random(5)
    numbers = [generator.randint(0, 10**6) for _ in range(1500)]
    assert generator.sample(numbers, 100) and generator.choices(numbers, k=100) and sorted(numbers) == list(heapq.merge(sorted(numbers[:700]), sorted(numbers[700:])))
    generator.shuffle(numbers)
    user, items, chain = UserDict(), UserList(), ChainMap({}, {"a": 1})
    for n in numbers:
        user[n] = n
        items.append(n)
        chain[n] = chain.get("a")
    waiting = queue.PriorityQueue()
    for n in numbers[:800]:
        waiting.put(n)
    assert [waiting.get() for _ in range(800)] == sorted(numbers[:800]) and Counter(numbers) + Counter(numbers) and OrderedDict.fromkeys(numbers)


WORK = {name: function for name, function in list(globals().items()) if callable(function) and getattr(function, "__module__", None) == __name__}


def main():
    if len(sys.argv) < 2:
        print("\n".join(WORK))
    else:
        for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3):
            WORK[sys.argv[1]]()


if __name__ == "__main__":
    main()
