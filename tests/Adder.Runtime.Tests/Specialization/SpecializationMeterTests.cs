using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Adder.Bytecode;
using Adder.Runtime.Specialization;
using Adder.Runtime.Tests.Interpreter;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace Adder.Runtime.Tests.Specialization;

/// <summary>The counts on their way to a collector: an OpenTelemetry exporter sends them by OTLP to a receiver of the test's own.</summary>
public sealed class SpecializationMeterTests
{
    private const string Program = """
        class C:
            def __init__(self): self.x = 1
            def __mod__(self, other): raise ValueError
        def load(o): return o.x + 1
        for i in range(500):
            load(C())
            try: C() % None
            except ValueError: pass
        """;

    [Fact]
    public async Task Counts_reach_an_OTLP_receiver()
    {
        using var receiver = new Receiver();
        var programs = new Programs(ExecutionMode.Counting);
        Task<byte[]> request = receiver.ReceiveAsync();
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter(SpecializationMeter.Name)
            .AddOtlpExporter((options, reader) =>
            {
                options.Endpoint = receiver.Endpoint;
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 600_000;
            })
            .Build())
        {
            Assert.Equal("", programs.Run(Program));
            Assert.True(provider.ForceFlush(10_000));
        }

        Dictionary<string, long> received = Otlp.Sums(await request.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), SpecializationMeter.Name);
        ExecutionStatistics statistics = programs.State.Interpreter.Statistics!;
        string own = $" interpreter={statistics.Identity}";
        Assert.Equal(statistics.HitsOf((int)Opcode.LOAD_ATTR), received[$"adder.specialization.executions family=LOAD_ATTR{own} outcome=hit"]);
        Assert.True(statistics.HitsOf((int)Opcode.LOAD_ATTR) > 400);
        Assert.Equal(statistics.ExecutionsOf((int)Opcode.BINARY_OP), received[$"adder.specialization.executions family=BINARY_OP{own} outcome=unspecialized"]);
        Assert.True(received[$"adder.specialization.attempts family=BINARY_OP{own} outcome=success"] > 0);
        Assert.Equal(statistics.Frames, received["adder.frames" + own]);
        Assert.True(received["adder.instructions" + own] > 5000);
        programs.State.Interpreter.EndCounting();
    }

    /// <summary>Takes one request.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Receiver()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            int port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            _listener.Prefixes.Add($"http://localhost:{port}/");
            _listener.Start();
            Endpoint = new Uri($"http://localhost:{port}/v1/metrics");
        }

        public Uri Endpoint { get; }

        public async Task<byte[]> ReceiveAsync()
        {
            HttpListenerContext context = await _listener.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.StatusCode = 200;
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
            return body.ToArray();
        }

        public void Dispose() => _listener.Close();
    }

    /// <summary>Reads as much of an ExportMetricsServiceRequest as sums of whole numbers need.</summary>
    private static class Otlp
    {
        /// <summary>The sums of a scope, by name and attributes.</summary>
        public static Dictionary<string, long> Sums(byte[] request, string scope) => Messages(request, 1).SelectMany(static resource => Messages(resource, 2))
            .Where(metrics => Text(Messages(metrics, 1).Single(), 1) == scope)
            .SelectMany(static metrics => Messages(metrics, 2))
            .SelectMany(static metric => Messages(Messages(metric, 7).Single(), 1).Select(point => (Key: Text(metric, 1) + Attributes(point), Value: Number(point))))
            .ToDictionary(static point => point.Key, static point => point.Value);

        private static string Attributes(ReadOnlyMemory<byte> point) =>
            string.Concat(Messages(point, 7).Select(static pair => $" {Text(pair, 1)}={Value(Messages(pair, 2).Single())}").Order(StringComparer.Ordinal));

        /// <summary>A text or a whole number.</summary>
        private static string Value(ReadOnlyMemory<byte> value)
        {
            (int kind, ReadOnlyMemory<byte> bytes) = Fields(value).Single();
            int at = 0;
            return kind == 1 ? Encoding.UTF8.GetString(bytes.Span) : Varint(bytes.Span, ref at).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Messages(message, field).Single().Span);

        private static long Number(ReadOnlyMemory<byte> point) => BinaryPrimitives.ReadInt64LittleEndian(Fields(point).Single(static field => field.Number == 6).Bytes.Span);

        private static IEnumerable<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> message, int field) => Fields(message).Where(found => found.Number == field).Select(static found => found.Bytes);

        private static List<(int Number, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
        {
            var fields = new List<(int, ReadOnlyMemory<byte>)>();
            int at = 0;
            while (at < message.Length)
            {
                ulong tag = Varint(message.Span, ref at);
                int length = (tag & 7) switch { 0 => VarintLength(message.Span, at), 1 => 8, 2 => (int)Varint(message.Span, ref at), _ => 4 };
                fields.Add(((int)(tag >> 3), message.Slice(at, length)));
                at += length;
            }

            return fields;
        }

        private static int VarintLength(ReadOnlySpan<byte> bytes, int at)
        {
            int end = at;
            _ = Varint(bytes, ref end);
            return end - at;
        }

        private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
        {
            ulong value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = bytes[at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128)
                {
                    return value;
                }
            }
        }
    }
}
