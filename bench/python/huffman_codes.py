"""Bytes and bits: Huffman codes with a heap, packed into an int and a bytearray, and unpacked."""

import sys
from heapq import heapify, heappop, heappush

DEFAULT_SIZE = 320000
EXPECTED = {
    200: (33122711, 111),
    320000: (863545074, 166766),
}

TEXT = b"the quick brown fox jumps over the lazy dog while seventeen wizards quietly vex a jolly gnome. "


def make_codes(data):
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    heap = [(count, byte, byte) for byte, count in counts.items()]
    heapify(heap)
    serial = 256
    while len(heap) > 1:
        low_count, _, low = heappop(heap)
        high_count, _, high = heappop(heap)
        heappush(heap, (low_count + high_count, serial, (low, high)))
        serial += 1
    codes = {}
    pending = [(heap[0][2], "")]
    while pending:
        tree, prefix = pending.pop()
        if isinstance(tree, tuple):
            pending.append((tree[0], prefix + "0"))
            pending.append((tree[1], prefix + "1"))
        else:
            codes[tree] = prefix
    return codes, heap[0][2]


def pack(data, codes):
    packed = bytearray()
    register = bits = 0
    for byte in data:
        for bit in codes[byte]:
            register = register << 1 | (bit == "1")
            bits += 1
            if bits == 8:
                packed.append(register)
                register = bits = 0
    if bits:
        packed.append(register << 8 - bits)
    return bytes(packed)


def unpack(packed, tree, count):
    data = bytearray()
    node = tree
    for byte in packed:
        for shift in range(7, -1, -1):
            node = node[byte >> shift & 1]
            if not isinstance(node, tuple):
                data.append(node)
                if len(data) == count:
                    return bytes(data)
                node = tree
    return bytes(data)


def run(size):
    total = 0
    for part in range(6):
        data = (TEXT[part:] * (size // len(TEXT) + 1))[:size]
        codes, tree = make_codes(data)
        packed = pack(data, codes)
        if unpack(packed, tree, len(data)) != data:
            sys.exit("huffman_codes: the text came back changed")
        total = (total * 31 + len(packed) + sum(packed)) % 1000000007
    return total, len(packed)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"huffman_codes: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
