package org.comity.record.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.merkle.InclusionProof;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;

/// A file that shows that an entry stands in a log: C2SP tlog-proof@v1, `.tlog-proof`. Nothing in it is vouched
/// for until [#verify] says so.
///
/// The entry is not part of the format. A receipt of ours carries it in `extra` ([#receipt]), so that one file
/// is enough: `extra` is not authenticated by itself, but the leaf hash is computed again from it, and with
/// another entry the proof does not hold.
public final class TlogProof {
    /// The largest file, in bytes: an entry, a path and a note.
    public static final int MOST_BYTES = Note.MOST_BYTES + (1 << 18);

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String WHAT = "tlog-proof";

    private final byte[] extra; // Relies on: without bytes if there is no such line.
    private final long index;
    private final List<Hash> path;
    private final Note checkpoint;

    private TlogProof(byte[] extra, long index, List<Hash> path, Note checkpoint) {
        this.extra = extra;
        this.index = index;
        this.path = path;
        this.checkpoint = checkpoint;
    }

    /// @param extra what the application wants beside the proof; no bytes for nothing
    public static TlogProof of(byte[] extra, InclusionProof inclusion, Note checkpoint) {
        return new TlogProof(extra.clone(), inclusion.index(), inclusion.path(), checkpoint);
    }

    /// A receipt: a proof that carries its entry.
    ///
    /// @throws IllegalArgumentException if the entry is empty: no act is, and `extra` could not hold it
    public static TlogProof receipt(byte[] entry, InclusionProof inclusion, Note checkpoint) {
        if (entry.length == 0) {
            throw new IllegalArgumentException("a receipt of an empty entry");
        }
        return of(entry, inclusion, checkpoint);
    }

    /// @throws MalformedException if this is not a tlog-proof in its one spelling
    public static TlogProof parse(byte[] file) throws MalformedException {
        var text = Lines.utf8(file, MOST_BYTES, WHAT);
        // The note has empty lines of its own: only the first one is ours.
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new MalformedException(WHAT + ": has no empty line before its checkpoint");
        }
        var lines = List.of(text.substring(0, split).split("\n", -1));
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw new MalformedException(WHAT + ": must start with \"" + FIRST_LINE + "\", found \""
                    + Lines.abridged(lines.getFirst()) + "\"");
        }
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
        byte[] extra = hasExtra ? base64(Lines.field(lines.get(1), "extra", WHAT)) : new byte[0];
        int indexLine = hasExtra ? 2 : 1;
        if (lines.size() <= indexLine) {
            throw new MalformedException(WHAT + ": has no index");
        }
        long index = Lines.decimal(Lines.field(lines.get(indexLine), "index", WHAT), WHAT + ": index");
        var path = Lines.hashes(lines.subList(indexLine + 1, lines.size()), WHAT);
        var note = Note.parse(text.substring(split + 2).getBytes(StandardCharsets.UTF_8));
        return new TlogProof(extra, index, List.copyOf(path), note);
    }

    private static byte[] base64(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException(WHAT + ": extra is not base64", e);
        }
        throw new MalformedException(WHAT + ": extra is empty, or not in the one spelling of base64");
    }

    /// Not authenticated by itself; no bytes if the file has none.
    public byte[] extra() {
        return extra.clone();
    }

    /// Where the entry stands, as the file says.
    public long index() {
        return index;
    }

    /// The hashes beside the way up from the entry, as the file says.
    public List<Hash> path() {
        return path;
    }

    /// The checkpoint with all the lines of the file, as it says.
    public Note checkpoint() {
        return checkpoint;
    }

    /// Vouches for the receipt's own entry, which `extra` holds.
    ///
    /// @throws UnverifiedException if there is none, or anything does not hold
    public VerifiedProof verify(Policy policy) throws UnverifiedException, MalformedException {
        if (extra.length == 0) {
            throw new UnverifiedException("the proof carries no entry: what it is about must be given");
        }
        return verify(extra, policy);
    }

    /// Vouches that `entry` stands in a log that the policy names, in a tree that its quorum has seen.
    ///
    /// @throws MalformedException if the proof is too long or too short for its tree, or the note is no
    /// checkpoint
    /// @throws UnverifiedException if anything does not hold
    public VerifiedProof verify(byte[] entry, Policy policy) throws UnverifiedException, MalformedException {
        var leaf = MerkleHash.leaf(entry);
        var checkpoint = policy.verify(this.checkpoint);
        inclusionIn(checkpoint.checkpoint())
                .verify(leaf, checkpoint.checkpoint().root());
        return new VerifiedProof(entry, index, leaf, checkpoint, policy);
    }

    /// The inclusion proof for a checkpoint, which may be one that nobody vouched for yet.
    ///
    /// @throws UnverifiedException if the checkpoint has no such entry
    public InclusionProof inclusionIn(Checkpoint checkpoint) throws UnverifiedException {
        if (index >= checkpoint.size()) {
            throw new UnverifiedException("the proof is about entry " + index + ", and the checkpoint about "
                    + checkpoint.size() + " entries");
        }
        return new InclusionProof(index, checkpoint.size(), path);
    }

    /// The bytes that [#parse] reads.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof that
                && Arrays.equals(extra, that.extra)
                && index == that.index
                && path.equals(that.path)
                && checkpoint.equals(that.checkpoint);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index) * 31 + checkpoint.hashCode();
    }

    /// The file.
    @Override
    public String toString() {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra.length > 0) {
            text.append("extra ")
                    .append(Base64.getEncoder().encodeToString(extra))
                    .append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
