# What _opcode tells of all instructions, instrumented and pseudo ones included
import _opcode

for number in range(300):
    facts = [name for name in ("arg", "const", "name", "jump", "free", "local", "exc") if getattr(_opcode, "has_" + name)(number)]
    effects = []
    for argument in (None, 0, 1, 2, 7, 300):
        for jump in (None, True, False):
            try:
                effects.append(_opcode.stack_effect(number, argument, jump=jump))
            except ValueError as error:
                effects.append(str(error)[:1])
    if _opcode.is_valid(number):
        print(number, *facts, *(effects if len(set(effects)) > 1 else effects[:1]))
# expect: 0 0
# expect: 1 -2
# expect: 2 -1
# expect: 3 local i
# expect: 4 -3
# expect: 5 0
# expect: 6 0
# expect: 7 -1
# expect: 8 -2
# expect: 9 -1
# expect: 10 -1
# expect: 11 -1
# expect: 12 0
# expect: 13 -1
# expect: 14 0
# expect: 15 1
# expect: 16 0
# expect: 17 0
# expect: 18 1
# expect: 19 0
# expect: 20 -1
# expect: 21 1
# expect: 22 1
# expect: 23 0
# expect: 24 1
# expect: 25 1
# expect: 26 1
# expect: 27 0
# expect: 28 0
# expect: 29 -1
# expect: 30 -1
# expect: 31 -1
# expect: 32 1
# expect: 33 1
# expect: 34 1
# expect: 35 0
# expect: 36 0
# expect: 37 -4
# expect: 38 -3
# expect: 39 0
# expect: 40 0
# expect: 41 0
# expect: 42 0
# expect: 43 1
# expect: 44 arg -1
# expect: 45 arg -1 -1 -1 -1 -1 -1 -2 -2 -2 -1 -1 -1 -2 -2 -2 -1 -1 -1
# expect: 46 arg 1 1 1 1 1 1 0 0 0 -1 -1 -1 -6 -6 -6 -299 -299 -299
# expect: 47 arg 1 1 1 1 1 1 -1 -1 -1 -3 -3 -3 -13 -13 -13 -599 -599 -599
# expect: 48 arg 1 1 1 1 1 1 0 0 0 -1 -1 -1 -6 -6 -6 -299 -299 -299
# expect: 49 arg 1 1 1 1 1 1 0 0 0 -1 -1 -1 -6 -6 -6 -299 -299 -299
# expect: 50 arg 1 1 1 1 1 1 0 0 0 -1 -1 -1 -6 -6 -6 -299 -299 -299
# expect: 51 arg 1 1 1 1 1 1 0 0 0 -1 -1 -1 -6 -6 -6 -299 -299 -299
# expect: 52 arg -1 -1 -1 -1 -1 -1 -2 -2 -2 -3 -3 -3 -8 -8 -8 -301 -301 -301
# expect: 53 arg 0
# expect: 54 arg -1
# expect: 55 arg -2 -2 -2 -2 -2 -2 -3 -3 -3 -4 -4 -4 -9 -9 -9 -302 -302 -302
# expect: 56 arg -1
# expect: 57 arg -1
# expect: 58 arg 0
# expect: 59 arg 1
# expect: 60 arg 0
# expect: 61 arg name -1
# expect: 62 arg free 0
# expect: 63 arg local 0
# expect: 64 arg name 0
# expect: 65 arg name 0
# expect: 66 arg -1
# expect: 67 arg -1
# expect: 68 arg jump -2
# expect: 69 arg 0
# expect: 70 arg jump 1
# expect: 71 arg 0
# expect: 72 arg name 1
# expect: 73 arg name -1
# expect: 74 arg -1
# expect: 75 arg jump 0
# expect: 76 arg jump 0
# expect: 77 arg jump 0
# expect: 78 arg -1
# expect: 79 arg -1
# expect: 80 arg name 0 0 0 0 0 0 1 1 1 0 0 0 1 1 1 0 0 0
# expect: 81 arg 1
# expect: 82 arg const 1
# expect: 83 arg local 1
# expect: 84 arg local 1
# expect: 85 arg local 1
# expect: 86 arg local 1
# expect: 87 arg local 2
# expect: 88 arg local 1
# expect: 89 arg local 2
# expect: 90 arg free 0
# expect: 91 arg name 0
# expect: 92 arg name 1 1 1 1 1 1 2 2 2 1 1 1 2 2 2 1 1 1
# expect: 93 arg name 1
# expect: 94 arg 1
# expect: 95 arg 1
# expect: 96 arg name -2 -2 -2 -2 -2 -2 -1 -1 -1 -2 -2 -2 -1 -1 -1 -2 -2 -2
# expect: 97 arg free 0
# expect: 98 arg -2
# expect: 99 arg -2
# expect: 100 arg jump -1
# expect: 101 arg jump -1
# expect: 102 arg jump -1
# expect: 103 arg jump -1
# expect: 104 arg 0 0 0 0 0 0 -1 -1 -1 -2 -2 -2 -7 -7 -7 -300 -300 -300
# expect: 105 arg -1
# expect: 106 arg jump 0
# expect: 107 arg -1
# expect: 108 arg -1
# expect: 109 arg -1
# expect: 110 arg name -2
# expect: 111 arg free -1
# expect: 112 arg local -1
# expect: 113 arg local 0
# expect: 114 arg local -2
# expect: 115 arg name -1
# expect: 116 arg name -1
# expect: 117 arg 0
# expect: 118 arg 0 0 0 0 0 0 1 1 1 2 2 2 7 7 7 45 45 45
# expect: 119 arg -1 -1 -1 -1 -1 -1 0 0 0 1 1 1 6 6 6 299 299 299
# expect: 120 arg 0
# expect: 128 arg 0
# expect: 129 i
# expect: 130 i
# expect: 131 i
# expect: 132 i
# expect: 133 i
# expect: 134 i
# expect: 135 i
# expect: 136 i
# expect: 137 i
# expect: 138 i
# expect: 139 i
# expect: 140 i
# expect: 141 i
# expect: 142 i
# expect: 143 arg i
# expect: 144 arg i
# expect: 145 arg i
# expect: 146 arg i
# expect: 147 arg i
# expect: 148 arg i
# expect: 149 arg i
# expect: 150 arg i
# expect: 151 arg i
# expect: 152 arg i
# expect: 153 arg i
# expect: 154 i
# expect: 155 arg i
# expect: 156 arg i
# expect: 157 arg i
# expect: 158 arg i
# expect: 159 arg i
# expect: 160 arg i
# expect: 161 arg i
# expect: 162 arg i
# expect: 163 arg i
# expect: 164 arg i
# expect: 165 arg i
# expect: 166 arg i
# expect: 167 arg i
# expect: 168 arg i
# expect: 169 arg i
# expect: 170 arg i
# expect: 171 arg i
# expect: 172 arg jump i
# expect: 173 arg jump i
# expect: 174 arg jump i
# expect: 175 arg jump i
# expect: 176 arg jump i
# expect: 177 arg i
# expect: 178 arg i
# expect: 179 arg name i
# expect: 180 arg i
# expect: 181 arg i
# expect: 182 arg i
# expect: 183 arg i
# expect: 184 arg i
# expect: 185 arg i
# expect: 186 arg i
# expect: 187 arg i
# expect: 188 arg i
# expect: 189 arg name i
# expect: 190 arg const i
# expect: 191 arg const i
# expect: 192 arg i
# expect: 193 arg i
# expect: 194 arg name i
# expect: 195 arg name i
# expect: 196 i
# expect: 197 arg i
# expect: 198 i
# expect: 199 i
# expect: 200 arg name i
# expect: 201 i
# expect: 202 i
# expect: 203 i
# expect: 204 i
# expect: 205 i
# expect: 206 i
# expect: 207 i
# expect: 208 i
# expect: 209 arg i
# expect: 210 arg i
# expect: 211 arg i
# expect: 234 -1
# expect: 235 -1
# expect: 236 -1
# expect: 237 arg jump 1
# expect: 238 0
# expect: 239 arg 0
# expect: 240 0
# expect: 241 arg -1
# expect: 242 arg -1
# expect: 243 arg -1
# expect: 244 arg -1
# expect: 245 arg 0
# expect: 246 0
# expect: 247 arg 0
# expect: 248 arg jump -2
# expect: 249 arg name -2 -2 -2 -2 -2 -2 -1 -1 -1 -2 -2 -2 -1 -1 -1 -2 -2 -2
# expect: 250 arg -1 -1 -1 -1 -1 -1 -2 -2 -2 -3 -3 -3 -8 -8 -8 -301 -301 -301
# expect: 251 arg -2 -2 -2 -2 -2 -2 -3 -3 -3 -4 -4 -4 -9 -9 -9 -302 -302 -302
# expect: 252 -3
# expect: 253 arg 0
# expect: 254 0
# expect: 255 arg 0
# expect: 256 0
# expect: 257 arg jump 0
# expect: 258 arg jump 0
# expect: 259 arg jump 0
# expect: 260 arg jump 0
# expect: 261 arg local 1
# expect: 262 0
# expect: 263 arg exc 2 2 0 2 2 0 2 2 0 2 2 0 2 2 0 2 2 0
# expect: 264 arg exc 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0
# expect: 265 arg exc 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0
# expect: 266 arg local -1
print(_opcode.get_nb_ops()[13], _opcode.get_intrinsic1_descs()[-1], _opcode.get_intrinsic2_descs()[-1], _opcode.get_special_method_names())
# expect: ('NB_INPLACE_ADD', '+=') INTRINSIC_TYPEALIAS INTRINSIC_SET_TYPEPARAM_DEFAULT ['__enter__', '__exit__', '__aenter__', '__aexit__']
