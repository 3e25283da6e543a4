# Texts and limits of small native modules: locale, pwd, grp, csv, atexit, contextvars, resource, array, weakref.
import array
import atexit
import contextvars
import csv
import grp
import locale
import os
import pwd
import resource
import warnings
import weakref

locale.setlocale(locale.LC_ALL, "C")
print(locale.nl_langinfo(locale.DAY_1), locale.nl_langinfo(locale.MON_12), locale.nl_langinfo(locale.D_T_FMT), locale.localeconv()["decimal_point"])
# expect: Sunday December %a %b %e %H:%M:%S %Y .
print(locale.strcoll("a", "b") < 0, locale.strxfrm("abc"), locale.gettext("hello"), locale.textdomain(None))  # expect: True abc hello messages
user = pwd.getpwuid(0)
print(user.pw_name, user.pw_dir, pwd.getpwnam("root").pw_uid, grp.getgrgid(0).gr_name)  # expect: root /root 0 root

class Unhashable(str):
    def __eq__(self, other):
        return True

class Thing:
    pass

thing = Thing()
proxy = weakref.proxy(thing)
for attempt in (
    lambda: locale.strcoll("a\0", "b"), lambda: locale.setlocale(locale.LC_ALL, "xx_YY"), lambda: locale.nl_langinfo(5), lambda: pwd.getpwnam("no such user"), lambda: pwd.getpwuid(2**128),
    lambda: grp.getgrgid(2**128), lambda: grp.getgrgid(-5), lambda: contextvars.Context(1), lambda: contextvars.ContextVar(Unhashable()), lambda: resource.setrlimit(resource.RLIMIT_RSS, (-2, -1)),
    lambda: resource.setrlimit(resource.RLIMIT_RSS, (2**64, -1)), lambda: hash(proxy), lambda: os.fspath(type("Path", (), {"__fspath__": None})()),
):
    try:
        attempt()
    except (ValueError, TypeError, KeyError, OverflowError, locale.Error) as error:
        print(type(error).__name__, error)
# expect: ValueError embedded null character
# expect: Error unsupported locale setting
# expect: ValueError unsupported langinfo constant
# expect: KeyError "getpwnam(): name not found: 'no such user'"
# expect: KeyError 'getpwuid(): uid not found'
# expect: OverflowError gid is greater than maximum
# expect: OverflowError gid is less than minimum
# expect: TypeError Context() does not accept any arguments
# expect: TypeError unhashable type: 'Unhashable'
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large to convert to C rlim_t
# expect: TypeError unhashable type: 'weakref.ProxyType'
# expect: TypeError expected str, bytes or os.PathLike object, not Path

class Lines:
    turn = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.turn += 1
        if self.turn == 1:
            next(self.reader)
        return f"line,{self.turn}"

lines = Lines()
lines.reader = csv.reader(lines)
try:
    next(lines.reader)
except csv.Error as error:
    print(error)
# expect: iterator has already advanced the reader

functions = [lambda n=n: print("at exit", n) for n in range(3)]
for function in functions:
    atexit.register(function)

class Second:
    def __eq__(self, other):
        if other is functions[1]:
            atexit.unregister(functions[0])
        return other is functions[1]

atexit.unregister(Second())
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    array.array("u")
    os.stat(False)
    try:
        os.fsync(True)
    except OSError:
        pass
print([f"{warning.category.__name__}: {warning.message}" for warning in caught])
# expect: ["DeprecationWarning: The 'u' type code is deprecated and will be removed in Python 3.16", 'RuntimeWarning: bool is used as a file descriptor', 'RuntimeWarning: bool is used as a file descriptor']
# expect: at exit 2
