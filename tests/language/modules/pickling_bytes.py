"""Pickles of every protocol are CPython's byte for byte, and give back what went in."""
import collections
import io
import pickle


class Plain:
    def __init__(self):
        self.number = 1
        self.items = [1, self]


class Compact:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Compact, (self.a, self.b)


class Keyed:
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls)
        made.given = (args, kwargs)
        return made

    def __getnewargs_ex__(self):
        return self.given


class Outer:
    class Inner:
        pass


Point = collections.namedtuple("Point", "x y")
shared = ["shared"]
endless = ([],)
endless[0].append(endless)
values = [
    None, True, 0, 255, 256, 65536, -1, 2**31, -2**31 - 1, 2**63, -2**63, 1 << 2100, 1.5, "", "é\n\\", "😀", "\ud800", b"", b"bytes", bytearray(b"mutable"),
    (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {"k": "v"}, {1: 2, 3: 4}, {7}, frozenset({7}), [shared, shared], endless,
    Plain(), Compact(1, "b"), Keyed(1, key=2), Outer.Inner, Point(1, 2), len, int, type(None), ..., "x".join, range(3), slice(1), 1j, ValueError(1),
]
for protocol in range(6):
    for value in values:
        data = pickle.dumps(value, protocol)
        print(protocol, data if len(data) < 200 else (len(data), sum(data)))
        back = pickle.loads(data)
        print(type(back) is type(value))
# expect: 0 b'N.'
# expect: True
# expect: 0 b'I01\n.'
# expect: True
# expect: 0 b'I0\n.'
# expect: True
# expect: 0 b'I255\n.'
# expect: True
# expect: 0 b'I256\n.'
# expect: True
# expect: 0 b'I65536\n.'
# expect: True
# expect: 0 b'I-1\n.'
# expect: True
# expect: 0 b'L2147483648L\n.'
# expect: True
# expect: 0 b'L-2147483649L\n.'
# expect: True
# expect: 0 b'L9223372036854775808L\n.'
# expect: True
# expect: 0 b'L-9223372036854775808L\n.'
# expect: True
# expect: 0 (637, 33509)
# expect: True
# expect: 0 b'F1.5\n.'
# expect: True
# expect: 0 b'V\np0\n.'
# expect: True
# expect: 0 b'V\xe9\\u000a\\u005c\np0\n.'
# expect: True
# expect: 0 b'V\\U0001f600\np0\n.'
# expect: True
# expect: 0 b'V\\ud800\np0\n.'
# expect: True
# expect: 0 b'c__builtin__\nbytes\np0\n(tRp1\n.'
# expect: True
# expect: 0 b'c_codecs\nencode\np0\n(Vbytes\np1\nVlatin1\np2\ntp3\nRp4\n.'
# expect: True
# expect: 0 b'c__builtin__\nbytearray\np0\n(c_codecs\nencode\np1\n(Vmutable\np2\nVlatin1\np3\ntp4\nRp5\ntp6\nRp7\n.'
# expect: True
# expect: 0 b'(t.'
# expect: True
# expect: 0 b'(I1\ntp0\n.'
# expect: True
# expect: 0 b'(I1\nI2\nI3\ntp0\n.'
# expect: True
# expect: 0 b'(I1\nI2\nI3\nI4\ntp0\n.'
# expect: True
# expect: 0 b'(lp0\n.'
# expect: True
# expect: 0 b'(lp0\nI1\na.'
# expect: True
# expect: 0 b'(lp0\nI1\naI2\na.'
# expect: True
# expect: 0 b'(dp0\n.'
# expect: True
# expect: 0 b'(dp0\nVk\np1\nVv\np2\ns.'
# expect: True
# expect: 0 b'(dp0\nI1\nI2\nsI3\nI4\ns.'
# expect: True
# expect: 0 b'c__builtin__\nset\np0\n((lp1\nI7\natp2\nRp3\n.'
# expect: True
# expect: 0 b'c__builtin__\nfrozenset\np0\n((lp1\nI7\natp2\nRp3\n.'
# expect: True
# expect: 0 b'(lp0\n(lp1\nVshared\np2\naag1\na.'
# expect: True
# expect: 0 b'((lp0\n(g0\ntp1\na00g1\n.'
# expect: True
# expect: 0 b'ccopy_reg\n_reconstructor\np0\n(c__main__\nPlain\np1\nc__builtin__\nobject\np2\nNtp3\nRp4\n(dp5\nVnumber\np6\nI1\nsVitems\np7\n(lp8\nI1\nag4\nasb.'
# expect: True
# expect: 0 b'c__main__\nCompact\np0\n(I1\nVb\np1\ntp2\nRp3\n.'
# expect: True
# expect: 0 b'ccopy_reg\n_reconstructor\np0\n(c__main__\nKeyed\np1\nc__builtin__\nobject\np2\nNtp3\nRp4\n(dp5\nVgiven\np6\n((I1\ntp7\n(dp8\nVkey\np9\nI2\nstp10\nsb.'
# expect: True
# expect: 0 b'c__builtin__\ngetattr\np0\n(c__main__\nOuter\nVInner\np1\ntRp2\n.'
# expect: True
# expect: 0 b'ccopy_reg\n_reconstructor\np0\n(c__main__\nPoint\np1\nc__builtin__\ntuple\np2\n(I1\nI2\ntp3\ntp4\nRp5\n.'
# expect: True
# expect: 0 b'c__builtin__\nlen\np0\n.'
# expect: True
# expect: 0 b'c__builtin__\nlong\np0\n.'
# expect: True
# expect: 0 b'c__builtin__\ntype\np0\n(Ntp1\nRp2\n.'
# expect: True
# expect: 0 b'c__builtin__\nEllipsis\np0\n.'
# expect: True
# expect: 0 b'c__builtin__\ngetattr\np0\n(Vx\np1\nVjoin\np2\ntp3\nRp4\n.'
# expect: True
# expect: 0 b'c__builtin__\nxrange\np0\n(I0\nI3\nI1\ntp1\nRp2\n.'
# expect: True
# expect: 0 b'c__builtin__\nslice\np0\n(NI1\nNtp1\nRp2\n.'
# expect: True
# expect: 0 b'c__builtin__\ncomplex\np0\n(F0.0\nF1.0\ntp1\nRp2\n.'
# expect: True
# expect: 0 b'cexceptions\nValueError\np0\n(I1\ntp1\nRp2\n.'
# expect: True
# expect: 1 b'N.'
# expect: True
# expect: 1 b'I01\n.'
# expect: True
# expect: 1 b'K\x00.'
# expect: True
# expect: 1 b'K\xff.'
# expect: True
# expect: 1 b'M\x00\x01.'
# expect: True
# expect: 1 b'J\x00\x00\x01\x00.'
# expect: True
# expect: 1 b'J\xff\xff\xff\xff.'
# expect: True
# expect: 1 b'L2147483648L\n.'
# expect: True
# expect: 1 b'L-2147483649L\n.'
# expect: True
# expect: 1 b'L9223372036854775808L\n.'
# expect: True
# expect: 1 b'L-9223372036854775808L\n.'
# expect: True
# expect: 1 (637, 33509)
# expect: True
# expect: 1 b'G?\xf8\x00\x00\x00\x00\x00\x00.'
# expect: True
# expect: 1 b'X\x00\x00\x00\x00q\x00.'
# expect: True
# expect: 1 b'X\x04\x00\x00\x00\xc3\xa9\n\\q\x00.'
# expect: True
# expect: 1 b'X\x04\x00\x00\x00\xf0\x9f\x98\x80q\x00.'
# expect: True
# expect: 1 b'X\x03\x00\x00\x00\xed\xa0\x80q\x00.'
# expect: True
# expect: 1 b'c__builtin__\nbytes\nq\x00)Rq\x01.'
# expect: True
# expect: 1 b'c_codecs\nencode\nq\x00(X\x05\x00\x00\x00bytesq\x01X\x06\x00\x00\x00latin1q\x02tq\x03Rq\x04.'
# expect: True
# expect: 1 b'c__builtin__\nbytearray\nq\x00(c_codecs\nencode\nq\x01(X\x07\x00\x00\x00mutableq\x02X\x06\x00\x00\x00latin1q\x03tq\x04Rq\x05tq\x06Rq\x07.'
# expect: True
# expect: 1 b').'
# expect: True
# expect: 1 b'(K\x01tq\x00.'
# expect: True
# expect: 1 b'(K\x01K\x02K\x03tq\x00.'
# expect: True
# expect: 1 b'(K\x01K\x02K\x03K\x04tq\x00.'
# expect: True
# expect: 1 b']q\x00.'
# expect: True
# expect: 1 b']q\x00K\x01a.'
# expect: True
# expect: 1 b']q\x00(K\x01K\x02e.'
# expect: True
# expect: 1 b'}q\x00.'
# expect: True
# expect: 1 b'}q\x00X\x01\x00\x00\x00kq\x01X\x01\x00\x00\x00vq\x02s.'
# expect: True
# expect: 1 b'}q\x00(K\x01K\x02K\x03K\x04u.'
# expect: True
# expect: 1 b'c__builtin__\nset\nq\x00(]q\x01K\x07atq\x02Rq\x03.'
# expect: True
# expect: 1 b'c__builtin__\nfrozenset\nq\x00(]q\x01K\x07atq\x02Rq\x03.'
# expect: True
# expect: 1 b']q\x00(]q\x01X\x06\x00\x00\x00sharedq\x02ah\x01e.'
# expect: True
# expect: 1 b'(]q\x00(h\x00tq\x01a1h\x01.'
# expect: True
# expect: 1 b'ccopy_reg\n_reconstructor\nq\x00(c__main__\nPlain\nq\x01c__builtin__\nobject\nq\x02Ntq\x03Rq\x04}q\x05(X\x06\x00\x00\x00numberq\x06K\x01X\x05\x00\x00\x00itemsq\x07]q\x08(K\x01h\x04eub.'
# expect: True
# expect: 1 b'c__main__\nCompact\nq\x00(K\x01X\x01\x00\x00\x00bq\x01tq\x02Rq\x03.'
# expect: True
# expect: 1 b'ccopy_reg\n_reconstructor\nq\x00(c__main__\nKeyed\nq\x01c__builtin__\nobject\nq\x02Ntq\x03Rq\x04}q\x05X\x05\x00\x00\x00givenq\x06((K\x01tq\x07}q\x08X\x03\x00\x00\x00keyq\tK\x02stq\nsb.'
# expect: True
# expect: 1 b'c__builtin__\ngetattr\nq\x00(c__main__\nOuter\nX\x05\x00\x00\x00Innerq\x01tRq\x02.'
# expect: True
# expect: 1 b'ccopy_reg\n_reconstructor\nq\x00(c__main__\nPoint\nq\x01c__builtin__\ntuple\nq\x02(K\x01K\x02tq\x03tq\x04Rq\x05.'
# expect: True
# expect: 1 b'c__builtin__\nlen\nq\x00.'
# expect: True
# expect: 1 b'c__builtin__\nlong\nq\x00.'
# expect: True
# expect: 1 b'c__builtin__\ntype\nq\x00(Ntq\x01Rq\x02.'
# expect: True
# expect: 1 b'c__builtin__\nEllipsis\nq\x00.'
# expect: True
# expect: 1 b'c__builtin__\ngetattr\nq\x00(X\x01\x00\x00\x00xq\x01X\x04\x00\x00\x00joinq\x02tq\x03Rq\x04.'
# expect: True
# expect: 1 b'c__builtin__\nxrange\nq\x00(K\x00K\x03K\x01tq\x01Rq\x02.'
# expect: True
# expect: 1 b'c__builtin__\nslice\nq\x00(NK\x01Ntq\x01Rq\x02.'
# expect: True
# expect: 1 b'c__builtin__\ncomplex\nq\x00(G\x00\x00\x00\x00\x00\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00tq\x01Rq\x02.'
# expect: True
# expect: 1 b'cexceptions\nValueError\nq\x00(K\x01tq\x01Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02N.'
# expect: True
# expect: 2 b'\x80\x02\x88.'
# expect: True
# expect: 2 b'\x80\x02K\x00.'
# expect: True
# expect: 2 b'\x80\x02K\xff.'
# expect: True
# expect: 2 b'\x80\x02M\x00\x01.'
# expect: True
# expect: 2 b'\x80\x02J\x00\x00\x01\x00.'
# expect: True
# expect: 2 b'\x80\x02J\xff\xff\xff\xff.'
# expect: True
# expect: 2 b'\x80\x02\x8a\x05\x00\x00\x00\x80\x00.'
# expect: True
# expect: 2 b'\x80\x02\x8a\x05\xff\xff\xff\x7f\xff.'
# expect: True
# expect: 2 b'\x80\x02\x8a\t\x00\x00\x00\x00\x00\x00\x00\x80\x00.'
# expect: True
# expect: 2 b'\x80\x02\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.'
# expect: True
# expect: 2 (271, 339)
# expect: True
# expect: 2 b'\x80\x02G?\xf8\x00\x00\x00\x00\x00\x00.'
# expect: True
# expect: 2 b'\x80\x02X\x00\x00\x00\x00q\x00.'
# expect: True
# expect: 2 b'\x80\x02X\x04\x00\x00\x00\xc3\xa9\n\\q\x00.'
# expect: True
# expect: 2 b'\x80\x02X\x04\x00\x00\x00\xf0\x9f\x98\x80q\x00.'
# expect: True
# expect: 2 b'\x80\x02X\x03\x00\x00\x00\xed\xa0\x80q\x00.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nbytes\nq\x00)Rq\x01.'
# expect: True
# expect: 2 b'\x80\x02c_codecs\nencode\nq\x00X\x05\x00\x00\x00bytesq\x01X\x06\x00\x00\x00latin1q\x02\x86q\x03Rq\x04.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nbytearray\nq\x00c_codecs\nencode\nq\x01X\x07\x00\x00\x00mutableq\x02X\x06\x00\x00\x00latin1q\x03\x86q\x04Rq\x05\x85q\x06Rq\x07.'
# expect: True
# expect: 2 b'\x80\x02).'
# expect: True
# expect: 2 b'\x80\x02K\x01\x85q\x00.'
# expect: True
# expect: 2 b'\x80\x02K\x01K\x02K\x03\x87q\x00.'
# expect: True
# expect: 2 b'\x80\x02(K\x01K\x02K\x03K\x04tq\x00.'
# expect: True
# expect: 2 b'\x80\x02]q\x00.'
# expect: True
# expect: 2 b'\x80\x02]q\x00K\x01a.'
# expect: True
# expect: 2 b'\x80\x02]q\x00(K\x01K\x02e.'
# expect: True
# expect: 2 b'\x80\x02}q\x00.'
# expect: True
# expect: 2 b'\x80\x02}q\x00X\x01\x00\x00\x00kq\x01X\x01\x00\x00\x00vq\x02s.'
# expect: True
# expect: 2 b'\x80\x02}q\x00(K\x01K\x02K\x03K\x04u.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nset\nq\x00]q\x01K\x07a\x85q\x02Rq\x03.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nfrozenset\nq\x00]q\x01K\x07a\x85q\x02Rq\x03.'
# expect: True
# expect: 2 b'\x80\x02]q\x00(]q\x01X\x06\x00\x00\x00sharedq\x02ah\x01e.'
# expect: True
# expect: 2 b'\x80\x02]q\x00h\x00\x85q\x01a0h\x01.'
# expect: True
# expect: 2 b'\x80\x02c__main__\nPlain\nq\x00)\x81q\x01}q\x02(X\x06\x00\x00\x00numberq\x03K\x01X\x05\x00\x00\x00itemsq\x04]q\x05(K\x01h\x01eub.'
# expect: True
# expect: 2 b'\x80\x02c__main__\nCompact\nq\x00K\x01X\x01\x00\x00\x00bq\x01\x86q\x02Rq\x03.'
# expect: True
# expect: 2 b'\x80\x02cfunctools\npartial\nq\x00c__builtin__\ngetattr\nq\x01c__main__\nKeyed\nX\x07\x00\x00\x00__new__q\x02\x86Rq\x03\x85q\x04Rq\x05(h\x03c__main__\nKeyed\nq\x06K\x01\x86q\x07}q\x08X\x03\x00\x00\x00keyq\tK\x02sNtq\nb)Rq\x0b}q\x0cX\x05\x00\x00\x00givenq\rK\x01\x85q\x0e}q\x0fh\tK\x02s\x86q\x10sb.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\ngetattr\nq\x00c__main__\nOuter\nX\x05\x00\x00\x00Innerq\x01\x86Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02c__main__\nPoint\nq\x00K\x01K\x02\x86q\x01\x81q\x02.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nlen\nq\x00.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nlong\nq\x00.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\ntype\nq\x00N\x85q\x01Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nEllipsis\nq\x00.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\ngetattr\nq\x00X\x01\x00\x00\x00xq\x01X\x04\x00\x00\x00joinq\x02\x86q\x03Rq\x04.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nxrange\nq\x00K\x00K\x03K\x01\x87q\x01Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\nslice\nq\x00NK\x01N\x87q\x01Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02c__builtin__\ncomplex\nq\x00G\x00\x00\x00\x00\x00\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00\x86q\x01Rq\x02.'
# expect: True
# expect: 2 b'\x80\x02cexceptions\nValueError\nq\x00K\x01\x85q\x01Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03N.'
# expect: True
# expect: 3 b'\x80\x03\x88.'
# expect: True
# expect: 3 b'\x80\x03K\x00.'
# expect: True
# expect: 3 b'\x80\x03K\xff.'
# expect: True
# expect: 3 b'\x80\x03M\x00\x01.'
# expect: True
# expect: 3 b'\x80\x03J\x00\x00\x01\x00.'
# expect: True
# expect: 3 b'\x80\x03J\xff\xff\xff\xff.'
# expect: True
# expect: 3 b'\x80\x03\x8a\x05\x00\x00\x00\x80\x00.'
# expect: True
# expect: 3 b'\x80\x03\x8a\x05\xff\xff\xff\x7f\xff.'
# expect: True
# expect: 3 b'\x80\x03\x8a\t\x00\x00\x00\x00\x00\x00\x00\x80\x00.'
# expect: True
# expect: 3 b'\x80\x03\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.'
# expect: True
# expect: 3 (271, 340)
# expect: True
# expect: 3 b'\x80\x03G?\xf8\x00\x00\x00\x00\x00\x00.'
# expect: True
# expect: 3 b'\x80\x03X\x00\x00\x00\x00q\x00.'
# expect: True
# expect: 3 b'\x80\x03X\x04\x00\x00\x00\xc3\xa9\n\\q\x00.'
# expect: True
# expect: 3 b'\x80\x03X\x04\x00\x00\x00\xf0\x9f\x98\x80q\x00.'
# expect: True
# expect: 3 b'\x80\x03X\x03\x00\x00\x00\xed\xa0\x80q\x00.'
# expect: True
# expect: 3 b'\x80\x03C\x00q\x00.'
# expect: True
# expect: 3 b'\x80\x03C\x05bytesq\x00.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nbytearray\nq\x00C\x07mutableq\x01\x85q\x02Rq\x03.'
# expect: True
# expect: 3 b'\x80\x03).'
# expect: True
# expect: 3 b'\x80\x03K\x01\x85q\x00.'
# expect: True
# expect: 3 b'\x80\x03K\x01K\x02K\x03\x87q\x00.'
# expect: True
# expect: 3 b'\x80\x03(K\x01K\x02K\x03K\x04tq\x00.'
# expect: True
# expect: 3 b'\x80\x03]q\x00.'
# expect: True
# expect: 3 b'\x80\x03]q\x00K\x01a.'
# expect: True
# expect: 3 b'\x80\x03]q\x00(K\x01K\x02e.'
# expect: True
# expect: 3 b'\x80\x03}q\x00.'
# expect: True
# expect: 3 b'\x80\x03}q\x00X\x01\x00\x00\x00kq\x01X\x01\x00\x00\x00vq\x02s.'
# expect: True
# expect: 3 b'\x80\x03}q\x00(K\x01K\x02K\x03K\x04u.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nset\nq\x00]q\x01K\x07a\x85q\x02Rq\x03.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nfrozenset\nq\x00]q\x01K\x07a\x85q\x02Rq\x03.'
# expect: True
# expect: 3 b'\x80\x03]q\x00(]q\x01X\x06\x00\x00\x00sharedq\x02ah\x01e.'
# expect: True
# expect: 3 b'\x80\x03]q\x00h\x00\x85q\x01a0h\x01.'
# expect: True
# expect: 3 b'\x80\x03c__main__\nPlain\nq\x00)\x81q\x01}q\x02(X\x06\x00\x00\x00numberq\x03K\x01X\x05\x00\x00\x00itemsq\x04]q\x05(K\x01h\x01eub.'
# expect: True
# expect: 3 b'\x80\x03c__main__\nCompact\nq\x00K\x01X\x01\x00\x00\x00bq\x01\x86q\x02Rq\x03.'
# expect: True
# expect: 3 b'\x80\x03cfunctools\npartial\nq\x00cbuiltins\ngetattr\nq\x01c__main__\nKeyed\nX\x07\x00\x00\x00__new__q\x02\x86Rq\x03\x85q\x04Rq\x05(h\x03c__main__\nKeyed\nq\x06K\x01\x86q\x07}q\x08X\x03\x00\x00\x00keyq\tK\x02sNtq\nb)Rq\x0b}q\x0cX\x05\x00\x00\x00givenq\rK\x01\x85q\x0e}q\x0fh\tK\x02s\x86q\x10sb.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\ngetattr\nq\x00c__main__\nOuter\nX\x05\x00\x00\x00Innerq\x01\x86Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03c__main__\nPoint\nq\x00K\x01K\x02\x86q\x01\x81q\x02.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nlen\nq\x00.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nint\nq\x00.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\ntype\nq\x00N\x85q\x01Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nEllipsis\nq\x00.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\ngetattr\nq\x00X\x01\x00\x00\x00xq\x01X\x04\x00\x00\x00joinq\x02\x86q\x03Rq\x04.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nrange\nq\x00K\x00K\x03K\x01\x87q\x01Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nslice\nq\x00NK\x01N\x87q\x01Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\ncomplex\nq\x00G\x00\x00\x00\x00\x00\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00\x86q\x01Rq\x02.'
# expect: True
# expect: 3 b'\x80\x03cbuiltins\nValueError\nq\x00K\x01\x85q\x01Rq\x02.'
# expect: True
# expect: 4 b'\x80\x04N.'
# expect: True
# expect: 4 b'\x80\x04\x88.'
# expect: True
# expect: 4 b'\x80\x04K\x00.'
# expect: True
# expect: 4 b'\x80\x04K\xff.'
# expect: True
# expect: 4 b'\x80\x04\x95\x04\x00\x00\x00\x00\x00\x00\x00M\x00\x01.'
# expect: True
# expect: 4 b'\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00J\x00\x00\x01\x00.'
# expect: True
# expect: 4 b'\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00J\xff\xff\xff\xff.'
# expect: True
# expect: 4 b'\x80\x04\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8a\x05\x00\x00\x00\x80\x00.'
# expect: True
# expect: 4 b'\x80\x04\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8a\x05\xff\xff\xff\x7f\xff.'
# expect: True
# expect: 4 b'\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8a\t\x00\x00\x00\x00\x00\x00\x00\x80\x00.'
# expect: True
# expect: 4 b'\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.'
# expect: True
# expect: 4 (280, 504)
# expect: True
# expect: 4 b'\x80\x04\x95\n\x00\x00\x00\x00\x00\x00\x00G?\xf8\x00\x00\x00\x00\x00\x00.'
# expect: True
# expect: 4 b'\x80\x04\x95\x04\x00\x00\x00\x00\x00\x00\x00\x8c\x00\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8c\x04\xc3\xa9\n\\\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8c\x04\xf0\x9f\x98\x80\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x07\x00\x00\x00\x00\x00\x00\x00\x8c\x03\xed\xa0\x80\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x04\x00\x00\x00\x00\x00\x00\x00C\x00\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\t\x00\x00\x00\x00\x00\x00\x00C\x05bytes\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95(\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\tbytearray\x94\x93\x94C\x07mutable\x94\x85\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04).'
# expect: True
# expect: 4 b'\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01\x85\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\t\x00\x00\x00\x00\x00\x00\x00K\x01K\x02K\x03\x87\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00(K\x01K\x02K\x03K\x04t\x94.'
# expect: True
# expect: 4 b'\x80\x04]\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00]\x94K\x01a.'
# expect: True
# expect: 4 b'\x80\x04\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01K\x02e.'
# expect: True
# expect: 4 b'\x80\x04}\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94\x8c\x01v\x94s.'
# expect: True
# expect: 4 b'\x80\x04\x95\r\x00\x00\x00\x00\x00\x00\x00}\x94(K\x01K\x02K\x03K\x04u.'
# expect: True
# expect: 4 b'\x80\x04\x95\x07\x00\x00\x00\x00\x00\x00\x00\x8f\x94(K\x07\x90.'
# expect: True
# expect: 4 b'\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00(K\x07\x91\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x13\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94\x8c\x06shared\x94ah\x01e.'
# expect: True
# expect: 4 b'\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00]\x94h\x00\x85\x94a0h\x01.'
# expect: True
# expect: 4 b'\x80\x04\x959\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Plain\x94\x93\x94)\x81\x94}\x94(\x8c\x06number\x94K\x01\x8c\x05items\x94]\x94(K\x01h\x03eub.'
# expect: True
# expect: 4 b'\x80\x04\x95"\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x07Compact\x94\x93\x94K\x01\x8c\x01b\x94\x86\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04\x959\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Keyed\x94\x93\x94K\x01\x85\x94}\x94\x8c\x03key\x94K\x02s\x92\x94}\x94\x8c\x05given\x94h\x03h\x04\x86\x94sb.'
# expect: True
# expect: 4 b'\x80\x04\x95\x1c\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x0bOuter.Inner\x94\x93\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Point\x94\x93\x94K\x01K\x02\x86\x94\x81\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x04type\x94\x93\x94N\x85\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08Ellipsis\x94\x93\x94.'
# expect: True
# expect: 4 b"\x80\x04\x95'\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x07getattr\x94\x93\x94\x8c\x01x\x94\x8c\x04join\x94\x86\x94R\x94."
# expect: True
# expect: 4 b'\x80\x04\x95 \x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x05range\x94\x93\x94K\x00K\x03K\x01\x87\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x05slice\x94\x93\x94NK\x01N\x87\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95.\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x07complex\x94\x93\x94G\x00\x00\x00\x00\x00\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00\x86\x94R\x94.'
# expect: True
# expect: 4 b'\x80\x04\x95!\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94K\x01\x85\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05N.'
# expect: True
# expect: 5 b'\x80\x05\x88.'
# expect: True
# expect: 5 b'\x80\x05K\x00.'
# expect: True
# expect: 5 b'\x80\x05K\xff.'
# expect: True
# expect: 5 b'\x80\x05\x95\x04\x00\x00\x00\x00\x00\x00\x00M\x00\x01.'
# expect: True
# expect: 5 b'\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00J\x00\x00\x01\x00.'
# expect: True
# expect: 5 b'\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00J\xff\xff\xff\xff.'
# expect: True
# expect: 5 b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8a\x05\x00\x00\x00\x80\x00.'
# expect: True
# expect: 5 b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8a\x05\xff\xff\xff\x7f\xff.'
# expect: True
# expect: 5 b'\x80\x05\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8a\t\x00\x00\x00\x00\x00\x00\x00\x80\x00.'
# expect: True
# expect: 5 b'\x80\x05\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80.'
# expect: True
# expect: 5 (280, 505)
# expect: True
# expect: 5 b'\x80\x05\x95\n\x00\x00\x00\x00\x00\x00\x00G?\xf8\x00\x00\x00\x00\x00\x00.'
# expect: True
# expect: 5 b'\x80\x05\x95\x04\x00\x00\x00\x00\x00\x00\x00\x8c\x00\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8c\x04\xc3\xa9\n\\\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00\x8c\x04\xf0\x9f\x98\x80\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x07\x00\x00\x00\x00\x00\x00\x00\x8c\x03\xed\xa0\x80\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x04\x00\x00\x00\x00\x00\x00\x00C\x00\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\t\x00\x00\x00\x00\x00\x00\x00C\x05bytes\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x12\x00\x00\x00\x00\x00\x00\x00\x96\x07\x00\x00\x00\x00\x00\x00\x00mutable\x94.'
# expect: True
# expect: 5 b'\x80\x05).'
# expect: True
# expect: 5 b'\x80\x05\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01\x85\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\t\x00\x00\x00\x00\x00\x00\x00K\x01K\x02K\x03\x87\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x0c\x00\x00\x00\x00\x00\x00\x00(K\x01K\x02K\x03K\x04t\x94.'
# expect: True
# expect: 5 b'\x80\x05]\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00]\x94K\x01a.'
# expect: True
# expect: 5 b'\x80\x05\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01K\x02e.'
# expect: True
# expect: 5 b'\x80\x05}\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x0c\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01k\x94\x8c\x01v\x94s.'
# expect: True
# expect: 5 b'\x80\x05\x95\r\x00\x00\x00\x00\x00\x00\x00}\x94(K\x01K\x02K\x03K\x04u.'
# expect: True
# expect: 5 b'\x80\x05\x95\x07\x00\x00\x00\x00\x00\x00\x00\x8f\x94(K\x07\x90.'
# expect: True
# expect: 5 b'\x80\x05\x95\x06\x00\x00\x00\x00\x00\x00\x00(K\x07\x91\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x13\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94\x8c\x06shared\x94ah\x01e.'
# expect: True
# expect: 5 b'\x80\x05\x95\x0b\x00\x00\x00\x00\x00\x00\x00]\x94h\x00\x85\x94a0h\x01.'
# expect: True
# expect: 5 b'\x80\x05\x959\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Plain\x94\x93\x94)\x81\x94}\x94(\x8c\x06number\x94K\x01\x8c\x05items\x94]\x94(K\x01h\x03eub.'
# expect: True
# expect: 5 b'\x80\x05\x95"\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x07Compact\x94\x93\x94K\x01\x8c\x01b\x94\x86\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05\x959\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Keyed\x94\x93\x94K\x01\x85\x94}\x94\x8c\x03key\x94K\x02s\x92\x94}\x94\x8c\x05given\x94h\x03h\x04\x86\x94sb.'
# expect: True
# expect: 5 b'\x80\x05\x95\x1c\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x0bOuter.Inner\x94\x93\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Point\x94\x93\x94K\x01K\x02\x86\x94\x81\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x1a\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x04type\x94\x93\x94N\x85\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08Ellipsis\x94\x93\x94.'
# expect: True
# expect: 5 b"\x80\x05\x95'\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x07getattr\x94\x93\x94\x8c\x01x\x94\x8c\x04join\x94\x86\x94R\x94."
# expect: True
# expect: 5 b'\x80\x05\x95 \x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x05range\x94\x93\x94K\x00K\x03K\x01\x87\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95\x1e\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x05slice\x94\x93\x94NK\x01N\x87\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95.\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x07complex\x94\x93\x94G\x00\x00\x00\x00\x00\x00\x00\x00G?\xf0\x00\x00\x00\x00\x00\x00\x86\x94R\x94.'
# expect: True
# expect: 5 b'\x80\x05\x95!\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94K\x01\x85\x94R\x94.'
# expect: True

for count in (999, 1000, 1001, 2000):
    for made in (list(range(count)), dict.fromkeys(range(count)), set(range(count)), collections.OrderedDict.fromkeys(range(count))):
        data = pickle.dumps(made, 4)
        print(len(data), sum(data), pickle.loads(data) == made)
# expect: 2757 203262 True
# expect: 3756 281211 True
# expect: 2757 203355 True
# expect: 3787 284413 True
# expect: 2760 203576 True
# expect: 3762 281763 True
# expect: 2762 203855 True
# expect: 3791 284806 True
# expect: 2765 204034 True
# expect: 3766 282157 True
# expect: 2765 204170 True
# expect: 3796 285316 True
# expect: 5762 411319 True
# expect: 7764 567502 True
# expect: 5764 411641 True
# expect: 7793 570545 True


class Chunks:
    def __init__(self):
        self.sizes = []

    def write(self, data):
        self.sizes.append((type(data).__name__, len(data)))


for protocol in (3, 4, 5):
    chunks = Chunks()
    pickle.Pickler(chunks, protocol).dump([b"x" * 70000, "y" * 70000, bytearray(b"z" * 70000), list(range(40000))])
    print(chunks.sizes)
# expect: [('bytes', 11), ('bytes', 70000), ('bytes', 7), ('bytes', 70000), ('bytes', 29), ('bytes', 70000), ('bytes', 119837)]
# expect: [('bytes', 10), ('bytes', 70000), ('bytes', 6), ('bytes', 70000), ('bytes', 40), ('bytes', 70000), ('bytes', 65545), ('bytes', 54306)]
# expect: [('bytes', 10), ('bytes', 70000), ('bytes', 6), ('bytes', 70000), ('bytes', 10), ('bytearray', 70000), ('bytes', 65547), ('bytes', 54300)]


class ById(pickle.Pickler):
    def persistent_id(self, value):
        return "id of " + value if value in ("a", "b") else None


class FromId(pickle.Unpickler):
    def persistent_load(self, identifier):
        return identifier.upper()


for protocol in range(6):
    file = io.BytesIO()
    ById(file, protocol).dump(["a", "b", "c"])
    print(file.getvalue(), FromId(io.BytesIO(file.getvalue())).load())
# expect: b'(lp0\nPid of a\naPid of b\naVc\np1\na.' ['ID OF A', 'ID OF B', 'c']
# expect: b']q\x00(X\x07\x00\x00\x00id of aq\x01QX\x07\x00\x00\x00id of bq\x02QX\x01\x00\x00\x00cq\x03e.' ['ID OF A', 'ID OF B', 'c']
# expect: b'\x80\x02]q\x00(X\x07\x00\x00\x00id of aq\x01QX\x07\x00\x00\x00id of bq\x02QX\x01\x00\x00\x00cq\x03e.' ['ID OF A', 'ID OF B', 'c']
# expect: b'\x80\x03]q\x00(X\x07\x00\x00\x00id of aq\x01QX\x07\x00\x00\x00id of bq\x02QX\x01\x00\x00\x00cq\x03e.' ['ID OF A', 'ID OF B', 'c']
# expect: b'\x80\x04\x95\x1f\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x07id of a\x94Q\x8c\x07id of b\x94Q\x8c\x01c\x94e.' ['ID OF A', 'ID OF B', 'c']
# expect: b'\x80\x05\x95\x1f\x00\x00\x00\x00\x00\x00\x00]\x94(\x8c\x07id of a\x94Q\x8c\x07id of b\x94Q\x8c\x01c\x94e.' ['ID OF A', 'ID OF B', 'c']

buffers = []
data = pickle.dumps([pickle.PickleBuffer(b"read-only"), pickle.PickleBuffer(bytearray(b"writable"))], 5, buffer_callback=buffers.append)
print(data, len(buffers), pickle.loads(data, buffers=[bytearray(b"one"), bytearray(b"two")])[1])
# expect: b'\x80\x05\x95\x08\x00\x00\x00\x00\x00\x00\x00]\x94(\x97\x98\x97e.' 2 bytearray(b'two')
