{[]}  ### TypeError: cannot use 'list' as a set element (unhashable type: 'list')
---
{{}: 1}  ### TypeError: cannot use 'dict' as a dict key (unhashable type: 'dict')
---
hash({1})  ### TypeError: unhashable type: 'set'
---
{}[[]]  ### TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
---
set([[1]])  ### TypeError: cannot use 'list' as a set element (unhashable type: 'list')
---
{1}.add([])  ### TypeError: cannot use 'list' as a set element (unhashable type: 'list')
---
[] in {}  ### TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
---
[] in {1}  ### TypeError: cannot use 'list' as a set element (unhashable type: 'list')
---
frozenset([{}])  ### TypeError: cannot use 'dict' as a set element (unhashable type: 'dict')
---
dict.fromkeys([[]])  ### TypeError: cannot use 'list' as a dict key (unhashable type: 'list')
---
{(1, [2]): 3}  ### TypeError: cannot use 'tuple' as a dict key (unhashable type: 'list')
---
hash(slice([], 1))  ### TypeError: unhashable type: 'list'
