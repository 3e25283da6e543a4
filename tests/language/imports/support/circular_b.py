import support.circular_a

seen = hasattr(support.circular_a, "done")
