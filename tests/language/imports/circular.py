# Modules that import each other see what is there so far.
import support.circular_a
print(support.circular_a.done, support.circular_b.seen)  # expect: True False
