package org.comity.check.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a dossier may say of its system in words, for registers and inventories that ask for names and descriptions.
/// No predicate reads it.
public enum AboutField {
    NAME("the name under which the system is offered"),
    VERSION("its version"),
    REFERENCE("another unambiguous reference, such as a package address or a serial number"),
    DESCRIPTION("what it is"),
    RELEASED("the day or time of its release"),
    PROVIDER("name of the provider"),
    PROVIDER_ADDRESS("address of the provider"),
    PROVIDER_CONTACT("how the provider is reached"),
    SUBMITTER("name of the person who submits for the provider"),
    SUBMITTER_ADDRESS("address of that person"),
    SUBMITTER_CONTACT("how that person is reached"),
    REPRESENTATIVE("name of the authorised representative"),
    REPRESENTATIVE_ADDRESS("address of the representative"),
    REPRESENTATIVE_CONTACT("how the representative is reached"),
    INTENDED_PURPOSE("what it is meant for", Texts.MANY),
    FUNCTIONS("what it does for that"),
    COMPONENTS("models, data and software of which it is made", Texts.MANY),
    INPUTS("what it takes in", Texts.MANY),
    OUTPUTS("what it gives out", Texts.MANY),
    OPERATING_LOGIC("how it comes from what it takes in to what it gives out"),
    DATA_FLOW("how data go into, through and out of it"),
    DATA_USAGE("how it uses data, those of users among them"),
    STATUS("on the market, in service, no longer so, or recalled"),
    CERTIFICATE("type and number of a notified body's certificate"),
    CERTIFICATE_EXPIRY("the last day of that certificate"),
    CERTIFICATE_BODY("name or number of the notified body"),
    CERTIFICATE_COPY("where a copy of the certificate is"),
    DECLARATION_OF_CONFORMITY("where a copy of the EU declaration of conformity is"),
    INSTRUCTIONS_FOR_USE("where the instructions for use are"),
    URL("an address with more about it", Texts.MANY),
    LIMITS("known limits and risks", Texts.MANY),
    LICENCE("licence of the system"),

    MODEL_NAME("name of a model in it", Texts.MANY),
    MODEL_REFERENCE("identifier of the model", Texts.MANY),
    MODEL_VERSION("version of the model"),
    MODEL_DATE("day or time at which it was trained, built or released"),
    MODEL_PRODUCER("who trained or supplied it"),
    MODEL_DESCRIPTION("what the model is", Texts.MANY),
    MODEL_HASH("digest of the model's files, with its algorithm", Texts.MANY),
    MODEL_PROPERTIES("kind, architecture and the like", Texts.MANY),
    MODEL_INPUTS_OUTPUTS("what the model takes in and gives out", Texts.MANY),
    MODEL_TRAINING("how it was trained", Texts.MANY),
    MODEL_LICENCE("licence of the model"),
    MODEL_LINKS("addresses with more about the model", Texts.MANY),

    DATASET_NAME("name of a dataset used", Texts.MANY),
    DATASET_DESCRIPTION("what the dataset is", Texts.MANY),
    DATASET_CONTENT("what kinds of data are in it", Texts.MANY),
    DATASET_REFERENCE("identifier or address of the dataset", Texts.MANY),
    DATASET_HASH("digest of the dataset, with its algorithm", Texts.MANY),
    DATASET_PROVENANCE("who made it, from what, and how", Texts.MANY),
    DATASET_STATISTICS("size, noise, known biases", Texts.MANY),
    DATASET_SENSITIVITY("whether it holds personal or confidential data", Texts.MANY),
    DATASET_RELATIONS("which model was trained or tested on it", Texts.MANY),
    DATASET_LICENCE("licence of the dataset", Texts.MANY),

    SOFTWARE("software on which it runs", Texts.MANY),
    HARDWARE("hardware on which it runs", Texts.MANY),
    SECURITY_CONTROLS("security controls in place", Texts.MANY),
    SECURITY_STANDARDS("security standards against which it was looked at", Texts.MANY),
    SECURITY_POLICY("where vulnerabilities are to be reported", Texts.MANY),
    VULNERABILITIES("where known vulnerabilities are listed", Texts.MANY),
    SECURITY_METRICS("measured security", Texts.MANY),
    PERFORMANCE("measured performance", Texts.MANY),
    ENERGY("energy used, and its emissions", Texts.MANY),

    BOM_AUTHOR("who wrote the bill of materials", Texts.MANY),
    BOM_VERSION("its version", Texts.MANY),
    BOM_FORMAT("its form and the version of that form", Texts.MANY),
    BOM_SIGNATURE("its signature", Texts.MANY),
    BOM_TOOL("the tool that made it, with its version", Texts.MANY),
    BOM_CONTEXT("at which stage it was made", Texts.MANY),
    BOM_DATE("when it was made", Texts.MANY),
    BOM_RELATIONS("what depends on what", Texts.MANY);

    private enum Texts {
        ONE,
        MANY
    }

    private final String meaning;
    private final Texts texts;

    AboutField(String meaning) {
        this(meaning, Texts.ONE);
    }

    AboutField(String meaning, Texts texts) {
        this.meaning = meaning;
        this.texts = texts;
    }

    /// As a dossier writes it, such as `intended_purpose`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    /// Whether it can hold several texts.
    public boolean many() {
        return texts == Texts.MANY;
    }

    public static Optional<AboutField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(AboutField::key).toList();
    }
}
