package dev.kaquan.wire.push;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML of pushes and their replies: one root {@code xml} with flat elements. */
public final class PushXml {
  /** Characters that XML 1.0 does not allow. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

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
   * Returns the stripped texts of the elements below the root {@code xml}, or an empty map if {@code
   * text} is anything else. Refuses documents with a DOCTYPE.
   */
  public static Map<String, String> read(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      Element root = builder().parse(new InputSource(new StringReader(text))).getDocumentElement();
      if (root.getTagName().equals("xml")) {
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
          if (node instanceof Element element) {
            fields.put(element.getTagName(), element.getTextContent().strip());
          }
        }
      }
      return fields;
    } catch (SAXException e) {
      return Map.of();
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot parse XML from memory", e);
    }
  }

  private static String cdata(String text) {
    String clean = NOT_XML.matcher(text).replaceAll("?");
    return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder;
  }
}
