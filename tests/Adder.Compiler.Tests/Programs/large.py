"""More names, constants, locals and jumps than one byte can number."""

def many_locals(flag):
    local0 = 1000
    local1 = 1001
    local2 = 1002
    local3 = 1003
    local4 = 1004
    local5 = 1005
    local6 = 1006
    local7 = 1007
    local8 = 1008
    local9 = 1009
    local10 = 1010
    local11 = 1011
    local12 = 1012
    local13 = 1013
    local14 = 1014
    local15 = 1015
    local16 = 1016
    local17 = 1017
    local18 = 1018
    local19 = 1019
    local20 = 1020
    local21 = 1021
    local22 = 1022
    local23 = 1023
    local24 = 1024
    local25 = 1025
    local26 = 1026
    local27 = 1027
    local28 = 1028
    local29 = 1029
    local30 = 1030
    local31 = 1031
    local32 = 1032
    local33 = 1033
    local34 = 1034
    local35 = 1035
    local36 = 1036
    local37 = 1037
    local38 = 1038
    local39 = 1039
    local40 = 1040
    local41 = 1041
    local42 = 1042
    local43 = 1043
    local44 = 1044
    local45 = 1045
    local46 = 1046
    local47 = 1047
    local48 = 1048
    local49 = 1049
    local50 = 1050
    local51 = 1051
    local52 = 1052
    local53 = 1053
    local54 = 1054
    local55 = 1055
    local56 = 1056
    local57 = 1057
    local58 = 1058
    local59 = 1059
    local60 = 1060
    local61 = 1061
    local62 = 1062
    local63 = 1063
    local64 = 1064
    local65 = 1065
    local66 = 1066
    local67 = 1067
    local68 = 1068
    local69 = 1069
    local70 = 1070
    local71 = 1071
    local72 = 1072
    local73 = 1073
    local74 = 1074
    local75 = 1075
    local76 = 1076
    local77 = 1077
    local78 = 1078
    local79 = 1079
    local80 = 1080
    local81 = 1081
    local82 = 1082
    local83 = 1083
    local84 = 1084
    local85 = 1085
    local86 = 1086
    local87 = 1087
    local88 = 1088
    local89 = 1089
    local90 = 1090
    local91 = 1091
    local92 = 1092
    local93 = 1093
    local94 = 1094
    local95 = 1095
    local96 = 1096
    local97 = 1097
    local98 = 1098
    local99 = 1099
    local100 = 1100
    local101 = 1101
    local102 = 1102
    local103 = 1103
    local104 = 1104
    local105 = 1105
    local106 = 1106
    local107 = 1107
    local108 = 1108
    local109 = 1109
    local110 = 1110
    local111 = 1111
    local112 = 1112
    local113 = 1113
    local114 = 1114
    local115 = 1115
    local116 = 1116
    local117 = 1117
    local118 = 1118
    local119 = 1119
    local120 = 1120
    local121 = 1121
    local122 = 1122
    local123 = 1123
    local124 = 1124
    local125 = 1125
    local126 = 1126
    local127 = 1127
    local128 = 1128
    local129 = 1129
    local130 = 1130
    local131 = 1131
    local132 = 1132
    local133 = 1133
    local134 = 1134
    local135 = 1135
    local136 = 1136
    local137 = 1137
    local138 = 1138
    local139 = 1139
    local140 = 1140
    local141 = 1141
    local142 = 1142
    local143 = 1143
    local144 = 1144
    local145 = 1145
    local146 = 1146
    local147 = 1147
    local148 = 1148
    local149 = 1149
    local150 = 1150
    local151 = 1151
    local152 = 1152
    local153 = 1153
    local154 = 1154
    local155 = 1155
    local156 = 1156
    local157 = 1157
    local158 = 1158
    local159 = 1159
    local160 = 1160
    local161 = 1161
    local162 = 1162
    local163 = 1163
    local164 = 1164
    local165 = 1165
    local166 = 1166
    local167 = 1167
    local168 = 1168
    local169 = 1169
    local170 = 1170
    local171 = 1171
    local172 = 1172
    local173 = 1173
    local174 = 1174
    local175 = 1175
    local176 = 1176
    local177 = 1177
    local178 = 1178
    local179 = 1179
    local180 = 1180
    local181 = 1181
    local182 = 1182
    local183 = 1183
    local184 = 1184
    local185 = 1185
    local186 = 1186
    local187 = 1187
    local188 = 1188
    local189 = 1189
    local190 = 1190
    local191 = 1191
    local192 = 1192
    local193 = 1193
    local194 = 1194
    local195 = 1195
    local196 = 1196
    local197 = 1197
    local198 = 1198
    local199 = 1199
    local200 = 1200
    local201 = 1201
    local202 = 1202
    local203 = 1203
    local204 = 1204
    local205 = 1205
    local206 = 1206
    local207 = 1207
    local208 = 1208
    local209 = 1209
    local210 = 1210
    local211 = 1211
    local212 = 1212
    local213 = 1213
    local214 = 1214
    local215 = 1215
    local216 = 1216
    local217 = 1217
    local218 = 1218
    local219 = 1219
    local220 = 1220
    local221 = 1221
    local222 = 1222
    local223 = 1223
    local224 = 1224
    local225 = 1225
    local226 = 1226
    local227 = 1227
    local228 = 1228
    local229 = 1229
    local230 = 1230
    local231 = 1231
    local232 = 1232
    local233 = 1233
    local234 = 1234
    local235 = 1235
    local236 = 1236
    local237 = 1237
    local238 = 1238
    local239 = 1239
    local240 = 1240
    local241 = 1241
    local242 = 1242
    local243 = 1243
    local244 = 1244
    local245 = 1245
    local246 = 1246
    local247 = 1247
    local248 = 1248
    local249 = 1249
    local250 = 1250
    local251 = 1251
    local252 = 1252
    local253 = 1253
    local254 = 1254
    local255 = 1255
    local256 = 1256
    local257 = 1257
    local258 = 1258
    local259 = 1259
    local260 = 1260
    local261 = 1261
    local262 = 1262
    local263 = 1263
    local264 = 1264
    local265 = 1265
    local266 = 1266
    local267 = 1267
    local268 = 1268
    local269 = 1269
    local270 = 1270
    local271 = 1271
    local272 = 1272
    local273 = 1273
    local274 = 1274
    local275 = 1275
    local276 = 1276
    local277 = 1277
    local278 = 1278
    local279 = 1279
    local280 = 1280
    local281 = 1281
    local282 = 1282
    local283 = 1283
    local284 = 1284
    local285 = 1285
    local286 = 1286
    local287 = 1287
    local288 = 1288
    local289 = 1289
    local290 = 1290
    local291 = 1291
    local292 = 1292
    local293 = 1293
    local294 = 1294
    local295 = 1295
    local296 = 1296
    local297 = 1297
    local298 = 1298
    local299 = 1299
    if flag:
        print(local0, local1, "text 0", flag.attribute0)
        print(local3, local4, "text 3", flag.attribute3)
        print(local6, local7, "text 6", flag.attribute6)
        print(local9, local10, "text 9", flag.attribute9)
        print(local12, local13, "text 12", flag.attribute12)
        print(local15, local16, "text 15", flag.attribute15)
        print(local18, local19, "text 18", flag.attribute18)
        print(local21, local22, "text 21", flag.attribute21)
        print(local24, local25, "text 24", flag.attribute24)
        print(local27, local28, "text 27", flag.attribute27)
        print(local30, local31, "text 30", flag.attribute30)
        print(local33, local34, "text 33", flag.attribute33)
        print(local36, local37, "text 36", flag.attribute36)
        print(local39, local40, "text 39", flag.attribute39)
        print(local42, local43, "text 42", flag.attribute42)
        print(local45, local46, "text 45", flag.attribute45)
        print(local48, local49, "text 48", flag.attribute48)
        print(local51, local52, "text 51", flag.attribute51)
        print(local54, local55, "text 54", flag.attribute54)
        print(local57, local58, "text 57", flag.attribute57)
        print(local60, local61, "text 60", flag.attribute60)
        print(local63, local64, "text 63", flag.attribute63)
        print(local66, local67, "text 66", flag.attribute66)
        print(local69, local70, "text 69", flag.attribute69)
        print(local72, local73, "text 72", flag.attribute72)
        print(local75, local76, "text 75", flag.attribute75)
        print(local78, local79, "text 78", flag.attribute78)
        print(local81, local82, "text 81", flag.attribute81)
        print(local84, local85, "text 84", flag.attribute84)
        print(local87, local88, "text 87", flag.attribute87)
        print(local90, local91, "text 90", flag.attribute90)
        print(local93, local94, "text 93", flag.attribute93)
        print(local96, local97, "text 96", flag.attribute96)
        print(local99, local100, "text 99", flag.attribute99)
        print(local102, local103, "text 102", flag.attribute102)
        print(local105, local106, "text 105", flag.attribute105)
        print(local108, local109, "text 108", flag.attribute108)
        print(local111, local112, "text 111", flag.attribute111)
        print(local114, local115, "text 114", flag.attribute114)
        print(local117, local118, "text 117", flag.attribute117)
        print(local120, local121, "text 120", flag.attribute120)
        print(local123, local124, "text 123", flag.attribute123)
        print(local126, local127, "text 126", flag.attribute126)
        print(local129, local130, "text 129", flag.attribute129)
        print(local132, local133, "text 132", flag.attribute132)
        print(local135, local136, "text 135", flag.attribute135)
        print(local138, local139, "text 138", flag.attribute138)
        print(local141, local142, "text 141", flag.attribute141)
        print(local144, local145, "text 144", flag.attribute144)
        print(local147, local148, "text 147", flag.attribute147)
        print(local150, local151, "text 150", flag.attribute150)
        print(local153, local154, "text 153", flag.attribute153)
        print(local156, local157, "text 156", flag.attribute156)
        print(local159, local160, "text 159", flag.attribute159)
        print(local162, local163, "text 162", flag.attribute162)
        print(local165, local166, "text 165", flag.attribute165)
        print(local168, local169, "text 168", flag.attribute168)
        print(local171, local172, "text 171", flag.attribute171)
        print(local174, local175, "text 174", flag.attribute174)
        print(local177, local178, "text 177", flag.attribute177)
        print(local180, local181, "text 180", flag.attribute180)
        print(local183, local184, "text 183", flag.attribute183)
        print(local186, local187, "text 186", flag.attribute186)
        print(local189, local190, "text 189", flag.attribute189)
        print(local192, local193, "text 192", flag.attribute192)
        print(local195, local196, "text 195", flag.attribute195)
        print(local198, local199, "text 198", flag.attribute198)
        print(local201, local202, "text 201", flag.attribute201)
        print(local204, local205, "text 204", flag.attribute204)
        print(local207, local208, "text 207", flag.attribute207)
        print(local210, local211, "text 210", flag.attribute210)
        print(local213, local214, "text 213", flag.attribute213)
        print(local216, local217, "text 216", flag.attribute216)
        print(local219, local220, "text 219", flag.attribute219)
        print(local222, local223, "text 222", flag.attribute222)
        print(local225, local226, "text 225", flag.attribute225)
        print(local228, local229, "text 228", flag.attribute228)
        print(local231, local232, "text 231", flag.attribute231)
        print(local234, local235, "text 234", flag.attribute234)
        print(local237, local238, "text 237", flag.attribute237)
        print(local240, local241, "text 240", flag.attribute240)
        print(local243, local244, "text 243", flag.attribute243)
        print(local246, local247, "text 246", flag.attribute246)
        print(local249, local250, "text 249", flag.attribute249)
        print(local252, local253, "text 252", flag.attribute252)
        print(local255, local256, "text 255", flag.attribute255)
        print(local258, local259, "text 258", flag.attribute258)
        print(local261, local262, "text 261", flag.attribute261)
        print(local264, local265, "text 264", flag.attribute264)
        print(local267, local268, "text 267", flag.attribute267)
        print(local270, local271, "text 270", flag.attribute270)
        print(local273, local274, "text 273", flag.attribute273)
        print(local276, local277, "text 276", flag.attribute276)
        print(local279, local280, "text 279", flag.attribute279)
        print(local282, local283, "text 282", flag.attribute282)
        print(local285, local286, "text 285", flag.attribute285)
        print(local288, local289, "text 288", flag.attribute288)
        print(local291, local292, "text 291", flag.attribute291)
        print(local294, local295, "text 294", flag.attribute294)
        print(local297, local298, "text 297", flag.attribute297)
    else:
        del local70, local5
    while flag:
        flag.method0(local0, local0)
        flag.method1(local1, local7)
        flag.method2(local2, local14)
        flag.method3(local3, local21)
        flag.method4(local4, local28)
        flag.method5(local5, local35)
        flag.method6(local6, local42)
        flag.method7(local7, local49)
        flag.method8(local8, local56)
        flag.method9(local9, local63)
        flag.method10(local10, local70)
        flag.method11(local11, local77)
        flag.method12(local12, local84)
        flag.method13(local13, local91)
        flag.method14(local14, local98)
        flag.method15(local15, local105)
        flag.method16(local16, local112)
        flag.method17(local17, local119)
        flag.method18(local18, local126)
        flag.method19(local19, local133)
        flag.method20(local20, local140)
        flag.method21(local21, local147)
        flag.method22(local22, local154)
        flag.method23(local23, local161)
        flag.method24(local24, local168)
        flag.method25(local25, local175)
        flag.method26(local26, local182)
        flag.method27(local27, local189)
        flag.method28(local28, local196)
        flag.method29(local29, local203)
        flag.method30(local30, local210)
        flag.method31(local31, local217)
        flag.method32(local32, local224)
        flag.method33(local33, local231)
        flag.method34(local34, local238)
        flag.method35(local35, local245)
        flag.method36(local36, local252)
        flag.method37(local37, local259)
        flag.method38(local38, local266)
        flag.method39(local39, local273)
        flag.method40(local40, local280)
        flag.method41(local41, local287)
        flag.method42(local42, local294)
        flag.method43(local43, local1)
        flag.method44(local44, local8)
        flag.method45(local45, local15)
        flag.method46(local46, local22)
        flag.method47(local47, local29)
        flag.method48(local48, local36)
        flag.method49(local49, local43)
        flag.method50(local50, local50)
        flag.method51(local51, local57)
        flag.method52(local52, local64)
        flag.method53(local53, local71)
        flag.method54(local54, local78)
        flag.method55(local55, local85)
        flag.method56(local56, local92)
        flag.method57(local57, local99)
        flag.method58(local58, local106)
        flag.method59(local59, local113)
        flag.method60(local60, local120)
        flag.method61(local61, local127)
        flag.method62(local62, local134)
        flag.method63(local63, local141)
        flag.method64(local64, local148)
        flag.method65(local65, local155)
        flag.method66(local66, local162)
        flag.method67(local67, local169)
        flag.method68(local68, local176)
        flag.method69(local69, local183)
        flag.method70(local70, local190)
        flag.method71(local71, local197)
        flag.method72(local72, local204)
        flag.method73(local73, local211)
        flag.method74(local74, local218)
        flag.method75(local75, local225)
        flag.method76(local76, local232)
        flag.method77(local77, local239)
        flag.method78(local78, local246)
        flag.method79(local79, local253)
        flag.method80(local80, local260)
        flag.method81(local81, local267)
        flag.method82(local82, local274)
        flag.method83(local83, local281)
        flag.method84(local84, local288)
        flag.method85(local85, local295)
        flag.method86(local86, local2)
        flag.method87(local87, local9)
        flag.method88(local88, local16)
        flag.method89(local89, local23)
        if flag.done:
            break
    try:
        global_function0(local0)
        global_function1(local1)
        global_function2(local2)
        global_function3(local3)
        global_function4(local4)
        global_function5(local5)
        global_function6(local6)
        global_function7(local7)
        global_function8(local8)
        global_function9(local9)
        global_function10(local10)
        global_function11(local11)
        global_function12(local12)
        global_function13(local13)
        global_function14(local14)
        global_function15(local15)
        global_function16(local16)
        global_function17(local17)
        global_function18(local18)
        global_function19(local19)
        global_function20(local20)
        global_function21(local21)
        global_function22(local22)
        global_function23(local23)
        global_function24(local24)
        global_function25(local25)
        global_function26(local26)
        global_function27(local27)
        global_function28(local28)
        global_function29(local29)
        global_function30(local30)
        global_function31(local31)
        global_function32(local32)
        global_function33(local33)
        global_function34(local34)
        global_function35(local35)
        global_function36(local36)
        global_function37(local37)
        global_function38(local38)
        global_function39(local39)
        global_function40(local40)
        global_function41(local41)
        global_function42(local42)
        global_function43(local43)
        global_function44(local44)
        global_function45(local45)
        global_function46(local46)
        global_function47(local47)
        global_function48(local48)
        global_function49(local49)
        global_function50(local50)
        global_function51(local51)
        global_function52(local52)
        global_function53(local53)
        global_function54(local54)
        global_function55(local55)
        global_function56(local56)
        global_function57(local57)
        global_function58(local58)
        global_function59(local59)
    except ValueError as error:
        print(error)
    return local5, local70, local299

NAME0 = ATTRIBUTE0.value0 + 0.5
NAME1 = ATTRIBUTE1.value1 + 1.5
NAME2 = ATTRIBUTE2.value2 + 2.5
NAME3 = ATTRIBUTE3.value3 + 3.5
NAME4 = ATTRIBUTE4.value4 + 4.5
NAME5 = ATTRIBUTE5.value5 + 5.5
NAME6 = ATTRIBUTE6.value6 + 6.5
NAME7 = ATTRIBUTE7.value7 + 7.5
NAME8 = ATTRIBUTE8.value8 + 8.5
NAME9 = ATTRIBUTE9.value9 + 9.5
NAME10 = ATTRIBUTE10.value10 + 10.5
NAME11 = ATTRIBUTE11.value11 + 11.5
NAME12 = ATTRIBUTE12.value12 + 12.5
NAME13 = ATTRIBUTE13.value13 + 13.5
NAME14 = ATTRIBUTE14.value14 + 14.5
NAME15 = ATTRIBUTE15.value15 + 15.5
NAME16 = ATTRIBUTE16.value16 + 16.5
NAME17 = ATTRIBUTE17.value17 + 17.5
NAME18 = ATTRIBUTE18.value18 + 18.5
NAME19 = ATTRIBUTE19.value19 + 19.5
NAME20 = ATTRIBUTE20.value20 + 20.5
NAME21 = ATTRIBUTE21.value21 + 21.5
NAME22 = ATTRIBUTE22.value22 + 22.5
NAME23 = ATTRIBUTE23.value23 + 23.5
NAME24 = ATTRIBUTE24.value24 + 24.5
NAME25 = ATTRIBUTE25.value25 + 25.5
NAME26 = ATTRIBUTE26.value26 + 26.5
NAME27 = ATTRIBUTE27.value27 + 27.5
NAME28 = ATTRIBUTE28.value28 + 28.5
NAME29 = ATTRIBUTE29.value29 + 29.5
NAME30 = ATTRIBUTE30.value30 + 30.5
NAME31 = ATTRIBUTE31.value31 + 31.5
NAME32 = ATTRIBUTE32.value32 + 32.5
NAME33 = ATTRIBUTE33.value33 + 33.5
NAME34 = ATTRIBUTE34.value34 + 34.5
NAME35 = ATTRIBUTE35.value35 + 35.5
NAME36 = ATTRIBUTE36.value36 + 36.5
NAME37 = ATTRIBUTE37.value37 + 37.5
NAME38 = ATTRIBUTE38.value38 + 38.5
NAME39 = ATTRIBUTE39.value39 + 39.5
NAME40 = ATTRIBUTE40.value40 + 40.5
NAME41 = ATTRIBUTE41.value41 + 41.5
NAME42 = ATTRIBUTE42.value42 + 42.5
NAME43 = ATTRIBUTE43.value43 + 43.5
NAME44 = ATTRIBUTE44.value44 + 44.5
NAME45 = ATTRIBUTE45.value45 + 45.5
NAME46 = ATTRIBUTE46.value46 + 46.5
NAME47 = ATTRIBUTE47.value47 + 47.5
NAME48 = ATTRIBUTE48.value48 + 48.5
NAME49 = ATTRIBUTE49.value49 + 49.5
NAME50 = ATTRIBUTE50.value50 + 50.5
NAME51 = ATTRIBUTE51.value51 + 51.5
NAME52 = ATTRIBUTE52.value52 + 52.5
NAME53 = ATTRIBUTE53.value53 + 53.5
NAME54 = ATTRIBUTE54.value54 + 54.5
NAME55 = ATTRIBUTE55.value55 + 55.5
NAME56 = ATTRIBUTE56.value56 + 56.5
NAME57 = ATTRIBUTE57.value57 + 57.5
NAME58 = ATTRIBUTE58.value58 + 58.5
NAME59 = ATTRIBUTE59.value59 + 59.5
NAME60 = ATTRIBUTE60.value60 + 60.5
NAME61 = ATTRIBUTE61.value61 + 61.5
NAME62 = ATTRIBUTE62.value62 + 62.5
NAME63 = ATTRIBUTE63.value63 + 63.5
NAME64 = ATTRIBUTE64.value64 + 64.5
NAME65 = ATTRIBUTE65.value65 + 65.5
NAME66 = ATTRIBUTE66.value66 + 66.5
NAME67 = ATTRIBUTE67.value67 + 67.5
NAME68 = ATTRIBUTE68.value68 + 68.5
NAME69 = ATTRIBUTE69.value69 + 69.5
NAME70 = ATTRIBUTE70.value70 + 70.5
NAME71 = ATTRIBUTE71.value71 + 71.5
NAME72 = ATTRIBUTE72.value72 + 72.5
NAME73 = ATTRIBUTE73.value73 + 73.5
NAME74 = ATTRIBUTE74.value74 + 74.5
NAME75 = ATTRIBUTE75.value75 + 75.5
NAME76 = ATTRIBUTE76.value76 + 76.5
NAME77 = ATTRIBUTE77.value77 + 77.5
NAME78 = ATTRIBUTE78.value78 + 78.5
NAME79 = ATTRIBUTE79.value79 + 79.5
NAME80 = ATTRIBUTE80.value80 + 80.5
NAME81 = ATTRIBUTE81.value81 + 81.5
NAME82 = ATTRIBUTE82.value82 + 82.5
NAME83 = ATTRIBUTE83.value83 + 83.5
NAME84 = ATTRIBUTE84.value84 + 84.5
NAME85 = ATTRIBUTE85.value85 + 85.5
NAME86 = ATTRIBUTE86.value86 + 86.5
NAME87 = ATTRIBUTE87.value87 + 87.5
NAME88 = ATTRIBUTE88.value88 + 88.5
NAME89 = ATTRIBUTE89.value89 + 89.5
NAME90 = ATTRIBUTE90.value90 + 90.5
NAME91 = ATTRIBUTE91.value91 + 91.5
NAME92 = ATTRIBUTE92.value92 + 92.5
NAME93 = ATTRIBUTE93.value93 + 93.5
NAME94 = ATTRIBUTE94.value94 + 94.5
NAME95 = ATTRIBUTE95.value95 + 95.5
NAME96 = ATTRIBUTE96.value96 + 96.5
NAME97 = ATTRIBUTE97.value97 + 97.5
NAME98 = ATTRIBUTE98.value98 + 98.5
NAME99 = ATTRIBUTE99.value99 + 99.5
NAME100 = ATTRIBUTE100.value100 + 100.5
NAME101 = ATTRIBUTE101.value101 + 101.5
NAME102 = ATTRIBUTE102.value102 + 102.5
NAME103 = ATTRIBUTE103.value103 + 103.5
NAME104 = ATTRIBUTE104.value104 + 104.5
NAME105 = ATTRIBUTE105.value105 + 105.5
NAME106 = ATTRIBUTE106.value106 + 106.5
NAME107 = ATTRIBUTE107.value107 + 107.5
NAME108 = ATTRIBUTE108.value108 + 108.5
NAME109 = ATTRIBUTE109.value109 + 109.5
NAME110 = ATTRIBUTE110.value110 + 110.5
NAME111 = ATTRIBUTE111.value111 + 111.5
NAME112 = ATTRIBUTE112.value112 + 112.5
NAME113 = ATTRIBUTE113.value113 + 113.5
NAME114 = ATTRIBUTE114.value114 + 114.5
NAME115 = ATTRIBUTE115.value115 + 115.5
NAME116 = ATTRIBUTE116.value116 + 116.5
NAME117 = ATTRIBUTE117.value117 + 117.5
NAME118 = ATTRIBUTE118.value118 + 118.5
NAME119 = ATTRIBUTE119.value119 + 119.5
NAME120 = ATTRIBUTE120.value120 + 120.5
NAME121 = ATTRIBUTE121.value121 + 121.5
NAME122 = ATTRIBUTE122.value122 + 122.5
NAME123 = ATTRIBUTE123.value123 + 123.5
NAME124 = ATTRIBUTE124.value124 + 124.5
NAME125 = ATTRIBUTE125.value125 + 125.5
NAME126 = ATTRIBUTE126.value126 + 126.5
NAME127 = ATTRIBUTE127.value127 + 127.5
NAME128 = ATTRIBUTE128.value128 + 128.5
NAME129 = ATTRIBUTE129.value129 + 129.5
NAME130 = ATTRIBUTE130.value130 + 130.5
NAME131 = ATTRIBUTE131.value131 + 131.5
NAME132 = ATTRIBUTE132.value132 + 132.5
NAME133 = ATTRIBUTE133.value133 + 133.5
NAME134 = ATTRIBUTE134.value134 + 134.5
NAME135 = ATTRIBUTE135.value135 + 135.5
NAME136 = ATTRIBUTE136.value136 + 136.5
NAME137 = ATTRIBUTE137.value137 + 137.5
NAME138 = ATTRIBUTE138.value138 + 138.5
NAME139 = ATTRIBUTE139.value139 + 139.5
NAME140 = ATTRIBUTE140.value140 + 140.5
NAME141 = ATTRIBUTE141.value141 + 141.5
NAME142 = ATTRIBUTE142.value142 + 142.5
NAME143 = ATTRIBUTE143.value143 + 143.5
NAME144 = ATTRIBUTE144.value144 + 144.5
NAME145 = ATTRIBUTE145.value145 + 145.5
NAME146 = ATTRIBUTE146.value146 + 146.5
NAME147 = ATTRIBUTE147.value147 + 147.5
NAME148 = ATTRIBUTE148.value148 + 148.5
NAME149 = ATTRIBUTE149.value149 + 149.5
NAME150 = ATTRIBUTE150.value150 + 150.5
NAME151 = ATTRIBUTE151.value151 + 151.5
NAME152 = ATTRIBUTE152.value152 + 152.5
NAME153 = ATTRIBUTE153.value153 + 153.5
NAME154 = ATTRIBUTE154.value154 + 154.5
NAME155 = ATTRIBUTE155.value155 + 155.5
NAME156 = ATTRIBUTE156.value156 + 156.5
NAME157 = ATTRIBUTE157.value157 + 157.5
NAME158 = ATTRIBUTE158.value158 + 158.5
NAME159 = ATTRIBUTE159.value159 + 159.5
NAME160 = ATTRIBUTE160.value160 + 160.5
NAME161 = ATTRIBUTE161.value161 + 161.5
NAME162 = ATTRIBUTE162.value162 + 162.5
NAME163 = ATTRIBUTE163.value163 + 163.5
NAME164 = ATTRIBUTE164.value164 + 164.5
NAME165 = ATTRIBUTE165.value165 + 165.5
NAME166 = ATTRIBUTE166.value166 + 166.5
NAME167 = ATTRIBUTE167.value167 + 167.5
NAME168 = ATTRIBUTE168.value168 + 168.5
NAME169 = ATTRIBUTE169.value169 + 169.5
NAME170 = ATTRIBUTE170.value170 + 170.5
NAME171 = ATTRIBUTE171.value171 + 171.5
NAME172 = ATTRIBUTE172.value172 + 172.5
NAME173 = ATTRIBUTE173.value173 + 173.5
NAME174 = ATTRIBUTE174.value174 + 174.5
NAME175 = ATTRIBUTE175.value175 + 175.5
NAME176 = ATTRIBUTE176.value176 + 176.5
NAME177 = ATTRIBUTE177.value177 + 177.5
NAME178 = ATTRIBUTE178.value178 + 178.5
NAME179 = ATTRIBUTE179.value179 + 179.5
NAME180 = ATTRIBUTE180.value180 + 180.5
NAME181 = ATTRIBUTE181.value181 + 181.5
NAME182 = ATTRIBUTE182.value182 + 182.5
NAME183 = ATTRIBUTE183.value183 + 183.5
NAME184 = ATTRIBUTE184.value184 + 184.5
NAME185 = ATTRIBUTE185.value185 + 185.5
NAME186 = ATTRIBUTE186.value186 + 186.5
NAME187 = ATTRIBUTE187.value187 + 187.5
NAME188 = ATTRIBUTE188.value188 + 188.5
NAME189 = ATTRIBUTE189.value189 + 189.5
NAME190 = ATTRIBUTE190.value190 + 190.5
NAME191 = ATTRIBUTE191.value191 + 191.5
NAME192 = ATTRIBUTE192.value192 + 192.5
NAME193 = ATTRIBUTE193.value193 + 193.5
NAME194 = ATTRIBUTE194.value194 + 194.5
NAME195 = ATTRIBUTE195.value195 + 195.5
NAME196 = ATTRIBUTE196.value196 + 196.5
NAME197 = ATTRIBUTE197.value197 + 197.5
NAME198 = ATTRIBUTE198.value198 + 198.5
NAME199 = ATTRIBUTE199.value199 + 199.5
NAME200 = ATTRIBUTE200.value200 + 200.5
NAME201 = ATTRIBUTE201.value201 + 201.5
NAME202 = ATTRIBUTE202.value202 + 202.5
NAME203 = ATTRIBUTE203.value203 + 203.5
NAME204 = ATTRIBUTE204.value204 + 204.5
NAME205 = ATTRIBUTE205.value205 + 205.5
NAME206 = ATTRIBUTE206.value206 + 206.5
NAME207 = ATTRIBUTE207.value207 + 207.5
NAME208 = ATTRIBUTE208.value208 + 208.5
NAME209 = ATTRIBUTE209.value209 + 209.5
NAME210 = ATTRIBUTE210.value210 + 210.5
NAME211 = ATTRIBUTE211.value211 + 211.5
NAME212 = ATTRIBUTE212.value212 + 212.5
NAME213 = ATTRIBUTE213.value213 + 213.5
NAME214 = ATTRIBUTE214.value214 + 214.5
NAME215 = ATTRIBUTE215.value215 + 215.5
NAME216 = ATTRIBUTE216.value216 + 216.5
NAME217 = ATTRIBUTE217.value217 + 217.5
NAME218 = ATTRIBUTE218.value218 + 218.5
NAME219 = ATTRIBUTE219.value219 + 219.5
NAME220 = ATTRIBUTE220.value220 + 220.5
NAME221 = ATTRIBUTE221.value221 + 221.5
NAME222 = ATTRIBUTE222.value222 + 222.5
NAME223 = ATTRIBUTE223.value223 + 223.5
NAME224 = ATTRIBUTE224.value224 + 224.5
NAME225 = ATTRIBUTE225.value225 + 225.5
NAME226 = ATTRIBUTE226.value226 + 226.5
NAME227 = ATTRIBUTE227.value227 + 227.5
NAME228 = ATTRIBUTE228.value228 + 228.5
NAME229 = ATTRIBUTE229.value229 + 229.5
NAME230 = ATTRIBUTE230.value230 + 230.5
NAME231 = ATTRIBUTE231.value231 + 231.5
NAME232 = ATTRIBUTE232.value232 + 232.5
NAME233 = ATTRIBUTE233.value233 + 233.5
NAME234 = ATTRIBUTE234.value234 + 234.5
NAME235 = ATTRIBUTE235.value235 + 235.5
NAME236 = ATTRIBUTE236.value236 + 236.5
NAME237 = ATTRIBUTE237.value237 + 237.5
NAME238 = ATTRIBUTE238.value238 + 238.5
NAME239 = ATTRIBUTE239.value239 + 239.5
NAME240 = ATTRIBUTE240.value240 + 240.5
NAME241 = ATTRIBUTE241.value241 + 241.5
NAME242 = ATTRIBUTE242.value242 + 242.5
NAME243 = ATTRIBUTE243.value243 + 243.5
NAME244 = ATTRIBUTE244.value244 + 244.5
NAME245 = ATTRIBUTE245.value245 + 245.5
NAME246 = ATTRIBUTE246.value246 + 246.5
NAME247 = ATTRIBUTE247.value247 + 247.5
NAME248 = ATTRIBUTE248.value248 + 248.5
NAME249 = ATTRIBUTE249.value249 + 249.5
NAME250 = ATTRIBUTE250.value250 + 250.5
NAME251 = ATTRIBUTE251.value251 + 251.5
NAME252 = ATTRIBUTE252.value252 + 252.5
NAME253 = ATTRIBUTE253.value253 + 253.5
NAME254 = ATTRIBUTE254.value254 + 254.5
NAME255 = ATTRIBUTE255.value255 + 255.5
NAME256 = ATTRIBUTE256.value256 + 256.5
NAME257 = ATTRIBUTE257.value257 + 257.5
NAME258 = ATTRIBUTE258.value258 + 258.5
NAME259 = ATTRIBUTE259.value259 + 259.5
NAME260 = ATTRIBUTE260.value260 + 260.5
NAME261 = ATTRIBUTE261.value261 + 261.5
NAME262 = ATTRIBUTE262.value262 + 262.5
NAME263 = ATTRIBUTE263.value263 + 263.5
NAME264 = ATTRIBUTE264.value264 + 264.5
NAME265 = ATTRIBUTE265.value265 + 265.5
NAME266 = ATTRIBUTE266.value266 + 266.5
NAME267 = ATTRIBUTE267.value267 + 267.5
NAME268 = ATTRIBUTE268.value268 + 268.5
NAME269 = ATTRIBUTE269.value269 + 269.5
NAME270 = ATTRIBUTE270.value270 + 270.5
NAME271 = ATTRIBUTE271.value271 + 271.5
NAME272 = ATTRIBUTE272.value272 + 272.5
NAME273 = ATTRIBUTE273.value273 + 273.5
NAME274 = ATTRIBUTE274.value274 + 274.5
NAME275 = ATTRIBUTE275.value275 + 275.5
NAME276 = ATTRIBUTE276.value276 + 276.5
NAME277 = ATTRIBUTE277.value277 + 277.5
NAME278 = ATTRIBUTE278.value278 + 278.5
NAME279 = ATTRIBUTE279.value279 + 279.5
NAME280 = ATTRIBUTE280.value280 + 280.5
NAME281 = ATTRIBUTE281.value281 + 281.5
NAME282 = ATTRIBUTE282.value282 + 282.5
NAME283 = ATTRIBUTE283.value283 + 283.5
NAME284 = ATTRIBUTE284.value284 + 284.5
NAME285 = ATTRIBUTE285.value285 + 285.5
NAME286 = ATTRIBUTE286.value286 + 286.5
NAME287 = ATTRIBUTE287.value287 + 287.5
NAME288 = ATTRIBUTE288.value288 + 288.5
NAME289 = ATTRIBUTE289.value289 + 289.5
NAME290 = ATTRIBUTE290.value290 + 290.5
NAME291 = ATTRIBUTE291.value291 + 291.5
NAME292 = ATTRIBUTE292.value292 + 292.5
NAME293 = ATTRIBUTE293.value293 + 293.5
NAME294 = ATTRIBUTE294.value294 + 294.5
NAME295 = ATTRIBUTE295.value295 + 295.5
NAME296 = ATTRIBUTE296.value296 + 296.5
NAME297 = ATTRIBUTE297.value297 + 297.5
NAME298 = ATTRIBUTE298.value298 + 298.5
NAME299 = ATTRIBUTE299.value299 + 299.5
