# Attributes of sys that the start makes early and late.
import sys
from sys import argv, path, stdout

print(len(argv), stdout is sys.stdout, path is sys.path, len(sys.path) >= 2)  # expect: 1 True True True
print(sys.float_info.mant_dig, sys.int_info.bits_per_digit, sys.hash_info.width, "os" in sys.stdlib_module_names, "sys" in sys.builtin_module_names)
# expect: 53 30 64 True True
print(sys.meta_path != [], sys.path_hooks != [], callable(sys.monitoring.get_tool), sys.thread_info.name)  # expect: True True True pthread
print(hasattr(sys, "__interactivehook__"), hasattr(sys, "nothing"), sys.__spec__.name)  # expect: True False sys
