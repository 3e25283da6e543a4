# Names, categories and normal forms.
import unicodedata as u
print(u.name("é"), u.lookup("SNOWMAN"), u.category("A"), u.category("٣"), u.digit("٣"), u.numeric("½"), u.bidirectional("א"), u.combining("\u0301"))
# expect: LATIN SMALL LETTER E WITH ACUTE ☃ Lu Nd 3 0.5 R 230
print(ascii(u.normalize("NFD", "é")), ascii(u.normalize("NFC", "e\u0301")), u.normalize("NFKC", "ﬁ²"), u.is_normalized("NFC", "é"), u.unidata_version)
# expect: 'e\u0301' '\xe9' fi2 True 16.0.0
print(u.name("가"), u.name("一"), u.decomposition("é"), u.east_asian_width("中"), u.mirrored("("))
# expect: HANGUL SYLLABLE GA CJK UNIFIED IDEOGRAPH-4E00 0065 0301 W 1
