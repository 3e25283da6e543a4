using System;

namespace Adder.Modules.Binascii;

/// <summary>Puts bytes together from the six bits that each character of base64 stands for.</summary>
internal ref struct Base64Decoder(int characters)
{
    private readonly byte[] _decoded = new byte[(characters + 3) / 4 * 3];
    private int _length;

    /// <summary>The bits of the last character that belong to the next byte.</summary>
    private int _left;

    /// <summary>How many characters of a group of four have come.</summary>
    public int Quad { get; private set; }

    /// <summary>The whole bytes so far.</summary>
    public readonly ReadOnlySpan<byte> Decoded => _decoded.AsSpan(0, _length);

    /// <summary>Takes the value of the next character.</summary>
    public void Add(int value)
    {
        // Of its six bits, each character gives as many to the byte before as that lacks.
        int missing = 2 * Quad;
        if (Quad != 0)
        {
            _decoded[_length++] = (byte)((_left << missing) | (value >> (6 - missing)));
        }

        _left = value & (0x3F >> missing);
        Quad = (Quad + 1) % 4;
    }
}
