using System;

namespace Adder.Specialist;

/// <summary>A colour on a screen.</summary>
internal readonly record struct ScreenColour(byte Red, byte Green, byte Blue)
{
    /// <summary>"#rrggbb".</summary>
    public string Hex => $"#{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>The luminance as WCAG has it, from 0 to 1.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>The contrast with another colour as WCAG has it, from 1 to 21.</summary>
    public double ContrastWith(ScreenColour other)
    {
        double high = Math.Max(Luminance, other.Luminance);
        double low = Math.Min(Luminance, other.Luminance);
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>Black or white, whichever reads better on this colour.</summary>
    public ScreenColour Ink => ContrastWith(new ScreenColour(0, 0, 0)) >= ContrastWith(new ScreenColour(255, 255, 255)) ? new ScreenColour(0, 0, 0) : new ScreenColour(255, 255, 255);

    /// <summary>This colour, as much whitened as text on a dark page needs.</summary>
    public ScreenColour OnDark()
    {
        const double Readable = 4.5;
        ScreenColour paper = new(0x12, 0x12, 0x12);
        ScreenColour colour = this;
        for (int white = 1; colour.ContrastWith(paper) < Readable; white++)
        {
            double part = white / 20.0;
            colour = new ScreenColour(Whiten(Red, part), Whiten(Green, part), Whiten(Blue, part));
        }

        return colour;
    }

    private static byte Whiten(byte channel, double part) => (byte)Math.Round(channel + ((255 - channel) * part));

    private static double Linear(byte channel)
    {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

/// <summary>How a stretch of the source fared.</summary>
/// <param name="Share">Specialized ones among the instructions that were tried, from 0 to 1.</param>
/// <param name="Lightness">From a half up: the more instructions have nothing to specialize, the paler.</param>
internal readonly record struct Shade(double Share, double Lightness)
{
    /// <summary>The colour: red to green, or with <paramref name="blue"/> red to blue, which most of those can tell apart who cannot tell red from green.</summary>
    public ScreenColour Colour(bool blue)
    {
        double hue = Share / 3;
        return FromHls(blue ? -hue : hue, Lightness);
    }

    /// <summary>A fully saturated colour of hue (0 red, 1/3 green, 2/3 blue) and lightness.</summary>
    private static ScreenColour FromHls(double hue, double lightness)
    {
        double high = lightness <= 0.5 ? lightness * 2 : 1;
        double low = (2 * lightness) - high;
        return new ScreenColour(Channel(hue + (1.0 / 3)), Channel(hue), Channel(hue - (1.0 / 3)));

        byte Channel(double part)
        {
            part -= Math.Floor(part);
            double value = part < 1.0 / 6 ? low + ((high - low) * part * 6)
                : part < 0.5 ? high
                : part < 2.0 / 3 ? low + ((high - low) * ((2.0 / 3) - part) * 6)
                : low;
            return (byte)Math.Round(value * 255);
        }
    }
}
