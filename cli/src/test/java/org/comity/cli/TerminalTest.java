package org.comity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.comity.record.json.Json;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Terminal terminal(String terminals) {
        return Terminal.of(new PrintWriter(out), new PrintWriter(err), terminals, Map.of());
    }

    private static final String HOSTILE = "a\u001b[2Jb\u009bc\u202ed\u2066e\u0000f\rg\u200fh";

    @Test
    void strangersText_steersNoTerminal() {
        var spelled = "a\\u001b[2Jb\\u009bc\\u202ed\\u2066e\\u0000f\\u000dg\\u200fh";
        terminal("out err").say(HOSTILE);
        terminal("").say("is ", HOSTILE);
        assertThat(out).hasToString(spelled + "\nis " + spelled + "\n");
        terminal("out err").note(HOSTILE + "\nb");
        assertThat(err).hasToString(spelled + "\nb\n");
    }

    @Test
    void json_saysTheSameAsBefore() throws Exception {
        terminal("out").say(Json.of(HOSTILE).indented());
        assertThat(Json.parse(out.toString().getBytes(UTF_8))).isEqualTo(Json.of(HOSTILE));
    }

    @Test
    void say_keepsEveryScript() {
        terminal("").say("قرار · 决定 · résolution · 🕊");
        assertThat(out).hasToString("قرار · 决定 · résolution · 🕊\n");
    }

    @Test
    void progress_movesWhereSomebodyLooks() {
        terminal("out").progress("1 of 2");
        assertThat(err.toString()).isEmpty();
        terminal("err").progress("1 of 2");
        assertThat(err).hasToString("\r1 of 2\u001b[K");
    }

    @Test
    void progress_isGoneBeforeAnythingElseIsSaid() {
        var screen = new StringWriter();
        var terminal = Terminal.of(new PrintWriter(screen), new PrintWriter(screen), "out err", Map.of());
        terminal.say("first");
        terminal.progress("1 of 2");
        terminal.progress("2 of 2");
        terminal.say("second");
        terminal.progress("1 of 1");
        terminal.note("third");
        terminal.note("fourth");
        assertThat(screen).hasToString("""
                first
                \r1 of 2\u001b[K\r2 of 2\u001b[K\r\u001b[Ksecond
                \r1 of 1\u001b[K\r\u001b[Kthird
                fourth
                """);
    }

    @Test
    void boldType_isAtTheEndOfALine() {
        terminal("out").say("outcome: ", "ADOPTED");
        assertThat(out).hasToString("outcome: \u001b[1mADOPTED\u001b[0m\n");
    }
}
