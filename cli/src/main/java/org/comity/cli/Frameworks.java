package org.comity.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.comity.assembly.decision.Nearest;
import org.comity.check.pack.Framework;
import org.comity.check.pack.Packs;
import org.comity.record.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The frameworks that come along.
@Command(
        description = "Show the frameworks on AI that come along, and their provisions.",
        synopsisSubcommandLabel = "COMMAND")
final class Frameworks {
    /// Lists them.
    @Command(
            name = "list",
            description = {
                "List the frameworks: id, where, status, how many of its provisions were seen at a source, title.",
                ""
            })
    static final class All implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Mixin
        private final PacksOption packsOption = new PacksOption();

        @Option(
                names = "--jurisdiction",
                paramLabel = "CODE",
                description = "Only those of this place, of its parts and of what it is part of, such as FR or US.")
        private Optional<String> jurisdiction = Optional.empty();

        @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those with a provision on it.")
        private Optional<String> topic = Optional.empty();

        @Option(names = "--status", paramLabel = "STATUS", description = "Only those that stand so, such as in-force.")
        private Optional<String> status = Optional.empty();

        All(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var packs = packsOption.packs();
            if (topic.isPresent()) {
                require("topic", topic.get(), packs.terms().topics().keySet());
            }
            if (status.isPresent()) {
                require(
                        "status",
                        status.get(),
                        Arrays.stream(Framework.Status.values())
                                .map(FrameworkJson::word)
                                .toList());
            }
            var found = packs.frameworks().stream()
                    .filter(each -> jurisdiction.isEmpty() || isOf(packs, each, jurisdiction.get()))
                    .filter(each -> topic.isEmpty()
                            || each.provisions().stream()
                                    .anyMatch(provision -> provision.topics().contains(topic.get())))
                    .filter(each -> status.isEmpty()
                            || FrameworkJson.word(each.status()).equals(status.get()))
                    .toList();
            if (found.isEmpty() && jurisdiction.isPresent() && none(packs, jurisdiction.get())) {
                throw new CliException(
                        ExitCode.MISSING,
                        "no framework of \"" + jurisdiction.get() + "\"; there are those of "
                                + String.join(", ", jurisdictions(packs)));
            }
            if (output.json()) {
                output.terminal()
                        .say(Json.array(found.stream().map(FrameworkJson::row).toList())
                                .indented());
            } else {
                new FrameworkText(packs, output.terminal()).list(found);
            }
            return ExitCode.OK;
        }

        private static boolean none(Packs packs, String typed) {
            return packs.frameworks().stream().noneMatch(each -> isOf(packs, each, typed));
        }

        private static boolean isOf(Packs packs, Framework framework, String typed) {
            var places = packs.terms().vocabulary().places();
            var code = typed.toUpperCase(Locale.ROOT);
            return framework.jurisdictions().stream()
                    .anyMatch(each -> places.within(each, code) || places.within(code, each));
        }

        private static Collection<String> jurisdictions(Packs packs) {
            return packs.frameworks().stream()
                    .flatMap(each -> each.jurisdictions().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static void require(String what, String typed, Collection<String> known) throws CliException {
            if (!known.contains(typed)) {
                throw new CliException(
                        ExitCode.USAGE,
                        "no " + what + " is called \"" + typed + "\""
                                + Nearest.to(typed, known)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; there are " + String.join(", ", known)));
            }
        }
    }

    /// Shows one, or a provision of it.
    @Command(
            name = "show",
            description = {
                "Show a framework with its dates and provisions, or one provision: whose duty, when, on which facts it "
                        + "depends, what shows that it is met, and how it stands to others.",
                ""
            })
    static final class Show implements Callable<Integer> {
        @Mixin
        private final Output output;

        @Mixin
        private final PacksOption packsOption = new PacksOption();

        @Parameters(
                paramLabel = "ID",
                description = "A framework such as eu-ai-act, or a provision such as eu-ai-act#art-14.")
        private String id = "";

        Show(Terminal terminal) {
            this.output = new Output(terminal);
        }

        @Override
        public Integer call() throws Exception {
            var packs = packsOption.packs();
            int hash = id.indexOf('#');
            var name = hash < 0 ? id : id.substring(0, hash);
            var framework = packs.framework(name)
                    .orElseThrow(() -> missing(
                            "framework",
                            name,
                            packs.frameworks().stream().map(Framework::id).toList(),
                            "./comity frameworks list"));
            if (hash < 0) {
                if (output.json()) {
                    output.terminal()
                            .say(new FrameworkJson(packs).whole(framework).indented());
                } else {
                    new FrameworkText(packs, output.terminal()).show(framework);
                }
                return ExitCode.OK;
            }
            var wanted = id.substring(hash + 1);
            var provision = framework.provisions().stream()
                    .filter(each -> each.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> missing(
                            "provision of " + name,
                            wanted,
                            framework.provisions().stream()
                                    .map(each -> each.id())
                                    .toList(),
                            "./comity frameworks show " + name));
            if (output.json()) {
                output.terminal()
                        .say(new FrameworkJson(packs)
                                .whole(framework, provision)
                                .indented());
            } else {
                new FrameworkText(packs, output.terminal()).show(framework, provision);
            }
            return ExitCode.OK;
        }

        private static CliException missing(String what, String typed, List<String> known, String where) {
            return new CliException(
                    ExitCode.MISSING,
                    "no " + what + " is called \"" + typed + "\""
                            + Nearest.to(typed, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; all of them: " + where));
        }
    }
}
