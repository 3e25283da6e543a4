# Names of library exceptions are qualified.
import json
json.loads("{")
# expect-error: json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
