package org.comity.check.exchange.bom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.comity.check.RefusedException;
import org.comity.check.dossier.AboutField;
import org.comity.check.exchange.json.Json;

/// CycloneDX: components of the types `machine-learning-model` and `data`, with their model cards.
final class CycloneDxReader {
    private static final Set<String> VERSIONS = Set.of("1.5", "1.6", "1.7");

    /// Ways of learning that need data to learn from. Reinforcement learning can do without.
    private static final Set<String> LEARNS_FROM_DATA =
            Set.of("supervised", "unsupervised", "semi-supervised", "self-supervised");

    private final Ledger ledger = new Ledger();

    private CycloneDxReader() {}

    static Imported read(Json document) throws RefusedException {
        return new CycloneDxReader().document(document);
    }

    private Imported document(Json document) throws RefusedException {
        if (!document.text("bomFormat").equals(Optional.of("CycloneDX"))) {
            throw Refusal.of(document, "has a specVersion, but bomFormat is not CycloneDX");
        }
        var version = document.text("specVersion").orElse("");
        if (!VERSIONS.contains(version)) {
            throw Refusal.of(
                    document.at("specVersion").orElse(document),
                    "is CycloneDX \"" + Ledger.brief(version)
                            + "\"; model cards are read in 1.5 to 1.7: export in one of these");
        }
        var components = new ArrayList<Json>();
        document.at("metadata").flatMap(metadata -> metadata.at("component")).ifPresent(components::add);
        nested(document, components);
        var models = ofType(components, "machine-learning-model");
        var datasets = ofType(components, "data");
        if (models.isEmpty() && datasets.isEmpty()) {
            throw Refusal.of(
                    document,
                    "is a bill of materials without a machine-learning-model or data among its " + components.size()
                            + " components: it says nothing of AI");
        }
        frame(document, version);
        var system = document.at("metadata")
                .flatMap(metadata -> metadata.at("component"))
                .filter(component -> !models.contains(component) && !datasets.contains(component));
        system.ifPresent(this::system);
        models.forEach(this::model);
        datasets.forEach(this::dataComponent);
        var subject = system.or(() -> models.stream().findFirst())
                .or(() -> datasets.stream().findFirst())
                .flatMap(component -> component.text("name"))
                .orElse("");
        return ledger.imported(document, Form.CYCLONEDX, version, subject);
    }

    private static void nested(Json within, List<Json> into) {
        for (var component : within.each("components")) {
            into.add(component);
            nested(component, into);
        }
    }

    private static List<Json> ofType(List<Json> components, String type) {
        return components.stream()
                .filter(component -> component.text("type").equals(Optional.of(type)))
                .toList();
    }

    private void frame(Json document, String version) {
        for (var name : List.of("$schema", "serialNumber", "bomFormat")) {
            ledger.look(document.each(name));
        }
        ledger.of(document.each("specVersion"), "form")
                .as(_ -> Optional.of("CycloneDX " + version))
                .keep(AboutField.BOM_FORMAT)
                .note();
        ledger.of(document.each("version"), "version of the bill")
                .keep(AboutField.BOM_VERSION)
                .note();
        ledger.of(document, "signature")
                .as(_ -> Optional.of("present; not checked here"))
                .keep(AboutField.BOM_SIGNATURE)
                .note();
        ledger.of(document.each("dependencies"), "dependency")
                .as(Ledger::whole)
                .keep(AboutField.BOM_RELATIONS)
                .note();
        ledger.of(document.each("vulnerabilities"), "vulnerability")
                .as(each -> each.text("id"))
                .keep(AboutField.VULNERABILITIES)
                .note();
        document.at("metadata").ifPresent(metadata -> {
            ledger.of(metadata, "timestamp").keep(AboutField.BOM_DATE).note();
            ledger.of(metadata, "authors").keep(AboutField.BOM_AUTHOR).note();
            metadata.each("tools")
                    .forEach(tools -> ledger.of(
                                    tools.at("components").isPresent() ? tools.each("components") : List.of(tools),
                                    "tool")
                            .as(CycloneDxReader::nameAndVersion)
                            .keep(AboutField.BOM_TOOL)
                            .note());
            ledger.of(metadata.each("lifecycles"), "lifecycle")
                    .as(each -> each.text("phase").or(() -> each.text("name")))
                    .keep(AboutField.BOM_CONTEXT)
                    .note();
        });
    }

    private static Optional<String> nameAndVersion(Json component) {
        return component
                .text("name")
                .map(name -> name
                        + component
                                .text("version")
                                .map(version -> " " + version)
                                .orElse(""));
    }

    private void system(Json component) {
        ledger.look(component.each("type"));
        ledger.look(component.each("bom-ref"));
        ledger.of(component, "name").keep(AboutField.NAME).note();
        ledger.of(component, "version").keep(AboutField.VERSION).note();
        ledger.of(component, "description")
                .keep(AboutField.DESCRIPTION)
                .beside("system.use_areas", "system.kind")
                .note();
        ledger.of(component, "purl").keep(AboutField.REFERENCE).note();
        for (var who : List.of("manufacturer", "supplier", "publisher")) {
            ledger.of(component, who)
                    .keep(AboutField.PROVIDER)
                    .beside("actor.roles")
                    .note();
        }
        licences(component, AboutField.LICENCE);
    }

    private void model(Json component) {
        ledger.look(component.each("type"));
        ledger.look(component.each("bom-ref"));
        ledger.of(component, "name").keep(AboutField.MODEL_NAME).note();
        ledger.of(component, "group").note();
        ledger.of(component, "version").keep(AboutField.MODEL_VERSION).note();
        ledger.of(component, "purl").keep(AboutField.MODEL_REFERENCE).note();
        ledger.of(component, "description")
                .keep(AboutField.MODEL_DESCRIPTION)
                .beside("system.kind", "model.general_purpose", "cap.modalities")
                .note();
        for (var who : List.of("manufacturer", "supplier", "publisher")) {
            ledger.of(component, who)
                    .keep(AboutField.MODEL_PRODUCER)
                    .beside("actor.roles")
                    .note();
        }
        ledger.of(component, "authors").note();
        ledger.of(component, "author").note();
        licences(component, AboutField.MODEL_LICENCE);
        hashes(component, AboutField.MODEL_HASH);
        ledger.of(component.each("externalReferences"), "external reference")
                .as(CycloneDxReader::link)
                .keep(AboutField.MODEL_LINKS)
                .beside("model.weights_public")
                .note();
        ledger.of(component.each("pedigree"), "pedigree")
                .as(Ledger::whole)
                .beside("model.is_finetune", "system.integrates_third_party")
                .note();
        ledger.of(component.each("properties"), "property")
                .as(CycloneDxReader::property)
                .note();
        component.at("modelCard").ifPresent(this::card);
    }

    private static Optional<String> link(Json reference) {
        return reference
                .text("url")
                .map(url -> reference.text("type").map(type -> type + " ").orElse("") + url);
    }

    private static Optional<String> property(Json property) {
        return property.text("name")
                .map(name -> name + " = " + property.text("value").orElse(""));
    }

    private void licences(Json component, AboutField field) {
        for (var choice : component.each("licenses")) {
            var named = choice.at("expression")
                    .or(() -> choice.at("license")
                            .flatMap(licence -> licence.at("id").or(() -> licence.at("name"))));
            named.ifPresent(licence -> licence(ledger, licence, field));
        }
    }

    static void licence(Ledger ledger, Json licence, AboutField field) {
        var objection = licence.asText().flatMap(Licences::objection);
        objection.ifPresent(remedy -> ledger.odd(licence, remedy));
        if (objection.isEmpty()) {
            var entry = ledger.of(List.of(licence), "licence").keep(field);
            // That a dataset is free says nothing of what is trained on it.
            (field == AboutField.DATASET_LICENCE
                            ? entry.beside("data.copyright_works")
                            : entry.beside("system.open_source", "model.weights_public"))
                    .note();
        }
    }

    private void hashes(Json component, AboutField field) {
        for (var hash : component.each("hashes")) {
            digest(ledger, hash.text("alg").orElse(""), hash.at("content"), field);
            ledger.look(hash.each("alg"));
        }
    }

    static void digest(Ledger ledger, String algorithm, Optional<Json> digest, AboutField field) {
        digest.ifPresent(value -> Digests.objection(algorithm, value.words().orElse(""))
                .ifPresentOrElse(
                        remedy -> ledger.odd(value, remedy),
                        () -> ledger.of(List.of(value), "digest")
                                .as(each -> each.words().map(words -> algorithm + ":" + words))
                                .keep(field)
                                .note()));
    }

    private void card(Json card) {
        ledger.look(card.each("bom-ref"));
        card.at("modelParameters").ifPresent(this::parameters);
        card.at("quantitativeAnalysis").ifPresent(analysis -> {
            ledger.of(analysis.each("performanceMetrics"), "performance metric")
                    .as(CycloneDxReader::metric)
                    .keep(AboutField.PERFORMANCE)
                    .note();
            analysis.at("graphics").ifPresent(this::graphics);
        });
        card.at("considerations").ifPresent(this::considerations);
        ledger.of(card.each("properties"), "property")
                .as(CycloneDxReader::property)
                .note();
    }

    private static Optional<String> metric(Json metric) {
        var slice = metric.at("slice")
                .flatMap(Json::words)
                .map(words -> " on " + words)
                .orElse("");
        return metric.at("value")
                .flatMap(Json::words)
                .map(value -> metric.text("type").orElse("metric") + " = " + value + slice);
    }

    /// Pictures are counted, and never decoded.
    private void graphics(Json graphics) {
        ledger.of(graphics, "description").note();
        ledger.of(graphics.each("collection"), "picture")
                .as(picture -> Optional.of(picture.text("name").orElse("without a name")))
                .note();
    }

    private void parameters(Json parameters) {
        parameters.at("approach").flatMap(approach -> approach.at("type")).ifPresent(type -> {
            var learning = type.words().orElse("");
            if (LEARNS_FROM_DATA.contains(learning)) {
                ledger.yes(type, "data.training_used", "the model learned in a way that needs data (approach)");
            } else {
                ledger.of(List.of(type), "approach")
                        .beside("data.training_used")
                        .note();
            }
        });
        parameters.at("task").ifPresent(task -> task(ledger, task));
        ledger.of(parameters, "architectureFamily")
                .keep(AboutField.MODEL_PROPERTIES)
                .note();
        ledger.of(parameters, "modelArchitecture")
                .keep(AboutField.MODEL_PROPERTIES)
                .note();
        for (var input : parameters.each("inputs")) {
            ledger.of(input.each("format"), "input")
                    .keep(AboutField.MODEL_INPUTS_OUTPUTS)
                    .note();
        }
        for (var output : parameters.each("outputs")) {
            output.at("format").ifPresent(this::output);
        }
        parameters.each("datasets").forEach(this::dataset);
    }

    static void task(Ledger ledger, Json task) {
        var known = task.asText().flatMap(Tasks::of);
        if (known.isEmpty()) {
            ledger.of(List.of(task), "task")
                    .keep(AboutField.MODEL_PROPERTIES)
                    .beside("cap.modalities", "cap.generates_synthetic_content", "system.use_areas")
                    .note();
            return;
        }
        ledger.atLeast(task, "cap.modalities", known.get().modality(), "the model's task gives this out");
        if (known.get().generates()) {
            ledger.yes(task, "cap.generates_synthetic_content", "the model's task is to make it");
        } else {
            ledger.of(List.of(task), "task")
                    .beside("cap.generates_synthetic_content")
                    .note();
        }
    }

    private void output(Json format) {
        var modality =
                format.asText().map(each -> each.toLowerCase(Locale.ROOT)).flatMap(Tasks::modality);
        modality.ifPresent(
                kind -> ledger.atLeast(format, "cap.modalities", kind, "the model's output is of this kind"));
        if (modality.isEmpty()) {
            // How it is passed on, such as string or byte[], is not what it shows.
            ledger.of(List.of(format), "output")
                    .keep(AboutField.MODEL_INPUTS_OUTPUTS)
                    .beside("cap.modalities")
                    .note();
        }
    }

    private void dataset(Json dataset) {
        ledger.look(dataset.each("type"));
        ledger.look(dataset.each("bom-ref"));
        ledger.look(dataset.each("ref"));
        data(dataset);
    }

    private void dataComponent(Json component) {
        ledger.look(component.each("type"));
        ledger.look(component.each("bom-ref"));
        ledger.of(component, "version").note();
        ledger.of(component, "purl").keep(AboutField.DATASET_REFERENCE).note();
        for (var who : List.of("manufacturer", "supplier", "publisher")) {
            ledger.of(component, who).keep(AboutField.DATASET_PROVENANCE).note();
        }
        licences(component, AboutField.DATASET_LICENCE);
        hashes(component, AboutField.DATASET_HASH);
        data(component);
        component.each("data").forEach(this::dataset);
    }

    private void data(Json dataset) {
        ledger.of(dataset, "name")
                .keep(AboutField.DATASET_NAME)
                .beside("data.training_used")
                .note();
        ledger.of(dataset, "description")
                .keep(AboutField.DATASET_DESCRIPTION)
                .beside("data.personal", "data.copyright_works")
                .note();
        ledger.of(dataset.each("contents"), "contents")
                .as(Ledger::whole)
                .keep(AboutField.DATASET_REFERENCE)
                .note();
        ledger.of(dataset, "classification")
                .keep(AboutField.DATASET_SENSITIVITY)
                .beside("data.personal")
                .note();
        ledger.of(dataset, "sensitiveData")
                .keep(AboutField.DATASET_SENSITIVITY)
                .beside("data.personal", "data.special_categories")
                .note();
        ledger.of(dataset.each("governance"), "governance")
                .as(Ledger::whole)
                .keep(AboutField.DATASET_PROVENANCE)
                .note();
        dataset.at("graphics").ifPresent(this::graphics);
    }

    private void considerations(Json considerations) {
        ledger.of(considerations, "users")
                .beside("market.public_facing", "affected.minors", "affected.workers")
                .note();
        ledger.of(considerations, "useCases")
                .keep(AboutField.INTENDED_PURPOSE)
                .beside("system.use_areas", "system.kind", "eu.annex3_points")
                .note();
        ledger.of(considerations, "technicalLimitations")
                .keep(AboutField.LIMITS)
                .note();
        ledger.of(considerations, "performanceTradeoffs")
                .keep(AboutField.LIMITS)
                .note();
        ledger.of(considerations.each("ethicalConsiderations"), "ethical consideration")
                .as(Ledger::whole)
                .keep(AboutField.LIMITS)
                .beside("hr.significant_effect")
                .note();
        ledger.of(considerations.each("fairnessAssessments"), "fairness assessment")
                .as(Ledger::whole)
                .keep(AboutField.LIMITS)
                .beside("decision.about_persons", "hr.significant_effect")
                .note();
        considerations.at("environmentalConsiderations").ifPresent(environment -> {
            for (var use : environment.each("energyConsumptions")) {
                var activity = use.text("activity").map(words -> words + ": ").orElse("");
                ledger.look(use.each("activity"));
                for (var name : List.of("activityEnergyCost", "co2CostEquivalent", "co2CostOffset")) {
                    ledger.of(use, name)
                            .as(amount -> Ledger.whole(amount).map(words -> activity + name + " " + words))
                            .keep(AboutField.ENERGY)
                            .note();
                }
                ledger.of(use, "energyProviders")
                        .as(Ledger::whole)
                        .keep(AboutField.ENERGY)
                        .note();
            }
            ledger.of(environment, "properties").as(CycloneDxReader::property).note();
        });
    }
}
