package io.github.docsprint.lint;

import io.github.docsprint.markdown.FrontMatter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.message.Message;
import io.github.docsprint.text.LineTable;
import io.github.docsprint.text.Span;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.YamlReader;
import java.util.List;

/** Front matter: what a translation leaves out, and whether it can be read. */
final class FrontMatterChecks {

    private FrontMatterChecks() {}

    static void unwantedKeys(PageView page, Report report) {
        List<String> keys = report.rule().parameters().list("keys");
        for (FrontMatterLines.Entry entry : page.frontMatter()) {
            if (keys.contains(entry.key())) {
                remove(page, entry, report);
            }
        }
    }

    static void evergreen(PageView page, Report report) {
        if (!isIn(page, report)) {
            return;
        }
        for (FrontMatterLines.Entry entry : page.frontMatter()) {
            if (entry.key().equals("evergreen") && entry.value().of(page.text()).equals("true")) {
                remove(page, entry, report);
            }
        }
    }

    private static void remove(PageView page, FrontMatterLines.Entry entry, Report report) {
        int end = entry.span().end();
        while (end > entry.span().start() && Character.isWhitespace(page.text().charAt(end - 1))) {
            end--;
        }
        report.fix(
                new Span(entry.span().start(), end),
                new Fix(entry.span(), "", true),
                Message.of("lint.front-matter.remove", entry.key()));
    }

    private static boolean isIn(PageView page, Report report) {
        return report.rule().parameters().list("paths").stream()
                .anyMatch(part -> page.path().contains(part));
    }

    static void translator(PageView page, Report report) {
        if (!isIn(page, report)) {
            return;
        }
        for (FrontMatterLines.Entry entry : page.frontMatter()) {
            if (!entry.key().equals("translator")) {
                continue;
            }
            FrontMatterLines.prose(page.text(), entry)
                    .ifPresentOrElse(
                            prose -> {
                                if (!isTranslators(
                                        prose.text().replace('\n', ' ').strip())) {
                                    report.add(
                                            prose.source(0, prose.text().length()),
                                            Message.of("lint.front-matter.translator"));
                                }
                            },
                            () -> {
                                String value = entry.value().of(page.text());
                                if (!entry.value().isEmpty() && !isTranslators(value)) {
                                    report.add(entry.value(), Message.of("lint.front-matter.translator"));
                                }
                            });
        }
    }

    /** {@code [name](url) ([org](url))}, the parenthesis optional, again after a comma. */
    private static boolean isTranslators(String value) {
        int at = 0;
        while (true) {
            at = afterLink(value, at);
            if (at < 0) {
                return false;
            }
            if (value.startsWith(" (", at)) {
                at = afterLink(value, at + 2);
                if (at < 0 || !value.startsWith(")", at)) {
                    return false;
                }
                at++;
            }
            if (at == value.length()) {
                return true;
            }
            if (value.charAt(at) != ',' && value.charAt(at) != '、') {
                return false;
            }
            at++;
            while (at < value.length() && value.charAt(at) == ' ') {
                at++;
            }
        }
    }

    /** The end of a link that begins at an offset, or -1. */
    private static int afterLink(String value, int start) {
        int middle = value.indexOf("](", start);
        int end = middle < 0 ? -1 : value.indexOf(')', middle);
        return value.startsWith("[", start) && middle > start + 1 && end > middle + 2 ? end + 1 : -1;
    }

    static void syntax(PageView page, Report report) {
        if (page.page().frontMatter().isEmpty()) {
            return;
        }
        FrontMatter matter = page.page().frontMatter().get();
        String delimiter = matter.format() == FrontMatter.Format.YAML ? "---" : "+++";
        int start = page.text().indexOf(delimiter);
        Span head = new Span(start, start + delimiter.length());
        if (!matter.closed()) {
            report.add(head, Message.of("lint.front-matter.open", delimiter));
            return;
        }
        if (matter.format() == FrontMatter.Format.YAML
                && PlainYaml.is(matter.content().of(page.text()))) {
            return;
        }
        try {
            YamlReader.read(
                    page.path(),
                    matter.content().of(page.text()),
                    LineTable.of(page.text().substring(0, matter.content().start()))
                            .count(),
                    matter.format() == FrontMatter.Format.YAML ? YamlReader.Format.YAML : YamlReader.Format.TOML,
                    Limits.FRONT_MATTER);
        } catch (Failure e) {
            report.add(head, e.userMessage());
        }
    }
}
