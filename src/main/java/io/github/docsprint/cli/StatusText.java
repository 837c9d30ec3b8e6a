package io.github.docsprint.cli;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.drift.StatusReport;
import io.github.docsprint.text.DisplayWidth;
import io.github.docsprint.text.TerminalSafe;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The status report for a person: a summary, then a table a section.
 *
 * @param messages the words
 * @param style the colours
 * @param columns how wide a line may be
 */
record StatusText(Messages messages, Style style, int columns) {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private static final Set<State> UNSURE_WHERE_SHALLOW =
            EnumSet.of(State.UP_TO_DATE, State.COSMETIC, State.LOCAL_ONLY);

    /**
     * Prints the report.
     *
     * @param report the summary's report
     * @param pages the pages to list, in the order to list them
     * @param command the command that the last line offers for a page
     */
    void print(StatusReport report, List<PageStatus> pages, PrintStream out) {
        summary(report, out);
        Map<String, List<PageStatus>> sections = new LinkedHashMap<>();
        for (PageStatus page : pages) {
            sections.computeIfAbsent(page.section(), section -> new ArrayList<>())
                    .add(page);
        }
        Table table = new Table(pages, report.shallow());
        if (!pages.isEmpty()) {
            out.println();
            table.head(out);
        }
        sections.forEach((section, listed) -> {
            out.println();
            out.println(style.bold(TerminalSafe.text(section.isEmpty() ? "/" : section))
                    + GAP
                    + style.dim(messages.text("status.section-pages", listed.size())));
            table.print(listed, section, out);
        });
        next(report, pages).ifPresent(line -> {
            out.println();
            out.println(line);
        });
    }

    private void summary(StatusReport report, PrintStream out) {
        StatusReport.Summary summary = report.summary();
        out.println(style.bold(messages.text(
                "status.title",
                report.language(),
                report.sourceLanguage(),
                report.head().abbreviated())));
        out.println(INDENT + messages.text("status.translated-of", summary.translated(), summary.source()));
        Map<State, Integer> counts = new LinkedHashMap<>();
        counts.put(State.UP_TO_DATE, summary.upToDate());
        counts.put(State.COSMETIC, summary.cosmetic());
        counts.put(State.OUTDATED, summary.outdated());
        counts.put(State.ENGLISH_COPY, summary.englishCopy());
        counts.put(State.ORPHANED, summary.orphaned());
        counts.put(State.LOCAL_ONLY, summary.localOnly());
        counts.put(State.UNTRANSLATED, summary.untranslated());
        int nameWidth = counts.keySet().stream()
                .mapToInt(state -> DisplayWidth.of(name(messages, state, report.shallow())))
                .max()
                .orElse(0);
        int countWidth = counts.values().stream()
                .mapToInt(count -> number(count).length())
                .max()
                .orElse(0);
        counts.forEach((state, count) -> out.println(INDENT
                + DisplayWidth.pad(name(messages, state, report.shallow()), nameWidth)
                + GAP
                + DisplayWidth.padLeft(number(count), countWidth)
                + GAP
                + style.dim(remark(report, state))));
    }

    private String remark(StatusReport report, State state) {
        if (state == State.OUTDATED) {
            int[] count = new int[Severity.values().length];
            report.pages().forEach(page -> page.severity().ifPresent(severity -> count[severity.ordinal()]++));
            return messages.text(
                    "status.outdated-remark",
                    count[Severity.CRITICAL.ordinal()],
                    count[Severity.MAJOR.ordinal()],
                    count[Severity.MINOR.ordinal()]);
        }
        // What a cut-off history cannot tell is not told.
        boolean unsure = report.shallow() && UNSURE_WHERE_SHALLOW.contains(state);
        return messages.text("status." + state.id() + (unsure ? "-remark-shallow" : "-remark"));
    }

    private Optional<String> next(StatusReport report, List<PageStatus> pages) {
        return pages.stream()
                .filter(page -> page.state() == State.OUTDATED)
                .findFirst()
                .map(page -> messages.text("status.next-diff", page.path()))
                .or(() -> report.summary().outdated() == 0
                        ? Optional.empty()
                        : Optional.of(messages.text("status.next-outdated")));
    }

    /** The words to look at: new, gone and changed ones; empty where there are none. */
    static String words(Messages messages, PageStatus page) {
        return page.behind().words() == 0
                ? ""
                : messages.text(
                        "status.words",
                        page.behind().addedWords(),
                        page.behind().removedWords(),
                        page.behind().changedWords());
    }

    /** A state in words; whether a page never had a source, a history that is cut off cannot tell. */
    static String name(Messages messages, State state, boolean shallow) {
        return messages.text("status." + state.id() + (shallow && state == State.LOCAL_ONLY ? "-shallow" : ""));
    }

    private String number(int value) {
        return messages.text("status.number", value);
    }

    /** The columns of the tables, as wide as their widest cell over all sections, so that they line up. */
    private final class Table {

        private final List<String> heads;
        private final int[] widths;
        private final boolean shallow;

        Table(List<PageStatus> pages, boolean shallow) {
            this.shallow = shallow;
            heads = List.of(
                    messages.text("status.head-state"),
                    messages.text("status.head-days"),
                    messages.text("status.head-commits"),
                    messages.text("status.head-words"),
                    messages.text("status.head-base"),
                    messages.text("status.head-page"));
            widths = heads.stream().mapToInt(DisplayWidth::of).toArray();
            for (PageStatus page : pages) {
                List<String> cells = cells(page, "");
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
                }
            }
        }

        void head(PrintStream out) {
            out.println(INDENT + style.dim(line(heads)));
        }

        void print(List<PageStatus> pages, String section, PrintStream out) {
            for (PageStatus page : pages) {
                String line = line(cells(page, section));
                int name = DisplayWidth.pad(stateOf(page), widths[0]).length();
                out.println(INDENT + paint(page, line.substring(0, name)) + line.substring(name));
                page.gone()
                        .ifPresent(gone -> gone.movedTo()
                                .ifPresent(path -> out.println(INDENT + INDENT + style.dim(moved(gone, path)))));
            }
        }

        private String moved(PageStatus.Gone gone, String path) {
            String key = gone.translatedThere().isPresent() ? "status.moved-translated" : "status.moved";
            int words = DisplayWidth.of(messages.text(key, "")) + 2 * INDENT.length();
            return messages.text(key, fitPath(TerminalSafe.text(path), columns - words));
        }

        private String line(List<String> cells) {
            StringBuilder line = new StringBuilder();
            int last = cells.size() - 1;
            int used = INDENT.length();
            for (int i = 0; i < last; i++) {
                boolean number = i == 1 || i == 2;
                line.append(
                                number
                                        ? DisplayWidth.padLeft(cells.get(i), widths[i])
                                        : DisplayWidth.pad(cells.get(i), widths[i]))
                        .append(GAP);
                used += widths[i] + GAP.length();
            }
            return line.append(fitPath(cells.get(last), Math.max(20, columns - used)))
                    .toString();
        }

        /** A path that is too long loses its first folders: its end tells more. */
        private String fitPath(String path, int width) {
            String fitted = path;
            int from = 0;
            while (DisplayWidth.of(fitted) > width && path.indexOf('/', from) >= 0) {
                from = path.indexOf('/', from) + 1;
                fitted = "…/" + path.substring(from);
            }
            return DisplayWidth.fit(fitted, width);
        }

        private List<String> cells(PageStatus page, String section) {
            boolean behind = page.behind().commits() > 0;
            String path = page.path();
            int inside = section.isEmpty() ? -1 : path.indexOf("/" + section + "/");
            return List.of(
                    stateOf(page),
                    behind ? number(page.behind().days()) : "",
                    behind ? number(page.behind().commits()) : "",
                    words(messages, page),
                    page.base()
                            .map(base -> base.committedAt().toLocalDate().toString())
                            .orElse(""),
                    TerminalSafe.text(inside < 0 ? path : path.substring(inside + section.length() + 2)));
        }

        private String stateOf(PageStatus page) {
            return page.severity()
                    .map(severity -> messages.text("status." + severity.id()))
                    .orElseGet(() -> name(messages, page.state(), shallow));
        }

        private String paint(PageStatus page, String text) {
            return switch (page.state()) {
                case UP_TO_DATE, COSMETIC -> style.green(text);
                case OUTDATED ->
                    page.severity()
                                    .filter(severity -> severity == Severity.MINOR)
                                    .isPresent()
                            ? style.yellow(text)
                            : style.red(text);
                case ORPHANED, ENGLISH_COPY -> style.cyan(text);
                case UNTRANSLATED, LOCAL_ONLY -> style.dim(text);
            };
        }
    }
}
