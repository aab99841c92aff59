package org.comity.node.archive;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.comity.record.Hash;

/// One file of the public record, plain or gzip, with the digest under which an attestation names it.
///
/// @param path where it lies
/// @param name what attestations and messages call it: the file's own name, never its folder
/// @param sha256 digest of the file's bytes as they lie there, compressed or not
record SourceFile(Path path, String name, Hash sha256) {
    /// A file that unpacks to more is refused: no roll-call record of this world is that large.
    static final long MOST_BYTES = 1L << 31;

    static SourceFile of(Path path) throws IOException {
        var digest = Hash.newSha256();
        try (InputStream in = Files.newInputStream(path)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return new SourceFile(path, String.valueOf(path.getFileName()), Hash.of(digest.digest()));
    }

    /// The text, strictly UTF-8; a byte order mark is passed over.
    BufferedReader open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(4);
        int first = in.read();
        int second = in.read();
        in.reset();
        InputStream plain = first == 0x1f && second == 0x8b ? new GZIPInputStream(in, 1 << 16) : in;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new BufferedReader(new InputStreamReader(new Bounded(plain), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /// Stops a file that unpacks without end.
    private static final class Bounded extends java.io.FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) throws IOException {
            left -= n;
            if (left < 0) {
                throw new IOException("unpacks to more than " + MOST_BYTES + " bytes; nothing was imported");
            }
        }
    }
}
