package io.github.docsprint.markdown;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** The two blocks that commonmark does not know: lines of masked tags, and descriptions of a definition list. */
final class HiddenSyntax {

    private HiddenSyntax() {}

    static Parser.Builder addTo(Parser.Builder builder) {
        return builder.customBlockParserFactory(new TagLineFactory())
                .customBlockParserFactory(new DescriptionFactory());
    }

    /** A line with nothing but masked tags. */
    static final class TagLine extends CustomBlock {}

    /** A description, from its colon on. */
    static final class DescriptionBlock extends CustomBlock {}

    private static final class TagLineFactory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int start = state.getNextNonSpaceIndex();
            if (start >= line.length() || line.charAt(start) != Mask.TAG) {
                return BlockStart.none();
            }
            for (int i = start; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c != Mask.TAG && c != ' ' && c != '\t') {
                    return BlockStart.none();
                }
            }
            return BlockStart.of(new LeafParser(new TagLine())).atIndex(line.length());
        }
    }

    private static final class LeafParser extends AbstractBlockParser {
        private final Block block;

        LeafParser(Block block) {
            this.block = block;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }

        @Override
        public void addLine(SourceLine line) {}
    }

    /** As goldmark (extension/definition_list.go): no indentation, a blank after the colon, below a paragraph. */
    private static final class DescriptionFactory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int colon = state.getNextNonSpaceIndex();
            if (state.getIndent() > 0
                    || colon + 1 >= line.length()
                    || line.charAt(colon) != ':'
                    || (line.charAt(colon + 1) != ' ' && line.charAt(colon + 1) != '\t')) {
                return BlockStart.none();
            }
            Block parent = matched.getMatchedBlockParser().getBlock();
            boolean below = parent instanceof Paragraph
                    || parent.getLastChild() instanceof Paragraph
                    || parent.getLastChild() instanceof DescriptionBlock;
            if (!below) {
                return BlockStart.none();
            }
            int content = colon + 1;
            while (content < line.length() && (line.charAt(content) == ' ' || line.charAt(content) == '\t')) {
                content++;
            }
            int width = content == line.length() || content - colon > 8 ? 2 : content - colon;
            return BlockStart.of(new DescriptionParser(width)).atColumn(state.getColumn() + width);
        }
    }

    private static final class DescriptionParser extends AbstractBlockParser {
        private final DescriptionBlock block = new DescriptionBlock();
        private final int width;

        DescriptionParser(int width) {
            this.width = width;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= width
                    ? BlockContinue.atColumn(state.getColumn() + width)
                    : BlockContinue.none();
        }
    }
}
