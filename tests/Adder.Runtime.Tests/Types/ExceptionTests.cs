using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests.Types;

public sealed class ExceptionTests
{
    private readonly Python _python = new();

    private string Text(PyObject value) => _python.Ok(Protocols.Text.Str(_python.State, value)).ToString()!;

    private PyObject Make(string type, params PyObject[] arguments) => _python.Call(_python.Builtin(type), arguments);

    [Fact]
    public void Texts()
    {
        Assert.Equal("", Text(Make("ValueError")));
        Assert.Equal("a", Text(Make("ValueError", Python.Str("a"))));
        Assert.Equal("(1, 2)", Text(Make("ValueError", Python.Int(1), Python.Int(2))));
        Assert.Equal("'a'", Text(Make("KeyError", Python.Str("a"))));
        Assert.Equal("ValueError('a')", _python.Repr(Make("ValueError", Python.Str("a"))));
        Assert.Equal("ValueError()", _python.Repr(Make("ValueError")));
    }

    [Fact]
    public void Error_numbers_choose_the_class()
    {
        PyObject missing = Make("OSError", Python.Int(2), Python.Str("x"), Python.Str("f"));
        Assert.Equal("FileNotFoundError(2, 'x')", _python.Repr(missing));
        Assert.Equal("[Errno 2] x: 'f'", Text(missing));
        Assert.Equal("'f'", _python.Repr(_python.Get(missing, "filename")));
        Assert.Equal("(<class 'FileNotFoundError'>, (2, 'x', 'f'))", _python.Repr(_python.Call(_python.Get(missing, "__reduce__"))));
        Assert.Equal("5", _python.Repr(_python.Get(Make("OSError", Python.Int(11), Python.Str("x"), Python.Int(5)), "characters_written")));
        _python.Fails("AttributeError: characters_written", Attributes.Get(_python.State, Make("OSError"), "characters_written"));
    }

    [Fact]
    public void Syntax_errors_take_their_place_apart()
    {
        PyTuple place = PyTuple.Create(Python.Str("/a/b.py"), Python.Int(2), Python.Int(3), Python.Str("text"));
        PyObject error = Make("SyntaxError", Python.Str("m"), place);
        Assert.Equal("m (b.py, line 2)", Text(error));
        Assert.Equal("3", _python.Repr(_python.Get(error, "offset")));
        _python.Fails("TypeError: function takes at least 4 arguments (0 given)", Calls.Call(_python.State, _python.Builtin("SyntaxError"), Python.Str("m"), PyTuple.Empty));
    }

    [Fact]
    public void Unicode_errors_describe_the_fault()
    {
        PyObject one = Make("UnicodeDecodeError", Python.Str("utf-8"), PyBytes.From([0xff, 0x41]), Python.Int(0), Python.Int(1), Python.Str("bad"));
        Assert.Equal("'utf-8' codec can't decode byte 0xff in position 0: bad", Text(one));
        PyObject many = Make("UnicodeEncodeError", Python.Str("ascii"), Python.Str("äöü"), Python.Int(0), Python.Int(2), Python.Str("bad"));
        Assert.Equal("'ascii' codec can't encode characters in position 0-1: bad", Text(many));
        PyObject translate = Make("UnicodeTranslateError", Python.Str("\u1234"), Python.Int(0), Python.Int(1), Python.Str("bad"));
        Assert.Equal("can't translate character '\\u1234' in position 0: bad", Text(translate));
    }

    [Fact]
    public void Groups_split()
    {
        PyObject group = Make("ExceptionGroup", Python.Str("g"), PyList.Create(Make("KeyError", Python.Int(1)), Make("ValueError")));
        Assert.Equal("g (2 sub-exceptions)", Text(group));
        Assert.Equal(
            "(ExceptionGroup('g', [KeyError(1)]), ExceptionGroup('g', [ValueError()]))",
            _python.Repr(_python.Call(_python.Get(group, "split"), _python.Builtin("KeyError"))));
        Assert.Equal("None", _python.Repr(_python.Call(_python.Get(group, "subgroup"), _python.Builtin("OSError"))));
        Assert.Same(ExceptionTypes.ExceptionGroup, Make("BaseExceptionGroup", Python.Str("g"), PyList.Create(Make("ValueError"))).Type);
        _python.Fails(
            "TypeError: Cannot nest BaseExceptions in an ExceptionGroup",
            Calls.Call(_python.State, _python.Builtin("ExceptionGroup"), Python.Str("g"), PyList.Create(Make("KeyboardInterrupt"))));
    }

    [Fact]
    public void Layouts_of_exception_classes_can_be_mixed()
    {
        PyType mixed = _python.Class("E", [ExceptionTypes.KeyError, ExceptionTypes.AttributeError]);
        Assert.Equal("E(1)", _python.Repr(_python.Call(mixed, Python.Int(1))));
        _python.Fails("TypeError: multiple bases have instance lay-out conflict", _python.TryClass("F", [ExceptionTypes.OSError, ExceptionTypes.AttributeError]));
    }

    [Fact]
    public void Context_cause_and_notes()
    {
        PyObject error = Make("ValueError");
        _python.Set(error, "__cause__", Make("KeyError"));
        Assert.Equal("True", _python.Repr(_python.Get(error, "__suppress_context__")));
        _python.Call(_python.Get(error, "add_note"), Python.Str("n"));
        Assert.Equal("['n']", _python.Repr(_python.Get(error, "__notes__")));
        Assert.False(Attributes.Set(_python.State, error, PyStr.Intern("__cause__"), Python.Int(1)));
        Assert.Equal("TypeError: exception cause must be None or derive from BaseException", _python.Error());
    }
}
