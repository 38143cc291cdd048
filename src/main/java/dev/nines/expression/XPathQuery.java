package dev.nines.expression;

import dev.cel.common.values.NullValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XPath over XML that somebody else wrote: no document type, hence no entities of its own and
 * nothing fetched. Namespaces are set aside, in the document and in the path: {@code //Body} and
 * {@code //soap:Body} both find {@code <s:Body xmlns:s="…">}.
 */
final class XPathQuery {

  private static final int DEEPEST = 500;
  private static final Pattern PREFIX_OR_LITERAL =
      Pattern.compile("(\"[^\"]*\"|'[^']*')|[\\p{L}_][\\p{L}\\p{N}_.-]*+:(?!:)");

  private XPathQuery() {}

  /** The first match as text, a number or a truth value; null where nothing matches. */
  static Object first(String xml, String path) {
    return switch (evaluate(xml, path)) {
      case XPathNodes nodes -> nodes.size() == 0 ? NullValue.NULL_VALUE : text(nodes, 0);
      case Object other -> other;
    };
  }

  /** Every match as text. */
  static List<Object> all(String xml, String path) {
    return switch (evaluate(xml, path)) {
      case XPathNodes nodes -> {
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
          texts.add(text(nodes, i));
        }
        yield List.copyOf(texts);
      }
      case Object other -> List.of(other);
    };
  }

  /** Whether {@code path} can be read. */
  static boolean isPath(String path) {
    try {
      xpath().compile(withoutPrefixes(path));
      return true;
    } catch (XPathExpressionException | XPathFactoryConfigurationException _) {
      return false;
    }
  }

  private static Object evaluate(String xml, String path) {
    try {
      XPathEvaluationResult<?> result =
          xpath().evaluateExpression(withoutPrefixes(path), document(xml));
      return switch (result.type()) {
        case NODESET, STRING, BOOLEAN -> result.value();
        case NUMBER -> ((Number) result.value()).doubleValue();
        case NODE, ANY -> throw new FailureException("the path leads to nothing readable");
      };
    } catch (XPathExpressionException | XPathFactoryConfigurationException _) {
      throw new FailureException("the path is not XPath 1.0");
    }
  }

  private static String withoutPrefixes(String path) {
    return PREFIX_OR_LITERAL
        .matcher(path)
        .replaceAll(found -> {
          var literal = found.group(1);
          return literal == null ? "" : Matcher.quoteReplacement(literal);
        });
  }

  private static javax.xml.xpath.XPath xpath() throws XPathFactoryConfigurationException {
    var factory = XPathFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newXPath();
  }

  private static Object text(XPathNodes nodes, int index) {
    try {
      return nodes.get(index).getTextContent();
    } catch (XPathException _) {
      throw new FailureException("the path leads to nothing readable");
    }
  }

  private static Document document(String xml) {
    try {
      var parsers = SAXParserFactory.newDefaultNSInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = new Builder(DocumentBuilderFactory.newDefaultInstance());
      parsers.newSAXParser().parse(new InputSource(new StringReader(xml)), builder);
      return builder.document;
    } catch (SAXException | IOException _) {
      throw new FailureException(
          "the text is not well-formed XML without a document type, at most "
              + DEEPEST
              + " levels deep");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Builds a document whose names have lost their namespaces. */
  private static final class Builder extends DefaultHandler {
    private final Document document;
    private final Deque<Node> open = new ArrayDeque<>();

    Builder(DocumentBuilderFactory factory) throws ParserConfigurationException {
      document = factory.newDocumentBuilder().newDocument();
      open.push(document);
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes)
        throws SAXException {
      if (open.size() > DEEPEST) {
        throw new SAXException();
      }
      var element = document.createElement(local);
      for (int i = 0; i < attributes.getLength(); i++) {
        element.setAttribute(attributes.getLocalName(i), attributes.getValue(i));
      }
      open.element().appendChild(element);
      open.push(element);
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
      open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) {
      open.element().appendChild(document.createTextNode(new String(text, start, length)));
    }
  }
}
