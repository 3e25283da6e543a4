using System;
using System.Text;

namespace Adder.Syntax.Tokens;

/// <summary>One string per distinct ASCII identifier of a source, found by its bytes without making a string first.</summary>
internal sealed class NameTable
{
    private string?[] _names;
    private uint[] _hashes;
    private int _count;

    public NameTable(int sourceLength)
    {
        int size = sourceLength < 256 ? 16 : sourceLength < 8192 ? 128 : 1024;
        _names = new string?[size];
        _hashes = new uint[size];
    }

    public string Intern(ReadOnlySpan<byte> bytes, uint hash)
    {
        int mask = _names.Length - 1;
        for (int index = (int)hash & mask; ; index = (index + 1) & mask)
        {
            string? name = _names[index];
            if (name is null)
            {
                return Add(bytes, hash, index);
            }

            if (_hashes[index] == hash && name.Length == bytes.Length && Ascii.Equals(bytes, name))
            {
                return name;
            }
        }
    }

    private string Add(ReadOnlySpan<byte> bytes, uint hash, int index)
    {
        string name = Encoding.ASCII.GetString(bytes);
        _names[index] = name;
        _hashes[index] = hash;
        if (++_count * 2 > _names.Length)
        {
            Grow();
        }

        return name;
    }

    private void Grow()
    {
        string?[] names = new string?[_names.Length * 4];
        uint[] hashes = new uint[names.Length];
        int mask = names.Length - 1;
        for (int old = 0; old < _names.Length; old++)
        {
            if (_names[old] is null)
            {
                continue;
            }

            int index = (int)_hashes[old] & mask;
            while (names[index] is not null)
            {
                index = (index + 1) & mask;
            }

            names[index] = _names[old];
            hashes[index] = _hashes[old];
        }

        (_names, _hashes) = (names, hashes);
    }
}
