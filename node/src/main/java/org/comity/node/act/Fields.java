package org.comity.node.act;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.comity.assembly.Content;
import org.comity.assembly.Digest;
import org.comity.assembly.Language;
import org.comity.assembly.Multikey;
import org.comity.assembly.Wording;
import org.comity.record.MalformedException;
import org.comity.record.json.Json;

/// The small forms that several payloads share.
final class Fields {
    private Fields() {}

    static Json wording(Wording wording) {
        var members = new LinkedHashMap<String, Json>();
        wording.texts().forEach((language, text) -> members.put(language.tag(), Json.of(text)));
        return new Json.Members(members);
    }

    static Wording wording(Json.Members members, String where) throws MalformedException {
        var texts = new TreeMap<Language, String>();
        for (var language : members.members().keySet()) {
            texts.put(new Language(language), members.text(language, where));
        }
        return new Wording(texts);
    }

    static Json content(Content content) {
        return Json.object(
                Json.member("content", Json.of(content.commitment().toString())),
                Json.member("bytes", Json.of(content.sizeBytes())),
                Json.member("media", Json.of(content.media())));
    }

    static Content content(Json.Members members, String where) throws MalformedException {
        members.requireExactly(List.of("content", "bytes", "media"), List.of(), where);
        return new Content(
                digest(members, "content", where), members.whole("bytes", where), members.text("media", where));
    }

    static Digest digest(Json.Members members, String name, String where) throws MalformedException {
        return Digest.of(members.text(name, where));
    }

    static Multikey key(Json.Members members, String name, String where) throws MalformedException {
        return new Multikey(members.text(name, where));
    }

    static int number(Json.Members members, String name, String where) throws MalformedException {
        long value = members.whole(name, where);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedException(
                    where + ": " + name + " is " + value + "; expected a number from 0 to 2147483647");
        }
        return (int) value;
    }

    static List<String> texts(Json.Members members, String name, String where) throws MalformedException {
        var texts = new java.util.ArrayList<String>();
        for (var item : members.array(name, where)) {
            if (!(item instanceof Json.Text(var text))) {
                throw new MalformedException(where + ": " + name + " must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    static Json.Members object(Json item, String where) throws MalformedException {
        if (item instanceof Json.Members members) {
            return members;
        }
        throw new MalformedException(where + ": must be an object");
    }
}
