# A limit that leaves the start no room is the program's affair, not the start's.
import sys

sys.setrecursionlimit(60)
print(exit)  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit
print(sys.getrecursionlimit())  # expect: 60
