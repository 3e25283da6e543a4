# re.LOCALE | re.IGNORECASE: a negated set excludes both cases of what it names.
import re
flags = re.LOCALE | re.IGNORECASE
for pattern in (rb'[bc]', rb'[^bc]', rb'[^b-c]', rb'[^b]', rb'[^ace]', rb'(?:a|[^bc])', rb'[^\wq]'):
    print(pattern, [c for c in b'aAbBcCqQ-' if re.fullmatch(pattern, bytes([c]), flags)])
# expect: b'[bc]' [98, 66, 99, 67]
# expect: b'[^bc]' [97, 65, 113, 81, 45]
# expect: b'[^b-c]' [97, 65, 113, 81, 45]
# expect: b'[^b]' [97, 65, 99, 67, 113, 81, 45]
# expect: b'[^ace]' [98, 66, 113, 81, 45]
# expect: b'(?:a|[^bc])' [97, 65, 113, 81, 45]
# expect: b'[^\\wq]' [45]
