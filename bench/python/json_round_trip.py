"""JSON: encoding and decoding nested documents, with escapes, indents, sorted keys and hooks."""

import json
import sys

DEFAULT_SIZE = 16000
EXPECTED = {
    20: (16866, 20, ('id', 'name', 'ratio')),
    16000: (14740871, 16000, ('id', 'name', 'ratio')),
}


def make_document(number):
    return {
        "id": number,
        "name": f"name {number} \u00e9\u4e2d \"quoted\"\n",
        "ratio": number / 7,
        "flags": [True, False, None],
        "children": [{"key": str(index), "values": list(range(index))} for index in range(number % 8)],
        "empty": {},
    }


def run(size):
    documents = [make_document(number) for number in range(size)]
    length = 0
    text = json.dumps(documents)
    length += len(text)
    for _ in range(4):
        if json.loads(text) != documents:
            sys.exit("json_round_trip: the document came back changed")
        if json.dumps(json.loads(text)) != text:
            sys.exit("json_round_trip: the text came back changed")
    for document in documents:
        length += len(json.dumps(document, indent=2, sort_keys=True))
        length += len(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    hooked = json.loads(text, object_hook=lambda mapping: tuple(mapping), parse_float=len)
    return length, len(hooked), hooked[-1][:3]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"json_round_trip: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
