# Compressors and decompressors that are fed little by little: bz2, zlib, lzma.
import bz2
import zlib

data = b"the same words again and again " * 2000
compressed = bz2.compress(data)
print(len(compressed), compressed[:4], bz2.decompress(compressed) == data)  # expect: 112 b'BZh9' True

decompressor = bz2.BZ2Decompressor()
out = decompressor.decompress(compressed[:100], 10)
print(out, decompressor.needs_input, decompressor.eof)  # expect: b'' True False
while not decompressor.eof:
    out += decompressor.decompress(compressed[100:] + b"rest" if decompressor.needs_input else b"", 50000)
print(out == data, decompressor.unused_data, decompressor.needs_input)  # expect: True b'rest' False
compressor = bz2.BZ2Compressor(1)
out = compressor.compress(b"x" * 100) + compressor.flush()
print(bz2.decompress(out + out) == b"x" * 200)  # expect: True
for attempt in (lambda: decompressor.decompress(b""), compressor.flush, lambda: compressor.compress(b""), lambda: bz2.BZ2Compressor(10), lambda: bz2.decompress(b"nonsense")):
    try:
        attempt()
    except (EOFError, ValueError, OSError) as error:
        print(type(error).__name__, error)
# expect: EOFError End of stream already reached
# expect: ValueError Repeated call to flush()
# expect: ValueError Compressor has been flushed
# expect: ValueError compresslevel must be between 1 and 9
# expect: OSError Invalid data stream
broken = bz2.BZ2Decompressor()
for attempt in range(2):
    try:
        broken.decompress(b"BZh9nonsense nonsense")
    except (OSError, ValueError) as error:
        print(error, broken.needs_input)
# expect: Invalid data stream False
# expect: Decompressor is unusable after a previous error False

compressed = zlib.compress(data)
decompressor = zlib.decompressobj()
out = decompressor.decompress(compressed, 100)
print(len(out), (out + decompressor.flush(5)) == data, decompressor.flush())  # expect: 100 True b''
compressor = zlib.compressobj()
compressor.flush()
for attempt in (compressor.flush, lambda: compressor.compress(b"x"), compressor.copy, decompressor.copy):
    try:
        attempt()
    except (zlib.error, ValueError) as error:
        print(error)
# expect: Error -2 while flushing: inconsistent stream state
# expect: Error -2 while compressing data: inconsistent stream state
# expect: Inconsistent stream state
# expect: Inconsistent stream state
print(zlib.decompressobj(wbits=-15, zdict=b"").eof)  # expect: False

import lzma

data = b"the same words again and again " * 2000
compressed = lzma.compress(data)
print(len(compressed), compressed[:6], lzma.decompress(compressed) == data)  # expect: 168 b'\xfd7zXZ\x00' True
decompressor = lzma.LZMADecompressor()
out = decompressor.decompress(compressed[:40], 10)
while not decompressor.eof:
    out += decompressor.decompress(compressed[40:] + b"rest" if decompressor.needs_input else b"", 50000)
print(out == data, decompressor.unused_data, decompressor.check)  # expect: True b'rest' 4
filters = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 7 | lzma.PRESET_EXTREME}]
raw = lzma.compress(b"abcde" * 20, lzma.FORMAT_RAW, filters=filters)
print(lzma.decompress(raw, lzma.FORMAT_RAW, filters=filters), lzma.decompress(lzma.compress(b"old", lzma.FORMAT_ALONE)))
# expect: b'abcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcdeabcde' b'old'
for attempt in (
    lambda: lzma.decompress(b"nonsense nonsense"), lambda: lzma.LZMACompressor(format=99), lambda: lzma.LZMACompressor(preset=3, filters=[]), lambda: lzma.LZMACompressor(filters=[{"id": 99}]),
    lambda: lzma.LZMACompressor(filters=[{"id": lzma.FILTER_LZMA2, "x": 1}]), lambda: lzma.LZMADecompressor(format=lzma.FORMAT_RAW), lambda: lzma.LZMADecompressor(memlimit=1000).decompress(compressed),
    lambda: decompressor.decompress(b""), lambda: lzma.LZMACompressor(preset=99),
):
    try:
        attempt()
    except (lzma.LZMAError, ValueError, EOFError) as error:
        print(type(error).__name__, error)
# expect: LZMAError Input format not supported by decoder
# expect: ValueError Invalid container format: 99
# expect: ValueError Cannot specify both preset and filter chain
# expect: ValueError Invalid filter ID: 99
# expect: ValueError Invalid filter specifier for LZMA filter
# expect: ValueError Must specify filters for FORMAT_RAW
# expect: LZMAError Memory usage limit exceeded
# expect: EOFError Already at end of stream
# expect: LZMAError Invalid or unsupported options
