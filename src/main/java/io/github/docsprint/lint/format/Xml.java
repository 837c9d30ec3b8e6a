package io.github.docsprint.lint.format;

import java.io.OutputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML elements around what they hold; characters that XML 1.0 does not know become U+FFFD. */
final class Xml {

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** Writes a document. */
    static void document(OutputStream out, Consumer<Xml> content) {
        try {
            XMLStreamWriter writer = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            content.accept(new Xml(writer));
            writer.writeEndDocument();
            writer.writeCharacters("\n");
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element. @param attributes names and values in turn */
    void element(String name, Runnable content, Object... attributes) {
        try {
            writer.writeCharacters("\n");
            writer.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i].toString(), allowed(attributes[i + 1].toString()));
            }
            content.run();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Characters. */
    void text(String text) {
        try {
            writer.writeCharacters(allowed(text));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c < 0xD800)
                                || (c > 0xDFFF && c < 0xFFFE)
                                || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
