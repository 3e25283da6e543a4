using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Adder.Specialist;

/// <summary>Which files are wanted, in a form that can be handed to another process.</summary>
/// <param name="Folder">The working folder at the start.</param>
/// <param name="Patterns">Patterns of paths; none for the program's own files.</param>
/// <param name="Libraries">The folders of the library.</param>
/// <param name="Program">The program's file or folder; null where it is no file.</param>
/// <param name="Text">The program's text where that was given on the command line; null else.</param>
internal sealed record TargetSettings(string Folder, string[] Patterns, string[] Libraries, string? Program, string? Text);

/// <summary>
/// Which files are shown: those that match one of the patterns; without patterns the program's own, which are those in its folder, but never the library's or an installed package's. Names that
/// are relative are taken from the folder in which the program was started.
/// </summary>
internal sealed class Targets
{
    private readonly string _folder;
    private readonly string _programFolder;
    private readonly Regex[] _patterns;
    private readonly string[] _libraries;
    private readonly string? _ownFolder;
    private readonly string? _programPath;
    private readonly byte[]? _text;
    private readonly Dictionary<string, string?> _found = [];

    /// <summary>Sets out what is shown.</summary>
    /// <param name="folder">The working folder at the start.</param>
    /// <param name="patterns">Patterns of paths; none for the program's own files.</param>
    /// <param name="libraries">The folders of the library.</param>
    /// <param name="program">The program's file or folder; null where it is no file.</param>
    /// <param name="text">The program's text where that was given on the command line.</param>
    /// <param name="programFolder">The folder that relative names of the running program are taken from; null where that is the working folder.</param>
    public Targets(string folder, IReadOnlyCollection<string> patterns, IEnumerable<string> libraries, string? program, string? text, string? programFolder = null)
    {
        _folder = folder;
        _programFolder = programFolder ?? folder;
        Settings = new TargetSettings(folder, [.. patterns], [.. libraries], program, text);
        _patterns = [.. patterns.Select(pattern => Glob(Path.GetFullPath(pattern, folder)))];
        _libraries = [.. libraries.Where(static library => library.Length > 0).Select(library => Path.TrimEndingDirectorySeparator(Path.GetFullPath(library, folder)))];
        _programPath = program is null ? null : Path.GetFullPath(program, folder);
        _ownFolder = _programPath is null ? folder : Directory.Exists(_programPath) ? _programPath : Path.GetDirectoryName(_programPath);
        _text = text is null ? null : Encoding.UTF8.GetBytes(text);
        Program = text is not null ? CommandName : _programPath is null ? "" : Show(_programPath);
    }

    /// <summary>The same files, as seen by a process that the program has started in another folder.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="libraries">The folders of that process's library.</param>
    /// <param name="programFolder">Its working folder.</param>
    /// <param name="text">Its program's text where that was given on the command line: shown where it is the text that was asked for.</param>
    public static Targets ForChild(TargetSettings settings, IEnumerable<string> libraries, string programFolder, string? text) =>
        new(settings.Folder, settings.Patterns, settings.Libraries.Concat(libraries), settings.Program, text == settings.Text ? text : null, programFolder);

    /// <summary>What was asked for.</summary>
    public TargetSettings Settings { get; }

    /// <summary>The file name of code from the command line.</summary>
    public const string CommandName = "<string>";

    /// <summary>The program's own file, as it is shown.</summary>
    public string Program { get; }

    /// <summary>The path under which a file is shown; null where it is not.</summary>
    public string? Find(string fileName)
    {
        if (!_found.TryGetValue(fileName, out string? shown))
        {
            _found.Add(fileName, shown = Choose(fileName));
        }

        return shown;
    }

    /// <summary>The lines of a file by the path under which it is shown.</summary>
    public string[] LinesOf(string shown) => shown == CommandName && _text is not null ? SourceText.Lines(_text) : SourceText.Read(Path.GetFullPath(shown, _folder));

    private string? Choose(string fileName)
    {
        if (fileName == CommandName)
        {
            return _text is not null && _patterns.Length == 0 ? CommandName : null;
        }

        if (fileName.Length == 0 || fileName.StartsWith('<'))
        {
            return null;
        }

        string path = Path.GetFullPath(fileName, _programFolder);
        bool wanted = _patterns.Length > 0 ? Matches(path)
            : path == _programPath || (_ownFolder is not null && IsIn(path, _ownFolder) && !IsLibrary(path));
        return wanted && File.Exists(path) ? Show(path) : null;
    }

    /// <summary>Whether a full path matches one of the patterns.</summary>
    public bool Matches(string path) => _patterns.Any(pattern => pattern.IsMatch(path));

    /// <summary>Whether a file belongs to the library or to an installed package.</summary>
    public bool IsLibrary(string path) =>
        _libraries.Any(library => IsIn(path, library)) || path.Contains("/site-packages/", StringComparison.Ordinal) || path.Contains("/dist-packages/", StringComparison.Ordinal);

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (folder.EndsWith(Path.DirectorySeparatorChar) || (path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar));

    private string Show(string path)
    {
        string relative = Path.GetRelativePath(_folder, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A pattern with <c>**</c> (any folders), <c>*</c>, <c>?</c> and <c>[...]</c>.</summary>
    private static Regex Glob(string pattern)
    {
        var text = new StringBuilder("^");
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when pattern.AsSpan(i).StartsWith("**/"):
                    text.Append("(?:.*/)?");
                    i += 2;
                    break;
                case '*' when pattern.AsSpan(i).StartsWith("**"):
                    text.Append(".*");
                    i++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', i + 2) is var end and > 0:
                    string set = pattern[(i + 1)..end].Replace("\\", "\\\\", StringComparison.Ordinal);
                    text.Append('[').Append(set.StartsWith('!') ? "^" + set[1..] : set).Append(']');
                    i = end;
                    break;
                default:
                    text.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return new Regex(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
