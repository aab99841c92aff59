package org.comity.bench;

import java.util.concurrent.TimeUnit;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.act.Entry;
import org.comity.record.json.Json;
import org.comity.record.key.KnownKeys;
import org.comity.record.key.SerialVerifier;
import org.comity.record.merkle.CompactRange;
import org.comity.record.merkle.MerkleHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The steps that each act goes through, one by one on one thread; [#sha256] and [#nodeFloor] are the floors of the
/// rest.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls act() before it measures
public class RecordBench {
    private final byte[] node = new byte[65];
    private final SerialVerifier verifier = new SerialVerifier(new KnownKeys());
    private CompactRange range = new CompactRange();
    private byte[] bytes;
    private Entry entry;
    private Json document;
    private Hash leaf;

    /// Makes one signed act of about 1 KiB.
    @Setup
    public void act() throws Exception {
        bytes = Acts.entries(0, 1).getFirst();
        entry = Entry.parse(bytes);
        document = entry.document();
        leaf = MerkleHash.leaf(bytes);
    }

    /// A fresh tree for each iteration, so that its depth is that of an ordinary log.
    @Setup(Level.Iteration)
    public void tree() {
        range = new CompactRange();
    }

    /// From bytes to an act: strict JSON, canonical form compared, envelope read, act id computed.
    @Benchmark
    public Entry parse() throws MalformedException {
        return Entry.parse(bytes);
    }

    /// Both signatures of an act already parsed.
    @Benchmark
    public Entry verify() throws MalformedException, UnverifiedException {
        entry.verifyProof(Acts.logKey());
        entry.verifyApprovals(verifier);
        return entry;
    }

    /// From a document to its canonical form.
    @Benchmark
    public byte[] canonical() {
        return document.canonical();
    }

    /// A leaf hash joins the tree.
    @Benchmark
    public long join() {
        range.append(leaf);
        return range.size();
    }

    /// SHA-256 of one entry.
    @Benchmark
    public byte[] sha256() {
        return Hash.newSha256().digest(bytes);
    }

    /// SHA-256 of the 65 bytes of one inner node.
    @Benchmark
    public byte[] nodeFloor() {
        return Hash.newSha256().digest(node);
    }
}
