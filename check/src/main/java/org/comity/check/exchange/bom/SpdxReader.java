package org.comity.check.exchange.bom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comity.check.RefusedException;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.json.Json;
import org.comity.check.fact.Value;

/// SPDX 3.0: packages of the AI and dataset profiles, and the relationships between them.
final class SpdxReader {
    private static final String AI = "ai_AIPackage";
    private static final String DATASET = "dataset_DatasetPackage";

    private final Ledger ledger = new Ledger();
    private final Map<String, Json> elements = new LinkedHashMap<>();

    private SpdxReader() {}

    static Imported read(Json document) throws RefusedException {
        return new SpdxReader().document(document);
    }

    private Imported document(Json document) throws RefusedException {
        // A document of one element may stand without a graph around it.
        var all = document.at("@graph").isPresent() ? document.each("@graph") : List.of(document);
        for (var element : all) {
            id(element).ifPresent(id -> elements.put(id, element));
        }
        var packages = ofType(all, AI);
        var datasets = ofType(all, DATASET);
        if (packages.isEmpty() && datasets.isEmpty()) {
            throw Refusal.of(
                    document,
                    "is SPDX without an " + AI + " or " + DATASET + " among its " + all.size()
                            + " elements: it says nothing of AI");
        }
        ledger.look(document.each("@context"));
        var version = all.stream()
                .flatMap(element -> element.text("specVersion").stream())
                .findFirst()
                .orElse("");
        if (!version.startsWith("3.0")) {
            throw Refusal.of(
                    document, "is SPDX \"" + Ledger.brief(version) + "\"; read is 3.0: export in that version");
        }
        all.forEach(this::frame);
        packages.forEach(this::aiPackage);
        datasets.forEach(this::dataset);
        var relationships = all.stream().filter(SpdxReader::isRelationship).toList();
        relationships.forEach(this::relationship);
        disagreements(packages, datasets);
        var subject = packages.stream()
                .findFirst()
                .or(() -> datasets.stream().findFirst())
                .flatMap(element -> element.text("name"))
                .orElse("");
        return ledger.imported(document, Form.SPDX, version, subject);
    }

    private static Optional<String> id(Json element) {
        return element.text("spdxId").or(() -> element.text("@id"));
    }

    private static Optional<String> type(Json element) {
        return element.text("type").or(() -> element.text("@type"));
    }

    private static List<Json> ofType(List<Json> all, String type) {
        return all.stream()
                .filter(element -> type(element).equals(Optional.of(type)))
                .toList();
    }

    private static boolean isRelationship(Json element) {
        return type(element).filter(type -> type.endsWith("Relationship")).isPresent();
    }

    /// Identifiers, and who made the document and when.
    private void frame(Json element) {
        for (var name : List.of(
                "type", "@type", "spdxId", "@id", "creationInfo", "specVersion", "profileConformance", "rootElement")) {
            ledger.look(element.each(name));
        }
        switch (type(element).orElse("")) {
            case "CreationInfo" -> {
                ledger.of(element.each("specVersion"), "form")
                        .as(version -> version.words().map(words -> "SPDX " + words))
                        .keep(AboutField.BOM_FORMAT)
                        .note();
                ledger.of(element, "created").keep(AboutField.BOM_DATE).note();
                ledger.of(element, "createdBy")
                        .as(this::resolved)
                        .keep(AboutField.BOM_AUTHOR)
                        .note();
                ledger.of(element, "createdUsing")
                        .as(this::resolved)
                        .keep(AboutField.BOM_TOOL)
                        .note();
            }
            case "software_Sbom" ->
                ledger.of(element, "software_sbomType")
                        .keep(AboutField.BOM_CONTEXT)
                        .note();
            case "Person", "Organization", "SoftwareAgent", "Tool" -> ledger.look(element.each("name"));
            case "software_File" -> {
                ledger.of(element, "name")
                        .as(name -> name.words().map(words -> "file " + words))
                        .note();
                ledger.of(element, "description").note();
                for (var hash : element.each("verifiedUsing")) {
                    digest(hash, AboutField.MODEL_HASH);
                }
            }
            default -> {}
        }
    }

    /// What an identifier stands for, by name if it has one.
    private Optional<String> resolved(Json reference) {
        return reference
                .words()
                .map(id -> Optional.ofNullable(elements.get(id))
                        .flatMap(this::name)
                        .orElse(id))
                .or(() -> Ledger.render(reference));
    }

    private Optional<String> name(Json element) {
        return element.text("name").or(() -> element.text("simplelicensing_licenseExpression"));
    }

    private void aiPackage(Json element) {
        boolean model = element.text("software_primaryPurpose").equals(Optional.of("model"));
        ledger.look(element.each("software_primaryPurpose"));
        ledger.of(element, "name")
                .keep(model ? AboutField.MODEL_NAME : AboutField.NAME)
                .note();
        ledger.of(element, "software_packageVersion")
                .keep(model ? AboutField.MODEL_VERSION : AboutField.VERSION)
                .note();
        ledger.of(element, "software_packageUrl")
                .keep(model ? AboutField.MODEL_REFERENCE : AboutField.REFERENCE)
                .note();
        ledger.of(element, "description")
                .keep(model ? AboutField.MODEL_DESCRIPTION : AboutField.DESCRIPTION)
                .beside("system.kind", "model.general_purpose")
                .note();
        ledger.of(element, "summary")
                .keep(model ? AboutField.MODEL_DESCRIPTION : AboutField.FUNCTIONS)
                .note();
        ledger.of(element, "software_downloadLocation")
                .keep(model ? AboutField.MODEL_LINKS : AboutField.URL)
                .beside("model.weights_public")
                .note();
        ledger.of(element, "software_copyrightText").note();
        for (var time : List.of("builtTime", "releaseTime")) {
            ledger.of(element, time)
                    .keep(model ? AboutField.MODEL_DATE : AboutField.RELEASED)
                    .beside("market.placed_on", "model.placed_on")
                    .note();
        }
        for (var who : List.of("suppliedBy", "originatedBy")) {
            ledger.of(element, who)
                    .as(this::resolved)
                    .keep(model ? AboutField.MODEL_PRODUCER : AboutField.PROVIDER)
                    .beside("actor.roles")
                    .note();
        }
        for (var hash : element.each("verifiedUsing")) {
            digest(hash, AboutField.MODEL_HASH);
        }
        sensitive(element);
        ledger.of(element, "ai_informationAboutApplication")
                .keep(AboutField.INTENDED_PURPOSE)
                .beside("system.use_areas", "system.kind", "eu.annex3_points")
                .note();
        ledger.of(element, "ai_domain").beside("system.use_areas").note();
        ledger.of(element, "ai_autonomyType")
                .beside("decision.solely_automated", "cap.autonomous_actions")
                .note();
        ledger.of(element, "ai_typeOfModel")
                .keep(AboutField.MODEL_PROPERTIES)
                .beside("data.training_used")
                .note();
        ledger.of(element, "ai_informationAboutTraining")
                .keep(AboutField.MODEL_TRAINING)
                .beside("data.training_used")
                .note();
        ledger.of(element, "ai_modelDataPreprocessing")
                .keep(AboutField.MODEL_TRAINING)
                .note();
        ledger.of(element, "ai_modelExplainability")
                .keep(AboutField.MODEL_PROPERTIES)
                .note();
        ledger.of(element, "ai_limitation").keep(AboutField.LIMITS).note();
        ledger.of(element, "ai_safetyRiskAssessment").keep(AboutField.LIMITS).note();
        ledger.of(element, "ai_standardCompliance")
                .keep(AboutField.SECURITY_STANDARDS)
                .beside("actor.adopts")
                .note();
        entries(element, "ai_hyperparameter", AboutField.MODEL_TRAINING);
        entries(element, "ai_metric", AboutField.PERFORMANCE);
        entries(element, "ai_metricDecisionThreshold", AboutField.PERFORMANCE);
        element.at("ai_energyConsumption").ifPresent(energy -> {
            for (var phase : List.of("Training", "Finetuning", "Inference")) {
                ledger.of(energy.each("ai_" + phase.toLowerCase(java.util.Locale.ROOT) + "EnergyConsumption"), "energy")
                        .as(use -> use.text("ai_energyQuantity")
                                .map(amount -> phase + " " + amount + " "
                                        + use.text("ai_energyUnit").orElse("")))
                        .keep(AboutField.ENERGY)
                        .note();
            }
            ledger.look(energy.each("type"));
        });
    }

    /// The definition of the form: sensitive personal information is used in training, or could be in inference;
    /// biometric data or addresses are among its examples.
    private void sensitive(Json element) {
        element.at("ai_useSensitivePersonalInformation").ifPresent(said -> {
            switch (said.words().orElse("")) {
                case "yes" -> {
                    ledger.yes(
                            said, "data.personal", "sensitive personal information is used in training or inference");
                    ledger.of(List.of(said), "ai_useSensitivePersonalInformation")
                            .beside("data.special_categories")
                            .note();
                }
                case "no" -> {
                    ledger.fact(
                            said,
                            "data.special_categories",
                            new Value.Flag(false),
                            "no sensitive personal information is used in training or inference");
                    // Personal data that are not sensitive may be used all the same.
                    ledger.of(List.of(said), "ai_useSensitivePersonalInformation")
                            .beside("data.personal")
                            .note();
                }
                default ->
                    ledger.of(List.of(said), "ai_useSensitivePersonalInformation")
                            .beside("data.personal", "data.special_categories")
                            .note();
            }
        });
    }

    private void entries(Json element, String name, AboutField field) {
        ledger.of(element.each(name), name)
                .as(entry -> entry.text("key")
                        .map(key -> key + " = " + entry.text("value").orElse("")))
                .keep(field)
                .note();
    }

    private static void digestInto(Ledger ledger, Json hash, AboutField field) {
        ledger.look(hash.each("type"));
        ledger.look(hash.each("algorithm"));
        CycloneDxReader.digest(ledger, hash.text("algorithm").orElse(""), hash.at("hashValue"), field);
    }

    private void digest(Json hash, AboutField field) {
        digestInto(ledger, hash, field);
    }

    private void dataset(Json element) {
        ledger.look(element.each("software_primaryPurpose"));
        ledger.of(element, "name").keep(AboutField.DATASET_NAME).note();
        ledger.of(element, "software_packageVersion").note();
        ledger.of(element, "description")
                .keep(AboutField.DATASET_DESCRIPTION)
                .beside("data.personal", "data.copyright_works")
                .note();
        ledger.of(element, "comment").note();
        ledger.of(element, "software_downloadLocation")
                .keep(AboutField.DATASET_REFERENCE)
                .note();
        ledger.of(element, "software_copyrightText")
                .keep(AboutField.DATASET_PROVENANCE)
                .beside("data.copyright_works")
                .note();
        for (var who : List.of("suppliedBy", "originatedBy")) {
            ledger.of(element, who)
                    .as(this::resolved)
                    .keep(AboutField.DATASET_PROVENANCE)
                    .beside("data.from_third_parties")
                    .note();
        }
        for (var time : List.of("builtTime", "releaseTime")) {
            ledger.of(element, time).note();
        }
        for (var hash : element.each("verifiedUsing")) {
            digest(hash, AboutField.DATASET_HASH);
        }
        element.at("dataset_hasSensitivePersonalInformation").ifPresent(said -> {
            if (said.words().equals(Optional.of("yes"))) {
                ledger.yes(said, "data.personal", "the dataset holds sensitive personal information");
            }
            // One dataset without it says nothing of the others, nor of what comes in later.
            ledger.of(List.of(said), "dataset_hasSensitivePersonalInformation")
                    .keep(AboutField.DATASET_SENSITIVITY)
                    .beside("data.personal", "data.special_categories")
                    .note();
        });
        ledger.of(element, "dataset_confidentialityLevel")
                .keep(AboutField.DATASET_SENSITIVITY)
                .note();
        ledger.of(element, "dataset_anonymizationMethodUsed")
                .keep(AboutField.DATASET_SENSITIVITY)
                .beside("data.personal")
                .note();
        ledger.of(element, "dataset_dataCollectionProcess")
                .keep(AboutField.DATASET_PROVENANCE)
                .beside("data.from_subject", "data.from_third_parties", "data.copyright_works")
                .note();
        ledger.of(element, "dataset_sensor")
                .keep(AboutField.DATASET_PROVENANCE)
                .beside("data.from_subject")
                .note();
        ledger.of(element, "dataset_intendedUse")
                .keep(AboutField.DATASET_DESCRIPTION)
                .note();
        ledger.of(element, "dataset_datasetType")
                .keep(AboutField.DATASET_CONTENT)
                .note();
        ledger.of(element, "dataset_datasetSize")
                .keep(AboutField.DATASET_STATISTICS)
                .note();
        ledger.of(element, "dataset_datasetNoise")
                .keep(AboutField.DATASET_STATISTICS)
                .note();
        ledger.of(element, "dataset_knownBias")
                .keep(AboutField.DATASET_STATISTICS)
                .note();
        ledger.of(element, "dataset_dataPreprocessing")
                .keep(AboutField.DATASET_PROVENANCE)
                .note();
        ledger.of(element, "dataset_datasetUpdateMechanism").note();
        ledger.of(element, "dataset_datasetAvailability").note();
    }

    private void relationship(Json relationship) {
        var kind = relationship.text("relationshipType").orElse("");
        ledger.look(relationship.each("relationshipType"));
        var from = relationship.at("from").flatMap(this::resolved).orElse("?");
        ledger.look(relationship.each("from"));
        switch (kind) {
            case "trainedOn" -> {
                for (var to : relationship.each("to")) {
                    ledger.yes(
                            to,
                            "data.training_used",
                            "a relationship says: " + from + " trainedOn "
                                    + resolved(to).orElse("?"));
                }
                related(relationship, kind, from, AboutField.DATASET_RELATIONS);
            }
            case "testedOn" -> related(relationship, kind, from, AboutField.DATASET_RELATIONS);
            case "hasDeclaredLicense", "hasConcludedLicense" -> licence(relationship);
            default -> related(relationship, kind, from, AboutField.BOM_RELATIONS);
        }
    }

    private void related(Json relationship, String kind, String from, AboutField field) {
        ledger.of(relationship.each("to"), kind)
                .as(to -> resolved(to).map(name -> from + " " + kind + " " + name))
                .keep(field)
                .note();
    }

    /// What is declared counts; what somebody concluded is read and kept apart.
    private void licence(Json relationship) {
        var of = relationship
                .text("from")
                .map(elements::get)
                .flatMap(SpdxReader::type)
                .orElse("");
        boolean declared = relationship.text("relationshipType").equals(Optional.of("hasDeclaredLicense"));
        var entry = ledger.of(relationship.each("to"), declared ? "declared licence" : "concluded licence")
                .as(this::resolved);
        if (declared && of.equals(DATASET)) {
            entry.keep(AboutField.DATASET_LICENCE).beside("data.copyright_works");
        } else if (declared && of.equals(AI)) {
            entry.keep(AboutField.MODEL_LICENCE).beside("system.open_source", "model.weights_public");
        }
        entry.note();
    }

    private void disagreements(List<Json> packages, List<Json> datasets) {
        var no = packages.stream()
                .flatMap(element -> element.at("ai_useSensitivePersonalInformation").stream())
                .filter(said -> said.words().equals(Optional.of("no")))
                .findFirst();
        var yes = datasets.stream()
                .flatMap(element -> element.at("dataset_hasSensitivePersonalInformation").stream())
                .filter(said -> said.words().equals(Optional.of("yes")))
                .findFirst();
        if (no.isPresent() && yes.isPresent()) {
            ledger.odd(
                    no.get(),
                    "the model is said to use no sensitive personal information, and the dataset at "
                            + yes.get().place().pointer() + " to hold some: ask which is right");
        }
    }
}
