# Builtins that site makes are there although nothing was imported; deep inside calls as well.
def nested(levels):
    return quit if levels == 0 else nested(levels - 1)


print(exit)  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit
print(nested(900))  # expect: Use quit() or Ctrl-D (i.e. EOF) to exit
print(type(help).__name__, type(copyright).__name__)  # expect: _Helper _Printer
