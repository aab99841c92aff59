package org.comity.record.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.comity.record.Hash;
import org.comity.record.MalformedException;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.Note;

/// The body of a request to a witness: C2SP tlog-witness, *add-checkpoint*.
///
/// @param oldSize what the client believes the witness to have cosigned last; 0 for nothing
/// @param proof consistency from that size to the checkpoint's, at most 63 hashes
/// @param note the checkpoint with its log's signature
public record AddCheckpoint(long oldSize, List<Hash> proof, Note note) {
    /// The largest body, in bytes.
    public static final int MOST_BYTES = Note.MOST_BYTES + 63 * 45 + 32;

    private static final int MOST_HASHES = 63;

    /// @throws IllegalArgumentException if such a body could not be read again
    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MOST_HASHES) {
            throw new IllegalArgumentException("old size " + oldSize + ", " + proof.size() + " hashes");
        }
    }

    /// @throws MalformedException if this is not such a body
    public static AddCheckpoint parse(byte[] body) throws MalformedException {
        var text = utf8(body);
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new MalformedException("add-checkpoint: has no empty line before its checkpoint");
        }
        var lines = text.substring(0, split).split("\n", -1);
        if (lines.length > 1 + MOST_HASHES) {
            throw new MalformedException("add-checkpoint: more than " + MOST_HASHES + " hashes");
        }
        var proof = new ArrayList<Hash>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.parseBase64(lines[i]));
        }
        var note = Note.parse(text.substring(split + 2).getBytes(StandardCharsets.UTF_8));
        return new AddCheckpoint(oldSize(lines[0]), proof, note);
    }

    private static long oldSize(String line) throws MalformedException {
        try {
            long size = Long.parseLong(line.substring(Math.min(4, line.length())));
            if (size >= 0 && line.equals("old " + size)) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new MalformedException("add-checkpoint: the first line must be \"old <size>\"", e);
        }
        throw new MalformedException("add-checkpoint: the first line must be \"old <size>\", without leading zeros");
    }

    private static String utf8(byte[] body) throws MalformedException {
        if (body.length > MOST_BYTES) {
            throw new MalformedException("add-checkpoint: " + body.length + " bytes; at most " + MOST_BYTES);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("add-checkpoint: not UTF-8", e);
        }
    }

    /// What the note is about.
    ///
    /// @throws MalformedException if its text is no checkpoint
    public Checkpoint checkpoint() throws MalformedException {
        return Checkpoint.parse(note.text());
    }

    /// The bytes that [#parse] reads.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(note).toString();
    }
}
