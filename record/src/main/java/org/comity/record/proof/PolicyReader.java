package org.comity.record.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comity.record.MalformedException;
import org.comity.record.note.VerifierKey;

/// Takes the lines of a policy file one after the other.
final class PolicyReader {
    private final Definitions definitions = new Definitions();
    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Policy.Witness> witnesses = new ArrayList<>();
    private final List<Policy.Group> groups = new ArrayList<>();
    private Optional<String> quorum = Optional.empty();

    void read(String line) throws MalformedException {
        if (!line.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f)) {
            throw new MalformedException("a control character");
        }
        var fields = Arrays.stream(line.split("[ \t]+", -1))
                .filter(field -> !field.isEmpty())
                .toList();
        if (fields.isEmpty() || fields.getFirst().startsWith("#")) {
            return;
        }
        var rest = fields.subList(1, fields.size());
        switch (fields.getFirst()) {
            case "log" -> readLog(rest);
            case "witness" -> readWitness(rest);
            case "group" -> readGroup(rest);
            case "quorum" -> readQuorum(rest);
            default ->
                throw new MalformedException("\"" + Lines.abridged(fields.getFirst())
                        + "\" is not known; a line starts with log, witness, group, quorum or #");
        }
    }

    Policy policy() throws MalformedException {
        return new Policy(
                logs,
                witnesses,
                groups,
                quorum.orElseThrow(() -> new MalformedException("policy: has no quorum line")));
    }

    private void readLog(List<String> fields) throws MalformedException {
        requireCount(fields, 1, 2, "log <vkey> [<url>]");
        var log = new Policy.Log(VerifierKey.parse(fields.getFirst()), fields.size() == 2 ? fields.get(1) : "");
        definitions.add(log);
        logs.add(log);
    }

    private void readWitness(List<String> fields) throws MalformedException {
        requireCount(fields, 2, 3, "witness <name> <vkey> [<url>]");
        var key = VerifierKey.parse(fields.get(1));
        var witness = new Policy.Witness(fields.getFirst(), key, fields.size() == 3 ? fields.get(2) : "");
        definitions.add(witness);
        witnesses.add(witness);
    }

    private void readGroup(List<String> fields) throws MalformedException {
        requireCount(fields, 3, 2 + 2 * Policy.MOST_OF_A_KIND, "group <name> <k|any|all> <member>...");
        var members = fields.subList(2, fields.size());
        int threshold = switch (fields.get(1)) {
            case "any" -> 1;
            case "all" -> members.size();
            default -> (int) Math.min(Integer.MAX_VALUE, Lines.decimal(fields.get(1), "the threshold"));
        };
        var group = new Policy.Group(fields.getFirst(), threshold, members);
        definitions.add(group);
        groups.add(group);
    }

    private void readQuorum(List<String> fields) throws MalformedException {
        requireCount(fields, 1, 1, "quorum <name|none>");
        if (quorum.isPresent()) {
            throw new MalformedException("a second quorum");
        }
        definitions.requireQuorum(fields.getFirst());
        quorum = Optional.of(fields.getFirst());
    }

    private static void requireCount(List<String> fields, int least, int most, String form) throws MalformedException {
        if (fields.size() < least || fields.size() > most) {
            throw new MalformedException("expected: " + form);
        }
    }
}
