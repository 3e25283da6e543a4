# in looks for substrings.
print("" in "abc", "b" in "abc", "bc" in "abc", "ac" in "abc", "" in "", "😀" in "x😀")  # expect: True True True False True True
