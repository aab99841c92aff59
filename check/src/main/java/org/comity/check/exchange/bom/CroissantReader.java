package org.comity.check.exchange.bom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.comity.check.RefusedException;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.json.Json;

/// Croissant: one dataset, described for machines, with what its RAI vocabulary says of how it came to be.
final class CroissantReader {
    private static final Pattern CONFORMS =
            Pattern.compile("https?://mlcommons\\.org/croissant/(1\\.[01])(?:\\.[0-9]+)?/?");
    private static final Pattern SOME = Pattern.compile("[1-9][0-9]{0,5}");

    private final Ledger ledger = new Ledger();

    private CroissantReader() {}

    static boolean isOne(Json document) {
        return conforms(document).isPresent()
                || document.at("@context")
                        .flatMap(Ledger::whole)
                        .filter(context -> context.contains("mlcommons.org/croissant"))
                        .isPresent();
    }

    private static Optional<String> conforms(Json document) {
        for (var name :
                List.of("conformsTo", "dct:conformsTo", "dcterms:conformsTo", "http://purl.org/dc/terms/conformsTo")) {
            for (var value : document.each(name)) {
                var address = value.words().or(() -> value.text("@id")).orElse("");
                var match = CONFORMS.matcher(address);
                if (match.matches()) {
                    return Optional.of(match.group(1));
                }
            }
        }
        return Optional.empty();
    }

    static Imported read(Json document) throws RefusedException {
        return new CroissantReader().document(document);
    }

    private Imported document(Json document) throws RefusedException {
        var version = conforms(document);
        if (version.isEmpty()) {
            throw Refusal.of(
                    document,
                    "looks like Croissant, but does not say that it conforms to version 1.0 or 1.1 (conformsTo): "
                            + "export it in one of these");
        }
        for (var name : List.of("@context", "@type", "@id", "conformsTo", "dct:conformsTo", "dcterms:conformsTo")) {
            ledger.look(document.each(name));
        }
        described(document);
        responsible(document);
        for (var file : document.each("distribution")) {
            distribution(file);
        }
        // Record sets say how the data are laid out. What they hold, their texts for people say.
        ledger.of(document.each("recordSet"), "record set")
                .as(CroissantReader::nameOrId)
                .keep(AboutField.DATASET_CONTENT)
                .note();
        return ledger.imported(
                document, Form.CROISSANT, version.get(), document.text("name").orElse(""));
    }

    private static Optional<String> nameOrId(Json node) {
        return node.text("name").or(() -> node.text("@id"));
    }

    private void described(Json document) {
        ledger.of(document, "name").keep(AboutField.DATASET_NAME).note();
        ledger.of(document, "version").note();
        ledger.of(document, "description")
                .keep(AboutField.DATASET_DESCRIPTION)
                .beside("data.personal", "data.special_categories", "data.copyright_works")
                .note();
        ledger.of(document, "keywords")
                .keep(AboutField.DATASET_CONTENT)
                .beside("data.personal")
                .note();
        ledger.of(document, "url").keep(AboutField.DATASET_REFERENCE).note();
        ledger.of(document, "sameAs").keep(AboutField.DATASET_REFERENCE).note();
        ledger.of(document, "citeAs").note();
        ledger.of(document, "inLanguage").note();
        for (var who : List.of("creator", "publisher", "maintainer")) {
            ledger.of(document, who)
                    .keep(AboutField.DATASET_PROVENANCE)
                    .beside("data.from_third_parties")
                    .note();
        }
        for (var time : List.of("datePublished", "dateCreated", "dateModified", "temporalCoverage")) {
            ledger.of(document, time).note();
        }
        for (var licence : document.each("license")) {
            CycloneDxReader.licence(
                    ledger,
                    licence.at("url")
                            .or(() -> licence.at("@id"))
                            .or(() -> licence.at("name"))
                            .orElse(licence),
                    AboutField.DATASET_LICENCE);
        }
        ledger.of(document, "sdLicense").note();
        ledger.of(document, "usageInfo")
                .keep(AboutField.DATASET_LICENCE)
                .beside("data.copyright_works")
                .note();
        ledger.of(document, "isLiveDataset").note();
        ledger.of(document, "prov:wasDerivedFrom")
                .as(Ledger::whole)
                .keep(AboutField.DATASET_PROVENANCE)
                .beside("data.from_third_parties")
                .note();
        ledger.of(document, "prov:wasGeneratedBy")
                .as(Ledger::whole)
                .keep(AboutField.DATASET_PROVENANCE)
                .note();
    }

    private void responsible(Json document) {
        for (var kind : document.each("rai:dataCollectionType")) {
            collection(kind);
        }
        annotated(document);
        ledger.of(document, "rai:personalSensitiveInformation")
                .keep(AboutField.DATASET_SENSITIVITY)
                .beside("data.personal", "data.special_categories")
                .note();
        for (var how : List.of("rai:dataCollection", "rai:dataCollectionRawData", "rai:dataCollectionMissingData")) {
            ledger.of(document, how)
                    .keep(AboutField.DATASET_PROVENANCE)
                    .beside("data.personal", "data.from_subject", "data.from_third_parties", "data.copyright_works")
                    .note();
        }
        ledger.of(document, "rai:dataCollectionTimeframe")
                .keep(AboutField.DATASET_PROVENANCE)
                .note();
        ledger.of(document, "rai:dataUseCases")
                .keep(AboutField.DATASET_DESCRIPTION)
                .beside("data.training_used")
                .note();
        ledger.of(document, "rai:dataBiases")
                .keep(AboutField.DATASET_STATISTICS)
                .note();
        ledger.of(document, "rai:dataLimitations")
                .keep(AboutField.DATASET_STATISTICS)
                .note();
        ledger.of(document, "rai:dataSocialImpact")
                .keep(AboutField.DATASET_DESCRIPTION)
                .beside("hr.significant_effect")
                .note();
        for (var how : List.of(
                "rai:dataPreprocessingProtocol",
                "rai:dataManipulationProtocol",
                "rai:dataImputationProtocol",
                "rai:machineAnnotationTools")) {
            ledger.of(document, how).keep(AboutField.DATASET_PROVENANCE).note();
        }
        ledger.of(document, "rai:dataReleaseMaintenancePlan").note();
    }

    /// The vocabulary recommends some values for this text; anything else is text for people.
    private void collection(Json kind) {
        switch (kind.words().orElse("").toLowerCase(Locale.ROOT)) {
            case "web scraping" ->
                ledger.yes(
                        kind,
                        "data.from_third_parties",
                        "the dataset was scraped from the web (rai:dataCollectionType)");
            case "user-generated content data" ->
                ledger.of(List.of(kind), "rai:dataCollectionType")
                        .beside("data.personal", "dataset.uses_user_input")
                        .note();
            default ->
                ledger.of(List.of(kind), "rai:dataCollectionType")
                        .keep(AboutField.DATASET_PROVENANCE)
                        .beside("data.personal", "data.from_subject", "data.from_third_parties")
                        .note();
        }
    }

    private void annotated(Json document) {
        document.at("rai:annotationsPerItem").ifPresent(labels -> {
            if (SOME.matcher(labels.words().orElse("")).matches()) {
                ledger.yes(
                        labels, "dataset.annotated", "so many labels by people has each item (rai:annotationsPerItem)");
            } else {
                ledger.of(List.of(labels), "rai:annotationsPerItem")
                        .beside("dataset.annotated")
                        .note();
            }
        });
        for (var how : List.of(
                "rai:dataAnnotationProtocol",
                "rai:dataAnnotationPlatform",
                "rai:dataAnnotationAnalysis",
                "rai:annotatorDemographics")) {
            ledger.of(document, how)
                    .keep(AboutField.DATASET_PROVENANCE)
                    .beside("dataset.annotated")
                    .note();
        }
    }

    private void distribution(Json file) {
        ledger.look(file.each("@type"));
        ledger.look(file.each("@id"));
        ledger.look(file.each("name"));
        ledger.of(file, "contentUrl").keep(AboutField.DATASET_REFERENCE).note();
        ledger.of(file, "encodingFormat").note();
        ledger.of(file, "contentSize").keep(AboutField.DATASET_STATISTICS).note();
        ledger.of(file, "description").note();
        for (var algorithm : List.of("sha256", "md5")) {
            CycloneDxReader.digest(ledger, algorithm, file.at(algorithm), AboutField.DATASET_HASH);
        }
    }
}
