# A compressor that was dropped together with an object whose __del__ still uses it does what it does while it is held.
import gc
import zlib

results = set()


class Holder:
    def __init__(self):
        self.compressor = zlib.compressobj()
        self.start = self.compressor.compress(b"some text, and more of it " * 100)
        self.loop = self

    def __del__(self):
        results.add(zlib.decompress(self.start + self.compressor.flush()))


for i in range(200):
    Holder()
    if i % 20 == 19:
        gc.collect()
gc.collect()
print(len(results), len(results.pop()))  # expect: 1 2600
