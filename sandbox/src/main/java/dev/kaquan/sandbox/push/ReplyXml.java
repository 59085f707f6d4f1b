package dev.kaquan.sandbox.delivery;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what a merchant answers. */
final class ReplyXml {
  private ReplyXml() {}

  /** The texts of the elements right below the root {@code xml}; none if it is anything else. */
  static Map<String, String> fields(String text) {
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
      throw new IllegalStateException("XML cannot be read from memory", e);
    }
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder;
  }
}
