
import sys
print('sys.path[0] is', sys.path[0])
