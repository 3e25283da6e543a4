# Methods and formats that change nothing give back the same object.
text = "abc def"
print(text.replace("abc", "xyz") is text, text.expandtabs() is text, text.replace("q", "w") is text)  # expect: False True True
part = "abc"
print(text.replace(part, part) is text)  # expect: True
print("%s" % text is text, "%.7s" % text is text, "%5s" % text is text, text % () is text)  # expect: True True True True
print("{}".format(text) is text, "{:s}".format(text) is text, "{:.10}".format(text) is text, text.format() is text)  # expect: True True True True
print("%s!" % text, "!%s" % text, "{}{}".format(text, ""), "%s%s" % ("", text))  # expect: abc def! !abc def abc def abc def


class Sub(str):
    pass


sub = Sub(text)
print(type("%s" % sub), type("{}".format(sub)), type(sub.replace("q", "w")), type(sub.expandtabs()))
# expect: <class 'str'> <class 'str'> <class 'str'> <class 'str'>
