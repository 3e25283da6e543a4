# A renderer in a few lines.
from string.templatelib import Interpolation, Template, convert
def render(t):
    out = []
    for part in t:
        match part:
            case str() as s: out.append(s)
            case Interpolation(value, _, conversion, spec): out.append(format(convert(value, conversion), spec))
    return "".join(out)
x, w = 3.14159, 10
print(render(t"{x:.2f}|{x!r:>{w}}|{'q'!r}|{x=}"), isinstance(t"", Template))  # expect: 3.14|   3.14159|'q'|x=3.14159 True
def html(t):
    return "".join(p if isinstance(p, str) else str(p.value).replace("<", "&lt;") for p in t)
print(html(t"<p>{'<script>'}</p>"))  # expect: <p>&lt;script></p>
