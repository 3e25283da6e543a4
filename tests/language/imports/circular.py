# Modules that import each other see what is there so far.
import support.circular_a
print(support.circular_a.done, support.circular_b.seen)
# expect-error: AttributeError: cannot access submodule 'circular_a' of module 'support' (most likely due to a circular import)
