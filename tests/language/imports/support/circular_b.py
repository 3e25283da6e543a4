import support.circular_a as half_made

seen = hasattr(half_made, "done")
