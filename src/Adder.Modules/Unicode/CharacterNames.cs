namespace Adder.Modules.Unicode;

/// <summary>What other rooms ask of character names. Apart from the module, whose class is large: every start hands these functions on.</summary>
internal static class CharacterNames
{
    /// <inheritdoc cref="UnicodeDataModule.NameOf"/>
    public static string? NameOf(int codePoint) => UnicodeDataModule.NameOf(codePoint);

    /// <inheritdoc cref="UnicodeDataModule.FindCharacter"/>
    public static int FindCharacter(string name) => UnicodeDataModule.FindCharacter(name);
}
