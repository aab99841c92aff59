package org.comity.check.exchange.bom;

import java.util.Map;
import java.util.Optional;

/// What a model's task, in the vocabulary that Hugging Face keeps, says of its output.
enum Tasks {
    /// Makes new text, and no more.
    TEXT("text", true),
    IMAGE("image", true),
    AUDIO("audio", true),
    VIDEO("video", true),
    SOLID("3d", true),
    /// Gives out text that renders what came in.
    RENDERED_TEXT("text", false),
    CHANGED_IMAGE("image", false),
    CHANGED_AUDIO("audio", false);

    private static final Map<String, Tasks> BY_NAME = Map.ofEntries(
            Map.entry("text-generation", TEXT),
            Map.entry("text2text-generation", TEXT),
            Map.entry("image-text-to-text", TEXT),
            Map.entry("video-text-to-text", TEXT),
            Map.entry("audio-text-to-text", TEXT),
            Map.entry("conversational", TEXT),
            Map.entry("text-to-image", IMAGE),
            Map.entry("unconditional-image-generation", IMAGE),
            Map.entry("text-to-speech", AUDIO),
            Map.entry("text-to-audio", AUDIO),
            Map.entry("text-to-video", VIDEO),
            Map.entry("image-to-video", VIDEO),
            Map.entry("text-to-3d", SOLID),
            Map.entry("image-to-3d", SOLID),
            Map.entry("translation", RENDERED_TEXT),
            Map.entry("summarization", RENDERED_TEXT),
            Map.entry("image-to-text", RENDERED_TEXT),
            Map.entry("automatic-speech-recognition", RENDERED_TEXT),
            Map.entry("image-to-image", CHANGED_IMAGE),
            Map.entry("audio-to-audio", CHANGED_AUDIO));

    private final String modality;
    private final boolean generates;

    Tasks(String modality, boolean generates) {
        this.modality = modality;
        this.generates = generates;
    }

    static Optional<Tasks> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// A member of `cap.modalities`.
    String modality() {
        return modality;
    }

    /// Whether content is made that was not there; a translation or an upscaled picture leaves that open.
    boolean generates() {
        return generates;
    }

    /// A member of `cap.modalities` that a media type or a plain word names.
    static Optional<String> modality(String format) {
        return switch (format.replaceAll("/.*", "")) {
            case "image" -> Optional.of("image");
            case "audio" -> Optional.of("audio");
            case "video" -> Optional.of("video");
            case "model" -> Optional.of("3d");
            case "text" -> Optional.of("text");
            default -> Optional.empty();
        };
    }
}
