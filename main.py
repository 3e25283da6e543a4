
import sys
import pdb
if "readline" in sys.modules:
    print("readline imported")
