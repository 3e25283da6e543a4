# What is printed is in order.
import json
d = {"z": [1, {"y": 2, "x": 3}], "a": None}
print(d, json.dumps(d), json.loads('{"q": 1, "b": 2}'))
# expect: {'z': [1, {'y': 2, 'x': 3}], 'a': None} {"z": [1, {"y": 2, "x": 3}], "a": null} {'q': 1, 'b': 2}
