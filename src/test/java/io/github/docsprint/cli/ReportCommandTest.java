package io.github.docsprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Schemas;
import io.github.docsprint.demo.SampleSite;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.Scalar;
import io.github.docsprint.yaml.Sequence;
import io.github.docsprint.yaml.YamlReader;
import io.github.docsprint.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {

    private static final String FORMULA = "=HYPERLINK(\"https://x.example\")<script>alert(1)</script>|@maya";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildASiteWithOneHostilePullRequest() throws IOException {
        Path site = folder.resolve("site");
        SampleSite.build(site);
        git(site, "switch", "-q", "-c", "eve");
        Path page = site.resolve("content/ja/docs/concepts/workloads/pods.md");
        Files.writeString(page, Files.readString(page) + "\n終わりです。\n");
        git(site, "commit", "-qam", "Add a line");
        git(site, "switch", "-q", "main");
        git(site, "merge", "-q", "--no-ff", "-m", "Merge pull request #9999 from eve/main\n\n" + FORMULA, "eve");
        Files.writeString(folder.resolve("sprint.yaml"), "name: 春のスプリント\nfrom: 2025-06-15\npulls: [9999]\n");
        Files.writeString(folder.resolve("strangers.yaml"), "from: 2025-06-15\npeople: [nobody-knows-me]\n");
        Files.writeString(folder.resolve("misspelt.yaml"), "people:\n  - login: eve\n    compnay: Example\n");
        Files.writeString(
                folder.resolve("roster.yaml"),
                "people:\n  - login: eve\n    company: Example Ltd\n    country: JP\n    consent: false\n");
        Files.writeString(folder.resolve("companies.txt"), "eve: eve!example.com\n\tOther Inc until 2020-01-01\n");
        Files.writeString(folder.resolve("not-a-report.json"), "{\"schemaVersion\": 1}");
        Files.writeString(folder.resolve("lint.yaml"), "lint: {glossary: [misspelt-terms.yaml]}\n");
        Files.writeString(folder.resolve("misspelt-terms.yaml"), terms("ホゲ").replace("reject", "rejcet"));
    }

    private static void git(Path where, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(where.toFile()).inheritIO();
            for (String role : List.of("AUTHOR", "COMMITTER")) {
                builder.environment().put("GIT_" + role + "_NAME", "Eve Example");
                builder.environment().put("GIT_" + role + "_EMAIL", "eve@example.com");
                builder.environment().put("GIT_" + role + "_DATE", "2025-06-15T12:00:00+09:00");
            }
            assertThat(builder.start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Run report(Path out, String... options) {
        List<String> line = new ArrayList<>(List.of("report", "--no-cache", "--out", out.toString()));
        line.addAll(List.of(options));
        return Run.in(folder.resolve("site"), line.toArray(String[]::new));
    }

    /** The files of the one report in a folder, by name, as text. */
    private static Map<String, String> files(Path out) {
        try (Stream<Path> all = Files.walk(out)) {
            Map<String, String> files = new LinkedHashMap<>();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(Path out, String name) {
        return Optional.ofNullable(files(out).get(name)).orElseThrow();
    }

    private static Mapping json(Path out) {
        return YamlReader.asMapping(YamlReader.read(
                "report.json",
                file(out, "report.json"),
                1,
                YamlReader.Format.JSON,
                new Limits(1 << 24, 20, 1_000_000)));
    }

    @Test
    void jsonIsValidByItsSchemaWithAndWithoutASprint(@TempDir Path out) throws IOException {
        Run whole = report(out.resolve("whole"));
        Run sprint = report(
                out.resolve("sprint"), "--sprint", folder.resolve("sprint.yaml").toString());

        assertThat(List.of(whole.err(), sprint.err())).containsOnly("");
        Schemas.assertValid("report", file(out.resolve("whole"), "report.json"));
        Schemas.assertValid("report", file(out.resolve("sprint"), "report.json"));
        assertThat(json(out.resolve("sprint")).mapping("sprint").flatMap(section -> section.integer("merged")))
                .contains(1);
    }

    @Test
    void allFourFormatsHaveTheSameFigures(@TempDir Path out) {
        report(out, "--ui-lang", "ja", "--sprint", folder.resolve("sprint.yaml").toString());
        Map<String, String> files = files(out);
        String html = file(out, "report.html");
        String markdown = file(out, "report.md");
        int tables = 0;

        for (Map.Entry<String, Mapping.Entry> section : json(out).entries().entrySet()) {
            if (!(section.getValue().value() instanceof Mapping fields)
                    || fields.mapping("tables").isEmpty()) {
                continue;
            }
            for (Map.Entry<String, Mapping.Entry> table :
                    fields.mapping("tables").get().entries().entrySet()) {
                String id = section.getKey() + "-" + table.getKey();
                List<List<String>> expected = ((Sequence) table.getValue().value())
                        .values().stream().map(ReportCommandTest::cells).toList();
                List<List<String>> spreadsheet =
                        csv(Optional.ofNullable(files.get(id + ".csv")).orElseThrow());
                assertThat(spreadsheet.subList(1, spreadsheet.size()))
                        .as(id + " as CSV")
                        .isEqualTo(expected);
                if (!expected.isEmpty()) {
                    tables++;
                    List<List<String>> shown = cells(html, id, 1);
                    assertThat(shown).as(id + " in HTML").isEqualTo(expected);
                    cells(html, id, 2).stream()
                            .limit(30)
                            .forEach(row -> assertThat(plain(markdown))
                                    .as(id + " in Markdown")
                                    .contains(plain("| " + String.join(" | ", row) + " |")));
                }
            }
        }

        assertThat(tables).isGreaterThan(12);
    }

    private static List<String> cells(YamlValue row) {
        return ((Mapping) row)
                .entries().values().stream()
                        .map(entry -> (Scalar) entry.value())
                        .map(scalar -> scalar.type() == Scalar.Type.NULL ? "" : scalar.text())
                        .toList();
    }

    private static List<List<String>> cells(String html, String table, int group) {
        int from = html.indexOf("<table id=\"" + table + "\">");
        String body = html.substring(html.indexOf("<tbody>", from), html.indexOf("</table>", from));
        Pattern cell = Pattern.compile("<td[^>]* data-value=\"([^\"]*)\">(?:<a [^>]*>)?([^<]*)");
        return Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL)
                .matcher(body)
                .results()
                .map(row -> cell.matcher(row.group(1))
                        .results()
                        .map(found -> unescaped(found.group(group)))
                        .toList())
                .toList();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** Markdown without what keeps its text from being markup. */
    private static String plain(String markdown) {
        return markdown.replace("&lt;", "<").replace("\u200b", "").replaceAll("\\\\(.)", "$1");
    }

    /** RFC 4180, without the apostrophe that keeps a text from being run. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher cell = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\n\"]*))(,|\n|$)")
                .matcher(text.substring(1));
        while (cell.find() && cell.start() < text.length() - 1) {
            String value = cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2);
            rows.get(rows.size() - 1).add(value.matches("'[=+\\-@].*") ? value.substring(1) : value);
            if (cell.group(3).equals("\n")) {
                rows.add(new ArrayList<>());
            }
        }
        rows.remove(rows.size() - 1);
        return rows.stream().map(List::copyOf).toList();
    }

    @Test
    void csvOpensInASpreadsheetWithoutRunningAnything(@TempDir Path out) {
        report(out, "--format", "csv");

        assertThat(files(out)).doesNotContainKeys("report.json", "report.md", "report.html");
        assertThat(file(out, "work-pulls.csv"))
                .startsWith("\ufeff")
                .contains("'=HYPERLINK")
                .doesNotContainPattern("(?m)(^|,)\"?=");
    }

    @Test
    void aHostileTitleIsTextEverywhere(@TempDir Path out) {
        report(out);

        assertThat(file(out, "report.html")).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(file(out, "report.md"))
                .contains("&lt;script>alert(1)&lt;/script>\\|@\u200bmaya")
                .doesNotContain("<script", "@maya");
    }

    @Test
    void anAnonymousReportNamesNobody(@TempDir Path out) {
        report(out, "--anonymous", "--sprint", folder.resolve("sprint.yaml").toString());

        assertThat(String.join("\n", files(out).values()))
                .contains("contributor-1")
                .doesNotContain(
                        "Maya Lindqvist",
                        "Sora Inoue",
                        "佐藤",
                        "Yuto Kida",
                        "eve@",
                        "@eve",
                        "@maya",
                        "maya",
                        "Eve Example",
                        "sora-inoue");
    }

    @Test
    void theRosterWinsOverOtherSourcesAndKeepsANameThatIsNotToBeShown(@TempDir Path out) {
        report(
                out,
                "--roster",
                folder.resolve("roster.yaml").toString(),
                "--affiliations",
                folder.resolve("companies.txt").toString());

        assertThat(file(out, "people-companies.csv"))
                .contains("\"Example Ltd\",1,1", "unknown,")
                .doesNotContain("Other Inc");
        assertThat(file(out, "people-countries.csv")).contains("JP,1,1");
        assertThat(file(out, "people-people.csv")).doesNotContain("@eve", "Eve Example");
    }

    private static Path written(Path out) {
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(path -> path.endsWith("report.json")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofPeriodsThatAreNotAlikeOnlyWhatStandsAtTheEndIsCompared(@TempDir Path out) {
        report(out.resolve("before"), "--at", "HEAD~1", "--format", "json");

        Run run = report(
                out.resolve("now"),
                "--from",
                "2025-06-15",
                "--to",
                "2025-06-15",
                "--compare",
                written(out.resolve("before")).toString());

        assertThat(run.err()).contains("no period like this one");
        assertThat(file(out.resolve("now"), "comparison-changes.csv")).doesNotContain("work.", "people.");
    }

    @Test
    void aComparisonShowsWhatChangedSince(@TempDir Path out) {
        report(out.resolve("before"), "--at", "HEAD~1", "--format", "json");
        Path before = written(out);

        Run run = report(out.resolve("now"), "--compare", before.toString());

        assertThat(run.err()).isEmpty();
        assertThat(file(out.resolve("now"), "comparison-changes.csv")).contains("work.merged,");
    }

    @Test
    void findingsThatWereKeptAreLookedForAnewWhereTheTeamHasChangedItsGlossary(@TempDir Path out) throws IOException {
        Path config = Files.writeString(out.resolve("docsprint.yaml"), "lint: {glossary: [terms.yaml]}\n");
        Path glossary = out.resolve("terms.yaml");
        Files.writeString(glossary, terms("ホゲ"));
        String before = findings(out, config);

        Files.writeString(glossary, terms("クラスター"));

        assertThat(findings(out, config)).isNotEqualTo(before);
    }

    /** A glossary that rejects a spelling. */
    private static String terms(String rejected) {
        return "schemaVersion: 1\nlanguage: ja\nterms:\n  - {en: hoge, ja: フガ, kind: word, reject: [" + rejected
                + "]}\n";
    }

    private static String findings(Path out, Path config) {
        Run run = Run.with(
                Map.of("DOCSPRINT_CACHE", out.resolve("cache").toString()),
                folder.resolve("site"),
                "report",
                "--config",
                config.toString(),
                "--format",
                "csv",
                "--out",
                out.resolve("reports").toString());
        assertThat(run.err()).isEmpty();
        return file(out.resolve("reports"), "quality-rulesByMonth.csv");
    }

    @Test
    void theSameClonesReportIsTheSame(@TempDir Path out) {
        report(out.resolve("one"));
        report(out.resolve("two"));

        assertThat(files(out.resolve("two"))).isEqualTo(files(out.resolve("one")));
    }

    @Test
    void whatAnEarlierReportKeptChangesNothingOfALaterOne(@TempDir Path out) {
        Map<String, String> cache =
                Map.of("DOCSPRINT_CACHE", out.resolve("cache").toString());
        Path site = folder.resolve("site");
        Run.with(
                cache,
                site,
                "report",
                "--at",
                "HEAD~6",
                "--out",
                out.resolve("earlier").toString());
        Run.with(cache, site, "report", "--out", out.resolve("later").toString());

        report(out.resolve("alone"));

        assertThat(files(out.resolve("later"))).isEqualTo(files(out.resolve("alone")));
    }

    @Test
    void aSecondReportReplacesTheFirstAndLeavesNothingBehind(@TempDir Path out) throws IOException {
        report(out);
        report(out, "--format", "json");

        try (Stream<Path> entries = Files.list(out)) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .hasSize(2)
                    .contains("index.html")
                    .noneMatch(name -> name.startsWith("."));
        }
        assertThat(files(out)).containsOnlyKeys("index.html", "report.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|--from 2025-06-16 --to 2025-06-15|before it begins|開始日",
                "2|--from 2031-01-01 --to 2031-01-31|no commit between|コミットがありません",
                "2|--from yesterday|--from|--from",
                "2|--time-zone Asia/Edo|Asia/Edo|タイムゾーン",
                "2|--months 0|between 1 and|1 から",
                "2|--sprint {0}/strangers.yaml|nobody-knows-me|nobody-knows-me",
                "2|--sprint {0}/sprint.yaml --from 2025-06-15|--from|--from",
                "2|--sprint {0}/none.yaml|cannot be read|読み込めません",
                "2|--roster {0}/misspelt.yaml|company|company",
                "2|--compare {0}/not-a-report.json|no report|レポートではありません",
                "2|--repository github.com/x/y|OWNER/NAME|OWNER/NAME",
                "2|--config {0}/lint.yaml|rejcet|rejcet",
                "3|--out {0}/sprint.yaml/below|--out|--out"
            })
    void badInputIsNamedAndNothingIsWritten(
            int code, String options, String english, String japanese, @TempDir Path out) throws IOException {
        String[] line = options.replace("{0}", folder.toString()).split(" ", -1);
        List<String> all = new ArrayList<>(List.of(line));
        Path target = out.resolve("reports");
        if (!all.contains("--out")) {
            all.addAll(List.of("--out", target.toString()));
        }
        all.addAll(0, List.of("report", "--no-cache"));
        for (String language : List.of("en", "ja")) {
            all.addAll(0, List.of("--ui-lang", language));
            Run run = Run.in(folder.resolve("site"), all.toArray(String[]::new));

            assertThat(run.code()).as(run.err()).isEqualTo(code);
            assertThat(run.err())
                    .contains(language.equals("en") ? english : japanese)
                    .hasLineCount(1);
            all.subList(0, 2).clear();
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void aShallowCloneThatBeginsAfterThePeriodSaysHowToDeepenIt(@TempDir Path out) throws Exception {
        Path shallow = out.resolve("shallow");
        git(out, "clone", "-q", "--depth", "2", folder.resolve("site").toUri().toString(), shallow.toString());

        Run run = Run.in(
                shallow,
                "report",
                "--no-cache",
                "--from",
                "2024-01-01",
                "--out",
                out.resolve("r").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("git fetch --unshallow");
        assertThat(out.resolve("r")).doesNotExist();
    }

    @Test
    void whatAPartialCloneCouldNotTellIsTakenForNothingOnceItsTextsAreThere(@TempDir Path out) {
        Path partial = out.resolve("partial");
        git(folder.resolve("site"), "config", "uploadpack.allowFilter", "true");
        String site = folder.resolve("site").toUri().toString();
        git(out, "clone", "-q", "--no-checkout", "--filter=blob:none", site, partial.toString());
        Map<String, String> cache =
                Map.of("DOCSPRINT_CACHE", out.resolve("cache").toString());

        String reports = out.resolve("reports").toString();
        Run.with(cache, partial, "report", "--out", reports);
        Run run = Run.with(cache, partial, "report", "--fetch", "--out", reports);

        assertThat(run.code()).isZero();
        report(out.resolve("whole"));
        for (String table : List.of("quality-rules.csv", "standing-sections.csv", "work-sizes.csv")) {
            assertThat(file(out.resolve("reports"), table)).isEqualTo(file(out.resolve("whole"), table));
        }
    }

    @Test
    void aFetchGetsWhoAnsweredForPagesWhenAndHowNamesAreSpelt(@TempDir Path out) throws IOException {
        Path site = out.resolve("site");
        SampleSite.build(site);
        Files.writeString(site.resolve(".mailmap"), "Rin Takeda <rin@example.com> <sora@example.com>\n");
        git(site, "add", ".mailmap");
        git(site, "commit", "-qm", "Say who is the same person");
        git(site, "config", "uploadpack.allowFilter", "true");
        Path partial = out.resolve("partial");
        git(
                out,
                "clone",
                "-q",
                "--no-checkout",
                "--filter=blob:none",
                site.toUri().toString(),
                partial.toString());

        Map<String, String> whole = people(site, out.resolve("whole"));
        Map<String, String> guessed = people(partial, out.resolve("guessed"));
        Map<String, String> completed = people(partial, out.resolve("completed"), "--fetch");

        assertThat(whole.get("people-ladder.csv")).contains("sora-inoue");
        assertThat(guessed.get("people-ladder.csv")).isNotEqualTo(whole.get("people-ladder.csv"));
        assertThat(guessed.get("people-people.csv")).isNotEqualTo(whole.get("people-people.csv"));
        assertThat(completed).isEqualTo(whole);
    }

    /** What a report says of people, as tables. */
    private static Map<String, String> people(Path site, Path out, String... options) {
        List<String> line = new ArrayList<>(
                List.of("report", "--no-cache", "--from", "2024-01-01", "--to", "2025-12-31", "--out", out.toString()));
        line.addAll(List.of(options));
        Run run = Run.in(site, line.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = files(out);
        files.keySet().removeIf(name -> !name.startsWith("people-"));
        return files;
    }
}
