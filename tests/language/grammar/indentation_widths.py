# Blocks may have different indentations; only inside a block it must be one.
if True:
  print("two")
  if True:
           print("eleven")
# expect: two
# expect: eleven
if True:
	print("tab")
# expect: tab
