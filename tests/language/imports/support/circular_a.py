import support.circular_b

done = True
