package org.comity.assembly;

/// Content beside the log, as an act names it: salted commitment, size, media type. It can be erased; this stays.
public record Content(Digest commitment, long sizeBytes, String media) {
    public static final int LONGEST_MEDIA = 255;

    public Content {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("content of " + sizeBytes + " bytes");
        }
        if (media.isEmpty() || media.length() > LONGEST_MEDIA) {
            throw new IllegalArgumentException("not a media type: " + media);
        }
    }
}
