# Repetition.
print("ab" * 3, 3 * "ab", "ab" * 0, repr("ab" * -1), "é" * 2, "😀" * 2)  # expect: ababab ababab  '' éé 😀😀
