package org.comity.record.witness;

import java.util.List;
import org.comity.record.note.Note;
import org.comity.record.note.SignatureLine;

/// What a witness says to a request, and the HTTP status that says so.
public sealed interface Answer {
    /// It cosigned, and the record of that is durable.
    ///
    /// @param lines of the witness, and of nobody else
    /// @param stored the checkpoint with the log's lines and these
    record Cosigned(List<SignatureLine> lines, Note stored) implements Answer {
        public Cosigned {
            lines = List.copyOf(lines);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            var text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            return text.toString();
        }
    }

    /// It has last cosigned another size than the client believes.
    ///
    /// @param size that it cosigned; 0 for nothing. The body's type is `text/x.tlog.size`
    record OtherSize(long size) implements Answer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }
    }

    /// It did not cosign.
    record Refused(Reason reason, String why) implements Answer {
        @Override
        public int status() {
            return reason.status;
        }

        @Override
        public String body() {
            return why + "\n";
        }
    }

    /// Why not; each has its status.
    enum Reason {
        MALFORMED(400),
        OLD_SIZE_ABOVE_CHECKPOINT(400),
        SIGNATURE(403),
        UNKNOWN_LOG(404),
        INCONSISTENT(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }

    int status();

    String body();
}
