package org.comity.record.proof;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.StringJoiner;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.note.Checkpoint;
import org.comity.record.note.KnownLog;
import org.comity.record.note.Note;
import org.comity.record.note.Origin;
import org.comity.record.note.TrustedCheckpoint;
import org.comity.record.note.VerifierKey;

/// Which logs are believed, and whose cosignatures that takes: C2SP tlog-policy.
///
/// Read from UTF-8 only, which the specification recommends strongly.
///
/// @param logs with their keys; a log's key name is its origin, and two lines of one name are one log with two
/// keys
/// @param groups each of what stands before it
/// @param quorum the name of a witness or group, or `none`
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
    /// The largest file, in bytes.
    public static final int MOST_BYTES = 1 << 22;

    /// The most logs, the most witnesses and the most groups.
    public static final int MOST_OF_A_KIND = 1024;

    /// The quorum that asks for nobody.
    public static final String NONE = "none";

    private static final String WHAT = "policy";

    /// A log that is believed.
    ///
    /// @param key one with which it signs checkpoints
    /// @param url where it is served; empty if the policy does not say
    public record Log(VerifierKey key, String url) {}

    /// A witness that counts.
    ///
    /// @param name in this policy only
    /// @param key with which it cosigns
    /// @param url where it takes checkpoints; empty if the policy does not say
    public record Witness(String name, VerifierKey key, String url) {}

    /// Some witnesses and groups, of which some are enough.
    ///
    /// @param name in this policy only
    /// @param threshold how many of the members it takes
    /// @param members names of witnesses and groups above
    public record Group(String name, int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// @throws IllegalArgumentException if the parts do not make a policy that could be read again
    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
        try {
            var definitions = new Definitions();
            for (var log : logs) {
                definitions.add(log);
            }
            for (var witness : witnesses) {
                definitions.add(witness);
            }
            for (var group : groups) {
                definitions.add(group);
            }
            definitions.requireQuorum(quorum);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// Reads a policy file.
    ///
    /// @throws MalformedException if it is none; the message names the line
    public static Policy parse(byte[] file) throws MalformedException {
        var text = Lines.utf8(file, MOST_BYTES, WHAT);
        var reader = new PolicyReader();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            try {
                reader.read(line);
            } catch (MalformedException e) {
                throw new MalformedException(WHAT + ":" + number + ": " + e.getMessage(), e);
            }
        }
        return reader.policy();
    }

    /// Vouches for a checkpoint: a log of the policy signed it, and the quorum cosigned it.
    ///
    /// @throws MalformedException if the text is not a checkpoint
    /// @throws UnverifiedException if its log is not in the policy or did not sign it, a line of a known key
    /// fails, or
    ///     the cosignatures are not enough
    public TrustedCheckpoint verify(Note note) throws MalformedException, UnverifiedException {
        var origin = Checkpoint.parse(note.text()).origin();
        var keys = logs.stream()
                .map(Log::key)
                .filter(key -> key.name().value().equals(origin.value()))
                .toList();
        if (keys.isEmpty()) {
            throw new UnverifiedException("the policy does not name the log " + origin);
        }
        var checkpoint = TrustedCheckpoint.verify(
                note,
                new KnownLog(origin, keys),
                witnesses.stream().map(Witness::key).toList());
        requireQuorum(checkpoint.cosignatures().stream().map(line -> line.key()).toList());
        return checkpoint;
    }

    private void requireQuorum(Collection<VerifierKey> cosigned) throws UnverifiedException {
        var satisfied = new HashSet<String>();
        satisfied.add(NONE);
        for (var witness : witnesses) {
            if (cosigned.contains(witness.key())) {
                satisfied.add(witness.name());
            }
        }
        for (var group : groups) {
            if (group.members().stream().filter(satisfied::contains).count() >= group.threshold()) {
                satisfied.add(group.name());
            }
        }
        if (!satisfied.contains(quorum)) {
            throw new UnverifiedException("the cosignatures are not enough for the quorum \"" + quorum + "\": "
                    + cosigned.size() + " of " + witnesses.size() + " witnesses have a line");
        }
    }

    /// The origins of the logs that are believed.
    public List<Origin> origins() {
        return logs.stream()
                .map(log -> new Origin(log.key().name().value()))
                .distinct()
                .toList();
    }

    /// How this policy calls the witness with this key.
    ///
    /// @throws IllegalArgumentException if it has none
    public String nameOf(VerifierKey key) {
        return witnesses.stream()
                .filter(witness -> witness.key().equals(key))
                .map(Witness::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no witness of the policy: " + key.name()));
    }

    /// The bytes that [#parse] reads.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The file.
    @Override
    public String toString() {
        var text = new StringJoiner("\n", "", "\n");
        for (var log : logs) {
            text.add("log " + log.key().vkey() + ended(log.url()));
        }
        for (var witness : witnesses) {
            text.add("witness " + witness.name() + " " + witness.key().vkey() + ended(witness.url()));
        }
        for (var group : groups) {
            text.add("group " + group.name() + " " + group.threshold() + " " + String.join(" ", group.members()));
        }
        return text.add("quorum " + quorum).toString();
    }

    private static String ended(String url) {
        return url.isEmpty() ? "" : " " + url;
    }
}
