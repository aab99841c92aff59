package org.comity.node.act;

import java.util.List;
import java.util.stream.Collectors;
import org.comity.assembly.Content;
import org.comity.assembly.Digest;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
import org.comity.assembly.Subject;
import org.comity.assembly.Wording;
import org.comity.assembly.decision.Majority;
import org.comity.record.MalformedException;
import org.comity.record.json.Form;
import org.comity.record.json.Json;
import org.comity.record.json.Kind;

/// The small kinds that several payloads share.
final class Kinds {
    static final Kind<Digest> DIGEST = Kind.unique("64 lower-case hex digits", Digest::of, Digest::toString);
    static final Kind<Multikey> KEY =
            Kind.unique("a Multikey, `" + Multikey.FORM.pattern() + "`", Multikey::new, Multikey::value);
    static final Kind<Subject> SUBJECT =
            Kind.unique("a subject, `" + Subject.FORM.pattern() + "`", Subject::new, Subject::value);
    static final Kind<Language> LANGUAGE =
            Kind.unique("a language tag, `" + Language.FORM.pattern() + "`", Language::new, Language::tag);
    static final Kind<Majority> MAJORITY = Kind.unique(
            Majority.names().stream().collect(Collectors.joining("`, `", "the code of a majority, such as `", "`")),
            Kinds::majority,
            Majority::code);
    static final Kind<Content> CONTENT = Kind.object(content());

    private Kinds() {}

    /// A text in at least so many languages.
    static Kind<Wording> wording(int least) {
        return Kind.byName(LANGUAGE, Kind.text(), least, Integer.MAX_VALUE).as(Wording::new, Wording::texts);
    }

    private static Majority majority(String code) throws MalformedException {
        try {
            return Majority.parse(code);
        } catch (org.comity.assembly.MalformedException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Form<Content> content() {
        var content = new Form.Draft<Content>("content");
        var commitment = content.member("content", DIGEST, Content::commitment, "the commitment to it");
        var size = content.member(
                "bytes", Kind.whole(0, Json.LARGEST_WHOLE), Content::sizeBytes, "its size, without the salt");
        var media = content.member(
                "media", Kind.something(Content.LONGEST_MEDIA), Content::media, "its media type, such as `text/plain`");
        return content.form(found -> new Content(commitment.in(found), size.in(found), media.in(found)));
    }

    /// Members of an enum by the text that each has.
    static <V extends Enum<V>> Kind<V> oneOf(Class<V> values, java.util.function.Function<V, String> text) {
        return Kind.oneOf(List.of(values.getEnumConstants()), text);
    }
}
