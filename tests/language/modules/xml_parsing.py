# XML: the parser's handlers, what it says of mistakes, and the library over it.
import plistlib
import pyexpat
import xml.dom.minidom
import xml.etree.ElementTree as ElementTree

def parser_of(calls, **settings):
    parser = pyexpat.ParserCreate(**settings)
    for name in dir(parser):
        if name.endswith("Handler") or name == "DefaultHandlerExpand":
            if name not in ("DefaultHandler", "DefaultHandlerExpand", "ExternalEntityRefHandler", "NotStandaloneHandler"):
                setattr(parser, name, lambda *arguments, name=name: calls.append((name, *arguments)))
    return parser

document = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE root [
<!ELEMENT root (item*, note?)>
<!ATTLIST item kind CDATA "plain" id ID #REQUIRED>
<!ENTITY short "expanded">
<!NOTATION gif SYSTEM "viewer">
<!ENTITY picture SYSTEM "a.gif" NDATA gif>
]>
<root><!-- a comment --><item id="i1">text &short; <![CDATA[<raw>]]></item><?target data?></root>"""
calls = []
parser = parser_of(calls)
parser.buffer_text = True
print(parser.Parse(document, True))  # expect: 1
for call in calls:
    print(call)
# expect: ('XmlDeclHandler', '1.0', 'utf-8', -1)
# expect: ('StartDoctypeDeclHandler', 'root', None, None, 1)
# expect: ('ElementDeclHandler', 'root', (6, 0, None, ((4, 2, 'item', ()), (4, 1, 'note', ()))))
# expect: ('AttlistDeclHandler', 'item', 'kind', 'CDATA', 'plain', 0)
# expect: ('AttlistDeclHandler', 'item', 'id', 'ID', None, 1)
# expect: ('EntityDeclHandler', 'short', 0, 'expanded', None, None, None, None)
# expect: ('NotationDeclHandler', 'gif', None, 'viewer', None)
# expect: ('UnparsedEntityDeclHandler', 'picture', None, 'a.gif', None, 'gif')
# expect: ('EndDoctypeDeclHandler',)
# expect: ('StartElementHandler', 'root', {})
# expect: ('CommentHandler', ' a comment ')
# expect: ('StartElementHandler', 'item', {'id': 'i1', 'kind': 'plain'})
# expect: ('CharacterDataHandler', 'text expanded ')
# expect: ('StartCdataSectionHandler',)
# expect: ('CharacterDataHandler', '<raw>')
# expect: ('EndCdataSectionHandler',)
# expect: ('EndElementHandler', 'item')
# expect: ('ProcessingInstructionHandler', 'target', 'data')
# expect: ('EndElementHandler', 'root')

calls = []
parser = parser_of(calls, namespace_separator=" ")
parser.ordered_attributes = True
for piece in ("<a:b xmlns:a='u", "rn:x' c='1' d='2'>t\u00e9", "xt</a:b>"):
    parser.Parse(piece)
parser.Parse("", True)
print(calls, parser.CurrentLineNumber, parser.intern.get("c"))
# expect: [('StartNamespaceDeclHandler', 'a', 'urn:x'), ('StartElementHandler', 'urn:x b', ['c', '1', 'd', '2']), ('CharacterDataHandler', 'té'), ('CharacterDataHandler', 'xt'), ('EndElementHandler', 'urn:x b'), ('EndNamespaceDeclHandler', 'a')] 1 c

for text in ("<a><b></a>", "", "<a>&unknown;</a>", "<a/><b/>", "<a", "<a b='1' b='2'/>"):
    try:
        pyexpat.ParserCreate().Parse(text, True)
    except pyexpat.ExpatError as error:
        print(error, error.code, error.lineno, error.offset, pyexpat.errors.messages[error.code] in str(error))
# expect: mismatched tag: line 1, column 8 7 1 8 True
# expect: no element found: line 1, column 0 3 1 0 True
# expect: undefined entity: line 1, column 3 11 1 3 True
# expect: junk after document element: line 1, column 4 9 1 4 True
# expect: unclosed token: line 1, column 0 5 1 0 True
# expect: duplicate attribute: line 1, column 9 8 1 9 True

parser = pyexpat.ParserCreate()
parser.StartElementHandler = lambda name, attributes: 1 / 0
try:
    parser.Parse("<a><b/></a>", True)
except ZeroDivisionError as error:
    print(error)
# expect: division by zero
for attempt in (lambda: pyexpat.ParserCreate(namespace_separator="ab"), lambda: pyexpat.ParserCreate(intern=5), lambda: parser.Parse(5), lambda: parser.ParseFile(5)):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
# expect: namespace_separator must be at most one character, omitted, or None
# expect: intern must be a dictionary
# expect: a bytes-like object is required, not 'int'
# expect: argument must have 'read' attribute

latin = '<?xml version="1.0" encoding="windows-1252"?><a>\u20ac</a>'.encode("windows-1252")
print(ElementTree.fromstring(latin).text)  # expect: €
root = ElementTree.fromstring("<a x='1'><b>text</b><!-- gone --><c/>tail</a>")
print(ElementTree.tostring(root), root.find("b").text, root[1].tail)  # expect: b'<a x="1"><b>text</b><c />tail</a>' text tail
try:
    ElementTree.fromstring("<a><b></a>")
except ElementTree.ParseError as error:
    print(error, error.position)
# expect: mismatched tag: line 1, column 8 (1, 8)
print(xml.dom.minidom.parseString("<a><b c='d'/>text</a>").toxml())  # expect: <?xml version="1.0" ?><a><b c="d"/>text</a>
print(plistlib.loads(plistlib.dumps({"a": [1, 2.5, b"bytes", True]})))  # expect: {'a': [1, 2.5, b'bytes', True]}
