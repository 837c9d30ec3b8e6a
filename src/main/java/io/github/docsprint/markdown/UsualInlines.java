package io.github.docsprint.markdown;

import io.github.docsprint.text.Ascii;
import java.util.Arrays;
import java.util.List;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

/**
 * Parses what most blocks have inline: text, code, links around them, and emphasis around all that which can be nothing
 * else. A block with anything else is left to commonmark, which takes many times as long. The nodes are the same, without
 * literals: {@link InlineBuilder} takes every letter from the page.
 */
final class UsualInlines implements InlineParser {

    /** What may mean something to CommonMark or to an extension, by its number. */
    private static final boolean[] SPECIAL = new boolean[128];

    static {
        for (char special : "\n`[]!*_~\\&<".toCharArray()) {
            SPECIAL[special] = true;
        }
    }

    private final InlineParserContext context;

    private @Nullable InlineParser commonmark;

    /** The lines of a block with breaks between them. */
    private char[] letters = new char[512];

    private int size;

    private List<SourceLine> lines = List.of();

    /** Where each line begins. */
    private int[] starts = new int[16];

    /** The line that the last node began on: nodes come in order, but for links, which end after what is in them. */
    private int line;

    UsualInlines(InlineParserContext context) {
        this.context = context;
    }

    @Override
    public void parse(SourceLines source, Node block) {
        if (!take(source.getLines()) || !addChildren(block)) {
            for (Node node = block.getFirstChild(); node != null; node = block.getFirstChild()) {
                node.unlink();
            }
            commonmark().parse(source, block);
        }
    }

    private InlineParser commonmark() {
        InlineParser known = commonmark;
        if (known == null) {
            known = new InlineParserImpl(context);
            commonmark = known;
        }
        return known;
    }

    /** Reads the lines of a block; false where a line is not as long as the place that it is from. */
    private boolean take(List<SourceLine> block) {
        lines = block;
        line = 0;
        size = 0;
        if (starts.length < block.size()) {
            starts = new int[2 * block.size()];
        }
        for (int i = 0; i < block.size(); i++) {
            String content = block.get(i).getContent().toString();
            SourceSpan span = block.get(i).getSourceSpan();
            if (span == null || span.getLength() != content.length()) {
                return content.isEmpty() && block.size() == 1;
            }
            int end = size + content.length();
            if (letters.length <= end) {
                letters = Arrays.copyOf(letters, 2 * end);
            }
            starts[i] = size;
            content.getChars(0, content.length(), letters, size);
            letters[end] = '\n';
            size = end + 1;
        }
        size = Math.max(0, size - 1); // no break after the last line
        return true;
    }

    /** Gives a block its inlines; false where it has other than the usual ones, some of which it may have then. */
    private boolean addChildren(Node block) {
        Node parent = block;
        int open = 0;
        Node emphasis = block;
        int opening = 0;
        int text = 0;
        int at = 0;
        while (at < size) {
            char c = letters[at];
            if (c >= SPECIAL.length || !SPECIAL[c]) {
                at++;
                continue;
            }
            int next = at + 1;
            switch (c) {
                case '!' -> {
                    if (next < size && letters[next] == '[') {
                        return false;
                    }
                    at = next;
                    continue;
                }
                case '\n' -> {
                    add(new Text(""), text, at, parent);
                    boolean hard = at - 2 >= text && letters[at - 1] == ' ' && letters[at - 2] == ' ';
                    parent.appendChild(hard ? new HardLineBreak() : new SoftLineBreak());
                }
                case '*', '_' -> {
                    next = runEnd(at);
                    if (c == '_' && isWithinWord(at, next)) {
                        at = next;
                        continue;
                    }
                    boolean opens = isEdge(before(at), after(next));
                    boolean closes = isEdge(after(next), before(at));
                    if (opens == closes || next - at > 2 || parent instanceof Link || opens != (emphasis == block)) {
                        return false;
                    }
                    add(new Text(""), text, at, parent);
                    if (opens) {
                        emphasis = next - at == 1 ? new Emphasis() : new StrongEmphasis();
                        opening = at;
                    } else {
                        if (letters[opening] != c || runEnd(opening) - opening != next - at) {
                            return false;
                        }
                        add(emphasis, opening, next, block);
                        emphasis = block;
                    }
                    parent = emphasis;
                }
                case '`' -> {
                    next = codeEnd(at);
                    if (next < 0) {
                        return false;
                    }
                    add(new Text(""), text, at, parent);
                    add(new Code(""), at, next, parent);
                }
                case '[' -> {
                    if (parent instanceof Link) {
                        return false;
                    }
                    add(new Text(""), text, at, parent);
                    parent = new Link();
                    open = at;
                }
                case ']' -> {
                    next = linkEnd(at);
                    if (!(parent instanceof Link link) || next < 0) {
                        return false;
                    }
                    add(new Text(""), text, at, link);
                    link.setDestination(new String(letters, at + 2, next - at - 3));
                    add(link, open, next, emphasis);
                    parent = emphasis;
                }
                default -> {
                    return false;
                }
            }
            at = next;
            text = next;
        }
        add(new Text(""), text, size, parent);
        return parent == block;
    }

    /** The offset after the code that backticks begin, or -1 where none end it. */
    private int codeEnd(int open) {
        int content = runEnd(open);
        int at = content;
        while (at < size) {
            if (letters[at] == '`') {
                int end = runEnd(at);
                if (end - at == content - open) {
                    return end;
                }
                at = end;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** Where a run of the same mark ends. */
    private int runEnd(int from) {
        int at = from + 1;
        while (at < size && letters[at] == letters[from]) {
            at++;
        }
        return at;
    }

    private char before(int at) {
        return at == 0 ? '\n' : letters[at - 1];
    }

    private char after(int at) {
        return at == size ? '\n' : letters[at];
    }

    private boolean isWithinWord(int from, int to) {
        return Ascii.isLetterOrDigit(before(from)) && Ascii.isLetterOrDigit(after(to));
    }

    /** Whether marks between two characters are, without any doubt, at an edge of what is on the second one's side. */
    private static boolean isEdge(char outside, char inside) {
        return outside == ' ' || outside == '\n'
                ? (inside > ' ' && inside < 127) || Character.isLetterOrDigit(inside)
                : Characters.isAsciiPunctuation(outside) && Ascii.isLetterOrDigit(inside);
    }

    /** The offset after a destination in parentheses without marks in it, or -1 where there is none after a bracket. */
    private int linkEnd(int bracket) {
        int at = bracket + 2;
        if (at >= size || letters[at - 1] != '(') {
            return -1;
        }
        while (at < size && letters[at] != ')') {
            char c = letters[at];
            if (c <= ' ' || c == '(' || c == '<' || c == '\\' || c == '&' || Character.isISOControl(c)) {
                return -1;
            }
            at++;
        }
        return at < size ? at + 1 : -1;
    }

    /** Adds a node and says where it is, line by line; nothing where it is empty. */
    private void add(Node node, int from, int to, Node parent) {
        if (from == to) {
            return;
        }
        parent.appendChild(node);
        while (starts[line] > from) {
            line--;
        }
        while (line + 1 < lines.size() && starts[line + 1] <= from) {
            line++;
        }
        int at = from;
        for (int i = line; at < to; i++) {
            int end = i + 1 < lines.size() ? Math.min(to, starts[i + 1] - 1) : to;
            if (at < end) {
                SourceSpan whole = lines.get(i).getSourceSpan();
                int before = at - starts[i];
                node.addSourceSpan(SourceSpan.of(
                        whole.getLineIndex(),
                        whole.getColumnIndex() + before,
                        whole.getInputIndex() + before,
                        end - at));
            }
            at = end + 1;
        }
    }
}
