package org.comity.node.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.comity.assembly.Act;
import org.comity.assembly.Effect;
import org.comity.assembly.Language;
import org.comity.assembly.Wording;
import org.comity.assembly.archive.Archive;
import org.comity.assembly.archive.ArchiveAct;
import org.comity.node.HostedBody;
import org.comity.node.Node;
import org.comity.record.MalformedException;
import org.comity.record.UnverifiedException;
import org.comity.record.log.DamagedException;

/// Imports the General Assembly's roll calls: all of them or none.
public final class UngaImport {
    /// The name of the archive body.
    public static final String BODY = "unga.archive";

    private static final Wording PURPOSE = wording(Map.of(
            "ar", "عمليات تصويت الجمعية العامة للأمم المتحدة، الدورات من 1 إلى 69",
            "en", "Roll calls of the United Nations General Assembly, sessions 1 to 69",
            "es", "Votaciones de la Asamblea General de las Naciones Unidas, períodos de sesiones 1 a 69",
            "fr", "Votes de l’Assemblée générale des Nations Unies, sessions 1 à 69",
            "ru", "Голосования Генеральной Ассамблеи Организации Объединённых Наций, сессии с 1 по 69",
            "zh", "联合国大会的表决，第1届至第69届会议"));
    private static final Wording IMPORTER = wording(Map.of(
            "ar", "مستورِد السجل العام",
            "en", "Importer of the public record",
            "es", "Importador del registro público",
            "fr", "Importateur des archives publiques",
            "ru", "Импортёр открытых источников",
            "zh", "公开记录的导入方"));
    private static final int ACTS_AT_A_TIME = 256;

    private final List<ArchiveAct> acts;

    private UngaImport(List<ArchiveAct> acts) {
        this.acts = acts;
    }

    /// Reads the files; nothing is written yet.
    ///
    /// @param cases which majority governed, where the record says so
    /// @throws ImportException with every defect, its file and line
    public static UngaImport read(Path members, Path rollCalls, Path votes, Optional<Path> cases)
            throws IOException, ImportException {
        return new UngaImport(UngaActs.of(UngaFiles.read(members, rollCalls, votes, cases)));
    }

    /// Reads the files that the project ships, from their folder.
    public static UngaImport read(Path folder) throws IOException, ImportException {
        return read(
                folder.resolve("members.csv"),
                folder.resolve("roll_calls.csv"),
                folder.resolve("votes.csv.gz"),
                Optional.of(folder.resolve("two_thirds_cases.csv")));
    }

    /// What an import did.
    ///
    /// @param attested acts that took effect
    /// @param before acts that the archive had already
    public record Result(int attested, int before) {}

    /// Attests what the archive does not have yet; founds it if there is none.
    ///
    /// @param progress told how many acts of how many are durable
    public Result into(Node node, BiConsumer<Integer, Integer> progress)
            throws IOException, DamagedException, MalformedException {
        var body = node.body(BODY);
        if (body.isEmpty()) {
            node.foundArchive(BODY, PURPOSE, IMPORTER, fresh -> file(fresh, acts, progress));
            return new Result(acts.size(), 0);
        }
        var known = body.get().view().flatMap(view -> view.body().archive()).orElseThrow();
        var missing = acts.stream().filter(act -> !has(known, act)).toList();
        file(body.get(), missing, progress);
        return new Result(missing.size(), acts.size() - missing.size());
    }

    private static Wording wording(Map<String, String> texts) {
        var byLanguage = new TreeMap<Language, String>();
        texts.forEach((tag, text) -> byLanguage.put(new Language(tag), text));
        return new Wording(byLanguage);
    }

    private static boolean has(Archive archive, ArchiveAct act) {
        return switch (act) {
            case ArchiveAct.AttestParty party -> archive.member(party.member()).isPresent();
            case ArchiveAct.AttestRollCall rollCall ->
                archive.rollCall(rollCall.rollCall()).isPresent();
        };
    }

    private static void file(HostedBody body, List<ArchiveAct> acts, BiConsumer<Integer, Integer> progress)
            throws IOException, DamagedException, MalformedException {
        for (int from = 0; from < acts.size(); from += ACTS_AT_A_TIME) {
            int to = Math.min(acts.size(), from + ACTS_AT_A_TIME);
            try {
                for (var effect : body.file(new ArrayList<Act.Said>(acts.subList(from, to)))) {
                    if (effect instanceof Effect.None(var reason)) {
                        throw new IllegalStateException("an attestation has no effect: " + reason);
                    }
                }
            } catch (UnverifiedException e) {
                throw new IllegalStateException("an approval that was just made does not hold", e);
            }
            progress.accept(to, acts.size());
        }
    }
}
