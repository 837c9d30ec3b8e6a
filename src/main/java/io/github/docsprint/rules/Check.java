package io.github.docsprint.rules;

import com.google.re2j.Matcher;
import io.github.docsprint.glossary.Glossary;
import io.github.docsprint.glossary.Term;
import io.github.docsprint.glossary.TermMatcher;
import io.github.docsprint.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a rule finds what it is about. */
public sealed interface Check {

    /** By the entries of the glossary that name the rule. */
    record Terms() implements Check {}

    /** By code of docsprint, which goes by the rule's id. */
    record Builtin() implements Check {}

    /** By what a team writes in its rule file; looks at one stretch of prose at a time. */
    sealed interface OnText extends Check {

        /** What it finds in a text, from its beginning to its end, without overlaps. */
        List<TextMatch> find(CharSequence text);
    }

    /** By words to replace: longest first, katakana as whole words, as {@link TermMatcher} does. */
    final class Substitution implements OnText {
        private final Map<String, String> replacements;
        private final List<String> exceptions;
        private final TermMatcher matcher;

        /**
         * @param replacements what to write for what is rejected
         * @param exceptions longer words in which a rejected one is right
         */
        public Substitution(Map<String, String> replacements, List<String> exceptions) {
            this.replacements = Collections.unmodifiableMap(new LinkedHashMap<>(replacements));
            this.exceptions = List.copyOf(exceptions);
            List<Term> terms = replacements.entrySet().stream()
                    .map(entry -> new Term(
                            Term.Kind.TERM,
                            entry.getValue(),
                            entry.getValue(),
                            List.of(entry.getKey()),
                            exceptions,
                            false,
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
            matcher = new TermMatcher(new Glossary("", terms, Set.of()));
        }

        Map<String, String> replacements() {
            return replacements;
        }

        List<String> exceptions() {
            return exceptions;
        }

        @Override
        public List<TextMatch> find(CharSequence text) {
            return matcher.match(text).stream()
                    .map(match ->
                            new TextMatch(match.span(), Optional.of(match.term().target())))
                    .toList();
        }
    }

    /** By a pattern, on an engine whose time grows with the length of the text only (RE2/J). */
    final class Pattern implements OnText {
        private final com.google.re2j.Pattern pattern;
        private final Optional<String> use;
        private final List<String> exceptions;

        /**
         * @param use what to write instead, with {@code $1} for what a group matched
         * @param exceptions a match that has one of these in it is right
         * @throws com.google.re2j.PatternSyntaxException where it is no pattern
         */
        public Pattern(String pattern, Optional<String> use, List<String> exceptions) {
            this.pattern = com.google.re2j.Pattern.compile(pattern);
            this.use = use;
            this.exceptions = List.copyOf(exceptions);
            use.ifPresent(template -> expand(this.pattern.matcher(""), template, true));
        }

        String pattern() {
            return pattern.pattern();
        }

        Optional<String> use() {
            return use;
        }

        List<String> exceptions() {
            return exceptions;
        }

        @Override
        public List<TextMatch> find(CharSequence text) {
            List<TextMatch> matches = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String found = matcher.group();
                if (!found.isEmpty() && exceptions.stream().noneMatch(found::contains)) {
                    matches.add(new TextMatch(
                            new Span(matcher.start(), matcher.end()),
                            use.map(template -> expand(matcher, template, false))));
                }
            }
            return matches;
        }

        /** Fills {@code $0} to {@code $9}. @param dry only whether the groups exist */
        private static String expand(Matcher matcher, String template, boolean dry) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < template.length(); i++) {
                char c = template.charAt(i);
                if (c == '$' && i + 1 < template.length() && Character.isDigit(template.charAt(i + 1))) {
                    int group = template.charAt(++i) - '0';
                    if (group > matcher.groupCount()) {
                        throw new com.google.re2j.PatternSyntaxException("no group", "$" + group);
                    }
                    String value = dry ? "" : matcher.group(group);
                    text.append(value == null ? "" : value);
                } else {
                    text.append(c);
                }
            }
            return text.toString();
        }
    }
}
