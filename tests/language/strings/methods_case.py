# Case mappings with full Unicode rules.
print("ß".upper(), "ŉ".upper(), "İ".lower().encode(), "ΑΣ".lower(), "ΑΣ Β".lower(), "ǆ".title(), "ﬁn".capitalize())  # expect: SS ʼN b'i\xcc\x87' ας ας β ǅ Fin
print("hello wORLD it's".title(), "hELLO".capitalize(), "aBc".swapcase(), "ß".casefold(), "ẞ".lower())  # expect: Hello World It'S Hello AbC ss ß
