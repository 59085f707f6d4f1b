package dev.kaquan.wire.push;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of pushes and their replies: one root {@code xml} with flat elements. */
public final class PushXml {
  /** Characters that XML 1.0 does not allow. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final int MAX_DEPTH = 8;
  private static final int MAX_ELEMENTS = 200;
  private static final int FIELD_DEPTH = 2;

  private static final XMLInputFactory FACTORY = factory();

  private PushXml() {}

  /**
   * Writes a message: strings in CDATA, numbers bare, in the order of {@code fields}. Characters that
   * XML does not allow become {@code ?}.
   *
   * @param padding written around each CDATA section, as some of WeChat's samples do; normally empty
   */
  public static String write(Map<String, ?> fields, String padding) {
    StringBuilder xml = new StringBuilder("<xml>");
    fields.forEach((name, value) -> {
      xml.append('<').append(name).append('>');
      if (value instanceof Number) {
        xml.append(value);
      } else {
        xml.append(padding).append(cdata(String.valueOf(value))).append(padding);
      }
      xml.append("</").append(name).append('>');
    });
    return xml.append("</xml>").toString();
  }

  /**
   * Returns the stripped texts of the elements below the root {@code xml}, those of nested elements
   * included. Returns an empty map for anything else: another root, a DOCTYPE, an undefined entity, more than
   * {@value #MAX_ELEMENTS} elements or {@value #MAX_DEPTH} levels.
   */
  public static Map<String, String> read(String text) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
      return fields(reader);
    } catch (XMLStreamException e) {
      return Map.of();
    }
  }

  private static Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
    Map<String, String> fields = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          elements++;
          boolean isRefused = depth == 1 && !reader.getLocalName().equals("xml");
          if (isRefused || depth > MAX_DEPTH || elements > MAX_ELEMENTS) {
            return Map.of();
          }
          if (depth == FIELD_DEPTH) {
            text.setLength(0);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == FIELD_DEPTH) {
            fields.put(reader.getLocalName(), text.toString().strip());
          }
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          text.append(reader.getText());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return Map.of();
        }
        default -> {}
      }
    }
    return fields;
  }

  private static String cdata(String text) {
    String clean = NOT_XML.matcher(text).replaceAll("?");
    return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external entities are not resolved");
    });
    return factory;
  }
}
