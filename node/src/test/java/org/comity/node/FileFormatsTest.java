package org.comity.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comity.record.Hash;
import org.comity.record.act.Entry;
import org.comity.record.key.Ed25519PublicKey;
import org.comity.record.key.MlDsa44PublicKey;
import org.comity.record.log.FolderStore;
import org.comity.record.log.SegmentReader;
import org.comity.record.merkle.MerkleHash;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KeyName;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.comity.record.proof.ForkEvidence;
import org.comity.record.proof.Policy;
import org.comity.record.proof.TlogProof;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.tiles.TilePath;
import org.comity.record.witness.CosignedState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages of `docs/formats` say of files made of bytes and lines is what the code writes.
final class FileFormatsTest {
    @TempDir
    private static Path temporary = Path.of("");

    private static Examples examples = new Examples(new DataFolder(temporary), new TreeMap<>());

    @BeforeAll
    static void make() throws Exception {
        examples = Examples.make(temporary);
    }

    @Test
    void theSegment_isToldAsItIsWritten() throws Exception {
        var batch = Class.forName("org.comity.record.log.Batch");
        var magic = HexFormat.of().toHexDigits((Integer) FormatPages.constant(batch, "MAGIC"));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "0",
                "4",
                "magic",
                "`" + magic + "`, `" + new String(HexFormat.of().parseHex(magic), UTF_8) + "`"));
        int at = Integer.BYTES;
        for (var field : FormatPages.components(
                Class.forName("org.comity.record.log.Batch$Header"),
                type -> Integer.toString(type == long.class ? Long.BYTES : Integer.BYTES))) {
            rows.add(List.of(Integer.toString(at), field.get(1), field.get(0), field.get(2)));
            at += Integer.parseInt(field.get(1));
        }
        assertThat(at).isEqualTo(FormatPages.constant(batch, "HEADER_BYTES"));
        FormatPages.assertPage(
                "segment",
                "header",
                FormatPages.table(List.of("at", "bytes", "field", ""), rows),
                "bounds",
                FormatPages.bounds(
                        FormatPages.bound(
                                "the content of a batch",
                                (Integer) FormatPages.constant(batch, "MOST_CONTENT_BYTES"),
                                "bytes"),
                        FormatPages.bound("an entry", Entry.MOST_BYTES, "bytes")),
                "example",
                segment());
    }

    /// Every part of the segment, as the reader of segments finds it.
    private static String segment() throws IOException {
        byte[] file = example("log/segment");
        var store = new FolderStore(examples.folder().log(ExampleBody.IMPORTER));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("0", hex(file, 0, SegmentReader.START), "`comity segment v0` and a line feed"));
        long at = SegmentReader.START;
        long index = 0;
        while (SegmentReader.at(store, at, index, file.length) instanceof SegmentReader.Found.Good batch) {
            rows.add(List.of(
                    Long.toString(at),
                    hex(file, at, batch.contentStart()),
                    "header: " + batch.count() + " entries from " + batch.first() + ", "
                            + batch.content().remaining() + " bytes"));
            rows.add(List.of(
                    Long.toString(batch.contentStart()),
                    hex(file, batch.contentStart(), batch.contentStart() + 2) + " …",
                    "content, the first entry with " + (batch.content().getShort(0) & 0xffff) + " bytes"));
            at = batch.end();
            index += batch.count();
        }
        rows.add(List.of(Long.toString(at), "", "end of the file"));
        return FormatPages.table(List.of("at", "bytes in hex", ""), rows);
    }

    private static String hex(byte[] bytes, long from, long to) {
        return "`" + HexFormat.of().formatHex(bytes, (int) from, (int) to) + "`";
    }

    @Test
    void lastSigned_isToldAsItIsWritten() throws Exception {
        FormatPages.assertPage(
                "last-signed",
                "members",
                lines(
                        List.of(
                                "1",
                                "`" + FormatPages.constant(Class.forName("org.comity.record.log.LastSigned"), "TYPE")
                                        + "`",
                                ""),
                        Class.forName("org.comity.record.log.LastSigned")),
                "example",
                FormatPages.shown(text("log/last-signed")));
    }

    /// One component of a record a line.
    private static String lines(List<String> first, Class<?> type) {
        var rows = new ArrayList<List<String>>();
        if (!first.isEmpty()) {
            rows.add(first);
        }
        for (var component : FormatPages.components(type, FileFormatsTest::inALine)) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1), component.get(0) + ", " + component.get(1), component.get(2)));
        }
        return FormatPages.table(List.of("line", "", ""), rows);
    }

    private static String inALine(Type type) {
        return type == long.class ? "in decimal" : type == Hash.class ? "in base64" : "a text";
    }

    @Test
    void aCheckpoint_isToldAsItIsWritten() throws Exception {
        var log = ExampleBody.signer().knownLog().keys();
        var keys = new ArrayList<>(log);
        keys.add(Keeper.witness(ExampleBody.KEEPER, ExampleBody.KEYS).verifierKey());
        var checkpoint = Checkpoint.parse(Note.parse(example("log/checkpoint")).text());
        FormatPages.assertPage(
                "checkpoint",
                "members",
                lines(List.of(), Checkpoint.class),
                "keys",
                FormatPages.table(
                        List.of("type", "key, bytes", "behind the key id, bytes", "such as"),
                        keys.stream()
                                .sorted((one, other) -> Byte.compare(one.type(), other.type()))
                                .map(key -> List.of(
                                        "`0x" + HexFormat.of().toHexDigits(key.type()) + "` " + kind(key),
                                        Integer.toString(key.keyBytes().length),
                                        signature(key),
                                        "`" + key.name() + "`, key id `"
                                                + HexFormat.of().toHexDigits(key.keyId()) + "`"))
                                .toList()),
                "bounds",
                FormatPages.bounds(
                        FormatPages.bound("a note", Note.MOST_BYTES, "bytes"),
                        FormatPages.bound("signature lines", Note.MOST_SIGNATURES, "; others may stop at 16"),
                        FormatPages.bound("an origin", Origin.MOST_BYTES, "bytes"),
                        FormatPages.bound(
                                "the name of a key",
                                (Integer) FormatPages.constant(KeyName.class, "MOST_BYTES"),
                                "bytes"),
                        FormatPages.bound("the size", Long.MAX_VALUE, "entries; a browser reads up to 2^53-1")),
                "example",
                FormatPages.shown(text("log/checkpoint")) + "\n"
                        + FormatPages.table(
                                List.of("", ""),
                                List.of(
                                        List.of("root, hex", "`" + checkpoint.root() + "`"),
                                        List.of(
                                                "Ed25519 vkey of the log",
                                                "`" + log.getFirst().vkey() + "`"),
                                        List.of(
                                                "vkey of the witness",
                                                "`" + keys.getLast().vkey() + "`"),
                                        List.of(
                                                "vkey of the mirror",
                                                "`"
                                                        + Keeper.mirror(ExampleBody.KEEPER, ExampleBody.KEYS)
                                                                .verifierKey()
                                                                .vkey()
                                                        + "`"),
                                        List.of(
                                                "ML-DSA-44 vkey of the log",
                                                "in [`trust.json`](examples/trust.json)"))));
    }

    private static String kind(VerifierKey key) {
        return switch (key) {
            case VerifierKey.Ed25519 _ -> "Ed25519";
            case VerifierKey.Ed25519Cosigner _ -> "Ed25519 cosignature";
            case VerifierKey.MlDsa44 _ -> "ML-DSA-44";
        };
    }

    private static String signature(VerifierKey key) {
        return switch (key) {
            case VerifierKey.Ed25519 _ -> Integer.toString(Ed25519PublicKey.SIGNATURE_BYTES);
            case VerifierKey.Ed25519Cosigner _ -> "8 and " + Ed25519PublicKey.SIGNATURE_BYTES;
            case VerifierKey.MlDsa44 _ -> "8 and " + MlDsa44PublicKey.SIGNATURE_BYTES;
        };
    }

    @Test
    void tiles_areToldAsTheyAreWritten() throws Exception {
        var bundle = TilePath.entries(0, 9);
        var tile = new TilePath(0, 0, 9);
        byte[] hashes = example("log/" + tile);
        var entries = EntryBundle.parse(example("log/" + bundle), 9);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(MerkleHash.leaf(entries.get(i))).isEqualTo(Hash.of(hashes, 32 * i, 32));
            rows.add(List.of(
                    Integer.toString(i),
                    entries.get(i).length + " bytes, "
                            + Entry.parse(entries.get(i)).act().verb(),
                    "`" + Hash.of(hashes, 32 * i, 32) + "`"));
        }
        FormatPages.assertPage(
                "tiles",
                "members",
                FormatPages.table(
                        List.of("of the path", "", ""), FormatPages.components(TilePath.class, _ -> "in decimal")),
                "bounds",
                FormatPages.bounds(
                        FormatPages.bound("a tile", TilePath.FULL, "hashes or entries"),
                        FormatPages.bound("an entry", EntryBundle.MOST_ENTRY_BYTES, "bytes"),
                        FormatPages.bound("a bundle", EntryBundle.MOST_BYTES, "bytes")),
                "example",
                "[`log/" + bundle + "`](examples/log/" + bundle + ") and [`log/" + tile + "`](examples/log/" + tile
                        + "):\n\n" + FormatPages.table(List.of("index", "entry", "leaf hash, hex"), rows));
    }

    @Test
    void proofs_areToldAsTheyAreWritten() throws Exception {
        var hashes = FormatPages.bound(
                "the hashes of a path",
                (Integer) FormatPages.constant(Class.forName("org.comity.record.proof.Lines"), "MOST_HASHES"),
                "");
        var receipt = TlogProof.parse(example("receipt.tlog-proof"));
        FormatPages.assertPage(
                "receipt",
                "bounds",
                FormatPages.bounds(FormatPages.bound("a receipt", TlogProof.MOST_BYTES, "bytes"), hashes),
                "example",
                FormatPages.shown(text("receipt.tlog-proof")) + "\n"
                        + FormatPages.table(
                                List.of("", ""),
                                List.of(
                                        List.of(
                                                "act id",
                                                "`"
                                                        + Entry.parse(example("attest-roll-call.json"))
                                                                .id() + "`"),
                                        List.of("leaf hash, hex", "`" + MerkleHash.leaf(receipt.extra()) + "`"),
                                        List.of(
                                                "root, hex",
                                                "`"
                                                        + Checkpoint.parse(receipt.checkpoint()
                                                                        .text())
                                                                .root()
                                                        + "`"))));
        FormatPages.assertPage(
                "policy",
                "members",
                Stream.of(Policy.Log.class, Policy.Witness.class, Policy.Group.class)
                        .map(type -> "`" + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "`\n\n"
                                + FormatPages.table(
                                        List.of("field", "", ""), FormatPages.components(type, FileFormatsTest::field)))
                        .collect(Collectors.joining("\n")),
                "bounds",
                FormatPages.bounds(
                        FormatPages.bound("a policy", Policy.MOST_BYTES, "bytes"),
                        FormatPages.bound("logs, witnesses and groups", Policy.MOST_OF_A_KIND, "of each")),
                "example",
                "```\n" + text("policy.txt") + "```\n");
        FormatPages.assertPage(
                "fork-evidence",
                "members",
                FormatPages.table(
                        List.of("of two leaves", "", ""),
                        FormatPages.components(ForkEvidence.TwoLeaves.class, FileFormatsTest::field)),
                "bounds",
                FormatPages.bounds(FormatPages.bound("the file", ForkEvidence.MOST_BYTES, "bytes"), hashes),
                "example",
                "[`two-roots.fork`](examples/two-roots.fork)\n\n" + FormatPages.shown(text("two-roots.fork"))
                        + "\n[`two-leaves.fork`](examples/two-leaves.fork)\n\n"
                        + FormatPages.shown(text("two-leaves.fork")));
    }

    private static String field(Type type) {
        var name = type.getTypeName();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "VerifierKey" -> "a vkey";
            case "Note" -> "a checkpoint";
            case "Hash" -> "in base64";
            case "long", "int" -> "in decimal";
            case "Hash>" -> "in base64, one a line";
            case "String>" -> "at least one";
            default -> "a text";
        };
    }

    @Test
    void theCosignedState_isToldAsItIsWritten() throws Exception {
        FormatPages.assertPage(
                "cosigned-state",
                "bounds",
                FormatPages.bounds(FormatPages.bound(
                        "the file", (Integer) FormatPages.constant(CosignedState.class, "MOST_BYTES"), "bytes")),
                "example",
                FormatPages.shown(text("cosigned-state.txt")));
    }

    private static String text(String file) {
        return new String(example(file), UTF_8);
    }

    private static byte[] example(String file) {
        return examples.read(file);
    }
}
