# A key's __lt__ sees the pairs that the reference compares, in that order.
log = []
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        log.append(f"{self.n}{other.n}")
        return self.n < other.n
def pairs(text):
    log.clear()
    ordered = "".join(k.n for k in sorted(map(K, text)))
    return ordered, " ".join(log)
print(pairs("cab"))  # expect: ('abc', 'ac ba ab bc bc ba')
print(pairs("edcab"))  # expect: ('abcde', 'de cd ac ba ab be bd bc ba')
print(pairs("bbaacc"))  # expect: ('aabbcc', 'bb ab bb aa aa ca ac cb cc')
print(pairs("hgffed"))  # expect: ('deffgh', 'gh fg ff ff ef de')
