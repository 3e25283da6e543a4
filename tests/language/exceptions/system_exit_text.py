# raise SystemExit with a text prints the text and exits with 1.
print("leaving")  # expect: leaving
raise SystemExit("a text")
# expect-error: a text
