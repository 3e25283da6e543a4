using System.Collections.Generic;
using System.Text;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Writes what happened at each place in the code, in lines that add up when the dumps of several processes are merged: a code object is known by a hash of its place and its instructions, a site by that and its offset.
/// CPython's summary script passes over them, because each has one colon and a number; so names are percent-encoded.
/// </summary>
internal sealed class SiteText(StringBuilder text)
{
    public void Write(SiteTable table)
    {
        foreach ((CodeObject code, SiteCounts?[] sites) in table.Codes)
        {
            string identity = IdentityOf(code);
            Line($"adder.code[{identity}].file[{Encode(code.FileName.ToString())}]", 1);
            Line($"adder.code[{identity}].name[{Encode(code.QualifiedName.ToString())}]", 1);
            Line($"adder.code[{identity}].line[{code.Blueprint.FirstLineNumber}]", 1);
            List<SourceSpan> positions = LocationTable.Positions(code.Blueprint.LineTable, code.Blueprint.FirstLineNumber);
            for (int i = 0; i < sites.Length; i++)
            {
                if (sites[i] is { } site)
                {
                    WriteSite($"adder.site[{identity}+{i * 2}]", site, i < positions.Count ? positions[i] : SourceSpan.None);
                }
            }
        }
    }

    private void WriteSite(string key, SiteCounts site, SourceSpan span)
    {
        Line($"{key}.base[{InstructionTable.NameOf(site.BaseForm)}]", 1);
        Line($"{key}.position[{span.Line},{span.Column},{span.EndLine},{span.EndColumn}]", 1);
        foreach ((int form, long executions, long misses) in site.Forms)
        {
            Line($"{key}.form[{InstructionTable.NameOf(form)}]", executions);
            Line($"{key}.miss[{InstructionTable.NameOf(form)}]", misses);
        }

        Line($"{key}.deopt", site.Deoptimizations);
        foreach ((SpecializationFailure reason, long count) in site.Failures)
        {
            Line($"{key}.failure[{reason}]", count);
        }

        foreach ((string types, long count) in site.Types)
        {
            Line($"{key}.types[{Encode(types)}]", count);
        }

        foreach ((string target, long count) in site.Targets)
        {
            Line($"{key}.target[{Encode(target)}]", count);
        }

        for (int i = 0; i < site.History.Count; i++)
        {
            (long after, int form, SpecializationFailure reason) = site.History[i];
            Line($"{key}.history[{i},{after},{(reason == SpecializationFailure.None ? InstructionTable.NameOf(form) : "!" + reason)}]", 1);
        }
    }

    /// <summary>The same for the same code in every process: FNV-1a over file, name, line and instructions.</summary>
    private static string IdentityOf(CodeObject code)
    {
        ulong hash = 14695981039346656037;
        Add(ref hash, Encoding.UTF8.GetBytes($"{code.FileName}\0{code.QualifiedName}\0{code.Blueprint.FirstLineNumber}\0"));
        Add(ref hash, code.Blueprint.Code);
        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Add(ref ulong hash, byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * 1099511628211);
        }
    }

    /// <summary>Everything but what is in common names and paths as %XX of its UTF-8.</summary>
    private static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '_' or '.' or '/' or '<' or '>' or ',' or '-')
            {
                encoded.Append((char)value);
            }
            else
            {
                encoded.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    private void Line(string key, long count)
    {
        if (count != 0)
        {
            text.Append(key).Append(" : ").Append(count).Append('\n');
        }
    }
}
