package org.comity.check.exchange.oscal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.comity.check.Problem;
import org.comity.check.RefusedException;
import org.comity.check.exchange.json.Json;

/// A catalog in XML, as the JSON that says the same.
final class OscalXml {
    private static final String NAMESPACE = "http://csrc.nist.gov/ns/oscal/1.0";
    private static final int DEEPEST = 64;

    /// Elements that may come several times, and the list in which JSON has them.
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("prop", "props"),
            Map.entry("link", "links"),
            Map.entry("group", "groups"),
            Map.entry("control", "controls"),
            Map.entry("part", "parts"),
            Map.entry("param", "params"),
            Map.entry("role", "roles"),
            Map.entry("party", "parties"),
            Map.entry("location", "locations"),
            Map.entry("responsible-party", "responsible-parties"),
            Map.entry("party-uuid", "party-uuids"),
            Map.entry("location-uuid", "location-uuids"),
            Map.entry("email-address", "email-addresses"),
            Map.entry("telephone-number", "telephone-numbers"),
            Map.entry("address", "addresses"),
            Map.entry("addr-line", "addr-lines"),
            Map.entry("external-id", "external-ids"),
            Map.entry("member-of-organization", "member-of-organizations"),
            Map.entry("revision", "revisions"),
            Map.entry("document-id", "document-ids"),
            Map.entry("action", "actions"),
            Map.entry("resource", "resources"),
            Map.entry("rlink", "rlinks"),
            Map.entry("hash", "hashes"),
            Map.entry("guideline", "guidelines"),
            Map.entry("constraint", "constraints"),
            Map.entry("test", "tests"),
            Map.entry("value", "values"),
            Map.entry("choice", "choice"));

    /// What the text of an element with attributes is called.
    private static final Map<String, String> TEXT_OF = Map.of(
            "hash", "value",
            "base64", "value",
            "telephone-number", "number",
            "document-id", "identifier",
            "external-id", "id");

    /// Elements whose content is text with markup in it.
    private static final Set<String> MARKUP =
            Set.of("title", "remarks", "description", "text", "usage", "label", "choice");

    /// Elements of markup that stand directly in a part or a guideline, where JSON has `prose`.
    private static final Set<String> BLOCKS =
            Set.of("p", "ul", "ol", "pre", "table", "blockquote", "hr", "img", "h1", "h2", "h3", "h4", "h5", "h6");

    private final String file;
    private final XMLStreamReader xml;

    private OscalXml(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    /// @throws RefusedException if it is no catalog, no XML, or has a document type
    static Json read(String file, String text) throws RefusedException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        try {
            return new OscalXml(file, factory.createXMLStreamReader(new StringReader(text))).document();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw refused(
                    file,
                    line,
                    "no XML: "
                            + String.valueOf(e.getMessage())
                                    .replaceAll("(?s)ParseError at .*Message: ", "")
                                    .strip());
        }
    }

    private Json document() throws XMLStreamException, RefusedException {
        while (!xml.isStartElement()) {
            if (xml.getEventType() == XMLStreamReader.DTD) {
                throw refused(file, line(), "has a document type, which is not read: take it out");
            }
            xml.next();
        }
        if (!NAMESPACE.equals(xml.getNamespaceURI()) || !xml.getLocalName().equals("catalog")) {
            throw refused(
                    file, line(), "is XML, but no OSCAL catalog; profiles and mapping collections are read in JSON");
        }
        var top = Json.At.top(file, line());
        var catalog = element(top.to("catalog", line()), 0);
        return new Json.Fields(top, Map.of("catalog", catalog));
    }

    private int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    /// The element that begins here; afterwards the reader stands at its end.
    private Json element(Json.At at, int depth) throws XMLStreamException, RefusedException {
        if (depth > DEEPEST) {
            throw refused(file, line(), "elements may stand " + DEEPEST + " deep");
        }
        var name = xml.getLocalName();
        var fields = new LinkedHashMap<String, Json>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeNamespace(i) == null
                    || xml.getAttributeNamespace(i).isEmpty()) {
                var attribute = xml.getAttributeLocalName(i);
                fields.put(attribute, new Json.Text(at.to(attribute, line()), xml.getAttributeValue(i)));
            }
        }
        if (MARKUP.contains(name)) {
            return new Json.Text(at, markup(depth).strip());
        }
        var lists = new LinkedHashMap<String, List<Json>>();
        var text = new StringBuilder();
        var prose = new ArrayList<String>();
        for (xml.next(); !xml.isEndElement(); xml.next()) {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.isStartElement()) {
                var child = xml.getLocalName();
                var list = LISTS.get(child);
                if (BLOCKS.contains(child)) {
                    prose.add(markup(depth + 1).strip());
                } else if (list != null) {
                    var items = lists.computeIfAbsent(list, _ -> new ArrayList<>());
                    items.add(element(at.to(list, line()).to(Integer.toString(items.size()), line()), depth + 1));
                } else {
                    fields.put(child, element(at.to(child, line()), depth + 1));
                }
            }
        }
        lists.forEach((list, items) -> fields.put(list, new Json.Items(at.to(list, 0), items)));
        if (!prose.isEmpty()) {
            fields.put("prose", new Json.Text(at.to("prose", 0), String.join("\n\n", prose)));
        }
        var words = text.toString().strip();
        if (fields.isEmpty()) {
            return new Json.Text(at, words);
        }
        if (!words.isEmpty()) {
            fields.put(TEXT_OF.getOrDefault(name, "value"), new Json.Text(at, words));
        }
        return new Json.Fields(at, fields);
    }

    /// The content of the element that begins here, with its markup as Markdown has it.
    private String markup(int depth) throws XMLStreamException, RefusedException {
        if (depth > DEEPEST) {
            throw refused(file, line(), "elements may stand " + DEEPEST + " deep");
        }
        var name = xml.getLocalName();
        var href = xml.getAttributeValue(null, "href");
        var parameter = xml.getAttributeValue(null, "id-ref");
        var text = new StringBuilder();
        for (xml.next(); !xml.isEndElement(); xml.next()) {
            if (xml.isCharacters()) {
                text.append(name.equals("pre") ? xml.getText() : xml.getText().replaceAll("\\s+", " "));
            } else if (xml.isStartElement()) {
                text.append(markup(depth + 1));
            }
        }
        return switch (name) {
            case "em", "i" -> "*" + text + "*";
            case "strong", "b" -> "**" + text + "**";
            case "code" -> "`" + text + "`";
            case "a" -> "[" + text + "](" + (href == null ? "" : href) + ")";
            case "insert" -> "{{ insert: param, " + (parameter == null ? "" : parameter) + " }}";
            case "li" -> "- " + text.toString().strip() + "\n";
            case "p", "ul", "ol", "table", "tr" -> text.toString().strip() + "\n\n";
            case "td", "th" -> text + " ";
            default -> text.toString();
        };
    }

    private static RefusedException refused(String file, int line, String message) {
        return new RefusedException(List.of(new Problem(file, line, message)));
    }
}
