# complex() takes anything as its only positional argument, real numbers as its parts.
import warnings


class Made:
    class Sub(complex):
        pass

    class WithComplex:
        def __complex__(self):
            return 2j


for source in (
    "complex(1j)",
    "complex(real=1j)",
    "complex('3')",
    "complex(real='3')",
    "complex(Made.WithComplex())",
    "complex(real=Made.WithComplex())",
    "complex(Made.Sub(1j), 2)",
    "complex(2, 1j)",
    "complex(None)",
    "complex(real=None)",
    "complex(imag=[])",
    "Made.Sub(real=1j)",
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = repr(eval(source))
        except TypeError as error:
            result = str(error)
    print(source, "->", result, [str(warning.message) for warning in caught])
# expect: complex(1j) -> 1j []
# expect: complex(real=1j) -> 1j ["complex() argument 'real' must be a real number, not complex"]
# expect: complex('3') -> (3+0j) []
# expect: complex(real='3') -> complex() argument 'real' must be a real number, not str []
# expect: complex(Made.WithComplex()) -> 2j []
# expect: complex(real=Made.WithComplex()) -> 2j ["complex() argument 'real' must be a real number, not Made.WithComplex"]
# expect: complex(Made.Sub(1j), 2) -> 3j ["complex() argument 'real' must be a real number, not Made.Sub"]
# expect: complex(2, 1j) -> (1+0j) ["complex() argument 'imag' must be a real number, not complex"]
# expect: complex(None) -> complex() argument must be a string or a number, not NoneType []
# expect: complex(real=None) -> complex() argument 'real' must be a real number, not NoneType []
# expect: complex(imag=[]) -> complex() argument 'imag' must be a real number, not list []
# expect: Made.Sub(real=1j) -> 1j ["complex() argument 'real' must be a real number, not complex"]
