"""A small template language: compiled to closures once, rendered many times."""

import sys

DEFAULT_SIZE = 15000
EXPECTED = {
    20: (39940, '<h1>Page 19 Of &lt;All&gt;</h1>\n<h2>SECT'),
    15000: (29955000, '<h1>Page 99 Of &lt;All&gt;</h1>\n<h2>SECT'),
}


class Template:
    """Text with {{ name.attribute|filter }}, {% for x in name %}, {% if name %} and {% end %}."""

    filters = {
        "upper": str.upper,
        "title": str.title,
        "escape": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        "money": "{:,.2f}".format,
    }

    def __init__(self, source):
        self.parts = self.split(source)
        self.position = 0
        self.render_body = self.block()

    def split(self, source):
        parts = []
        while True:
            start = source.find("{")
            while start >= 0 and source[start + 1:start + 2] not in ("{", "%"):
                start = source.find("{", start + 1)
            if start < 0:
                parts.append(("text", source))
                return parts
            parts.append(("text", source[:start]))
            closing = "}}" if source[start + 1] == "{" else "%}"
            end = source.index(closing, start)
            parts.append(("value" if closing == "}}" else "tag", source[start + 2:end].strip()))
            source = source[end + 2:]

    def block(self):
        steps = []
        while self.position < len(self.parts):
            kind, text = self.parts[self.position]
            self.position += 1
            if kind == "text":
                steps.append(lambda out, context, text=text: out.append(text))
            elif kind == "value":
                steps.append(self.value(text))
            elif text == "end":
                break
            else:
                steps.append(self.tag(text))

        def render(out, context):
            for step in steps:
                step(out, context)

        return render

    def lookup(self, path):
        first, *rest = path.split(".")

        def get(context):
            value = context[first]
            for name in rest:
                value = value[name] if isinstance(value, dict) else getattr(value, name)
            return value

        return get

    def value(self, text):
        path, *names = text.split("|")
        get = self.lookup(path)
        filters = [self.filters[name] for name in names]

        def render(out, context):
            value = get(context)
            for each in filters:
                value = each(value)
            out.append(str(value))

        return render

    def tag(self, text):
        words = text.split()
        body = self.block()
        if words[0] == "for":
            name, get = words[1], self.lookup(words[3])

            def render(out, context):
                for item in get(context):
                    body(out, {**context, name: item})
        elif words[0] == "if":
            get = self.lookup(words[1])

            def render(out, context):
                if get(context):
                    body(out, context)
        else:
            raise ValueError(f"unknown tag {words[0]}")
        return render

    def render(self, **context):
        out = []
        self.render_body(out, context)
        return "".join(out)


class Product:
    def __init__(self, name, price):
        self.name = name
        self.price = price


PAGE = """<h1>{{ title|title|escape }}</h1>
{% for section in sections %}<h2>{{ section.name|upper }}</h2>
{% if section.open %}<ul>
{% for product in section.products %}<li>{{ product.name|escape }}: {{ product.price|money }}</li>
{% end %}</ul>
{% end %}{% end %}<p>done</p>
"""


def run(size):
    template = Template(PAGE)
    products = [Product(f"<{number}> & co", number * 123.5) for number in range(8)]
    sections = [{"name": f"section {number}", "open": number % 3 != 0, "products": products} for number in range(9)]
    length = 0
    text = ""
    for number in range(size):
        text = template.render(title=f"page {number % 100:02} of <all>", sections=sections)
        length += len(text)
    if text.count("<li>") != 48 or text.count("<h2>") != 9:
        sys.exit("templates: the page lost parts")
    return length, text[:40]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"templates: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
