# The last line is that of the last exception.
try:
    {}["missing"]
except KeyError as error:
    raise RuntimeError("cannot go on") from error
# expect-error: RuntimeError: cannot go on
