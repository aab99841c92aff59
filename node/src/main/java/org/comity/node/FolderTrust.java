package org.comity.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.comity.assembly.body.BodyAct;
import org.comity.assembly.body.Charter;
import org.comity.node.act.Payloads;
import org.comity.record.MalformedException;
import org.comity.record.act.Entry;
import org.comity.record.audit.Trust;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Origin;
import org.comity.record.note.VerifierKey;
import org.comity.record.tiles.EntryBundle;
import org.comity.record.witness.CosignedState;

/// What an auditor of a node's data folder starts from: the charters in it name the keepers, and the keepers remember
/// what they cosigned.
///
/// Nothing here is secret and nothing is opened for writing, so that a folder can be audited while a node serves it, or
/// from a copy. Logs' own keys are left to their first acts.
public final class FolderTrust implements Trust {
    private final DataFolder folder;

    public FolderTrust(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Optional<KnownLog> log(Origin origin) {
        return Optional.empty();
    }

    @Override
    public List<VerifierKey> cosigners(Origin origin) {
        var keys = new ArrayList<VerifierKey>();
        bodyName(origin)
                .flatMap(this::charter)
                .ifPresent(charter -> charter.keepers().forEach(keeper -> {
                    for (var key : List.of(keeper.witnessKey(), keeper.mirrorKey())) {
                        try {
                            keys.add(VerifierKey.parse(key));
                        } catch (MalformedException e) {
                            // A key that cannot be read vouches for nothing; the report lists its lines as not checked.
                            System.getLogger(FolderTrust.class.getName())
                                    .log(System.Logger.Level.WARNING, e.getMessage());
                        }
                    }
                }));
        return keys;
    }

    @Override
    public List<Seen> seen(Origin origin) {
        var body = bodyName(origin);
        if (body.isEmpty()) {
            return List.of();
        }
        var kept = folder.keeper(body.get()).resolve(origin.hash().hex());
        if (!Files.exists(kept)) {
            return List.of();
        }
        try {
            var state = CosignedState.parse(Files.readAllBytes(kept));
            var seen = new LinkedHashSet<Seen>();
            for (var note : List.of(state.witnessed(), state.mirrored())) {
                if (note.isPresent()) {
                    seen.add(new Seen(
                            "the keeper of this node",
                            Checkpoint.parse(note.get().text())));
                }
            }
            return List.copyOf(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException e) {
            throw new UncheckedIOException(new IOException(kept + ": " + e.getMessage(), e));
        }
    }

    /// The body, if the origin is of the form of ours: any checkpoint is audited, so its first line may be anything,
    /// and
    /// only a name without slashes and dots in a row becomes a part of a path.
    private static Optional<String> bodyName(Origin origin) {
        var name = origin.value();
        return Origin.OURS.matcher(name).matches()
                ? Optional.of(name.substring(0, name.indexOf('/')))
                : Optional.empty();
    }

    /// The charter, if one of the body's logs begins with it.
    private Optional<Charter> charter(String body) {
        var logs = folder.logs().resolve(body);
        try (var parties = Files.list(logs)) {
            for (var party : parties.sorted().toList()) {
                var first = firstEntry(party);
                if (first.isPresent()
                        && Payloads.read(
                                        first.get().act().verb(),
                                        first.get().act().payload())
                                instanceof BodyAct.AdoptCharter adopt) {
                    return Optional.of(adopt.charter());
                }
            }
        } catch (IOException | MalformedException e) {
            // A damaged first entry is found by the audit itself, with its place.
            System.getLogger(FolderTrust.class.getName()).log(System.Logger.Level.DEBUG, body, e);
        }
        return Optional.empty();
    }

    private static Optional<Entry> firstEntry(Path log) throws IOException, MalformedException {
        var entries = log.resolve("tile").resolve("entries");
        var full = entries.resolve("000");
        if (Files.isRegularFile(full)) {
            return Optional.of(
                    Entry.parse(EntryBundle.parse(Files.readAllBytes(full), 256).getFirst()));
        }
        var partial = entries.resolve("000.p");
        if (!Files.isDirectory(partial)) {
            return Optional.empty();
        }
        try (var widths = Files.list(partial)) {
            var any = widths.filter(file -> String.valueOf(file.getFileName()).matches("[1-9][0-9]{0,2}"))
                    .findFirst();
            if (any.isEmpty()) {
                return Optional.empty();
            }
            int width = Integer.parseInt(String.valueOf(any.get().getFileName()));
            return Optional.of(Entry.parse(
                    EntryBundle.parse(Files.readAllBytes(any.get()), width).getFirst()));
        }
    }
}
