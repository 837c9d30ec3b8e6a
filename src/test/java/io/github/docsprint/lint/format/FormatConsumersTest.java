package io.github.docsprint.lint.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.docsprint.Kubernetes;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.lint.LintReport;
import io.github.docsprint.lint.LintedPage;
import io.github.docsprint.lint.Linter;
import io.github.docsprint.lint.PageInput;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.model.SEVERITY;
import se.bjurr.violations.lib.model.Violation;
import se.bjurr.violations.lib.reports.Parser;

/**
 * The formats of other programs, held against their schemas and read by programs that are not ours: violations-lib,
 * which Jenkins, GitLab and GitHub plug-ins read reports with, and the parser of Maven's own test report.
 */
class FormatConsumersTest {

    private static final RuleSet RULES = RuleReader.shipped("ja").orElseThrow();
    private static final Linter LINTER =
            new Linter(RULES, GlossaryReader.shipped("ja").orElseThrow(), Kubernetes.DIALECT, LocalDate.of(2026, 1, 1));

    /** All that is hard to write: a finding with a fix and without, across lines, at the end, markup, an astral sign. */
    private static final LintReport REPORT = new LintReport(
            "ja",
            RULES,
            List.of(
                    page("content/ja/docs/クラスタ & co/a b.md", """
                            # 見出し

                            この 😀、クラスタ<です>&"。
                            とても長い文の途中で改行していて、
                            [Pod]((/docs/)です。これは`kubectlです。
                            これが設定ファイルになります。
                            """, "# Heading\n\nThe cluster.\n"),
                    page("content/ja/docs/empty.md", "", ""),
                    page("content/ja/docs/fine.md", "正しいページです。\n", "A page.\n")));

    @TempDir
    Path folder;

    private static LintedPage page(String path, String text, String english) {
        PageInput input = PageInput.of(path, text).withEnglish(Optional.of(english));
        return new LintedPage(path, text, LINTER.lint(input));
    }

    private static byte[] written(FindingFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(REPORT, message -> message.key() + ": 100%\n" + message.arguments(), out);
        return out.toByteArray();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(FormatConsumersTest.class.getResourceAsStream(name), name);
    }

    private static void assertValidJson(FindingFormat format, SpecificationVersion version, String schemaResource)
            throws IOException {
        try (InputStream file = resource(schemaResource)) {
            Schema schema = SchemaRegistry.withDefaultDialect(version)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            assertThat(schema.validate(new String(written(format), StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    private static void assertValidXml(FindingFormat format, String schemaResource) {
        assertThatNoException()
                .isThrownBy(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(new StreamSource(resource(schemaResource)))
                        .newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(written(format)))));
    }

    private Set<Violation> read(FindingFormat format, Parser parser) {
        try {
            Files.write(folder.resolve("report"), written(format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ViolationsApi.violationsApi()
                .withPattern(".*/report$")
                .inFolder(folder.toString())
                .findAll(parser)
                .violations();
    }

    private static long findings() {
        return REPORT.findings().count();
    }

    @Test
    void theReportHasFindingsOfAllSeveritiesAndWithoutAFix() {
        assertThat(REPORT.findings().map(finding -> finding.severity()).distinct())
                .hasSize(3);
        assertThat(REPORT.findings()).anyMatch(finding -> finding.fix().isEmpty());
    }

    @Test
    void sarifIsAsItsPublishedSchemaSays() throws IOException {
        assertValidJson(new Sarif(), SpecificationVersion.DRAFT_7, "/jsonschemas/sarif-schema.json");
    }

    @Test
    void aSarifReaderFindsEveryFindingInItsPlace() {
        assertThat(read(new Sarif(), Parser.SARIF)).hasSize((int) findings()).anySatisfy(violation -> {
            assertThat(violation.getRule()).isEqualTo("long-vowel");
            assertThat(violation.getSeverity()).isEqualTo(SEVERITY.ERROR);
            assertThat(violation.getStartLine()).isEqualTo(3);
        });
    }

    @Test
    void rdjsonIsAsReviewdogDescribesIt() throws IOException {
        assertValidJson(new Rdjson(), SpecificationVersion.DRAFT_2020_12, "/formats/rdjson.schema.json");
    }

    @Test
    void checkstyleIsWhatCheckstyleWrites() {
        assertValidXml(new Checkstyle(), "/formats/checkstyle.xsd");
    }

    @Test
    void aCheckstyleReaderFindsEveryFindingInItsPlace() {
        assertThat(read(new Checkstyle(), Parser.CHECKSTYLE))
                .hasSize((int) findings())
                .anySatisfy(violation -> {
                    assertThat(violation.getRule()).isEqualTo("docsprint.long-vowel");
                    assertThat(violation.getFile()).isEqualTo("content/ja/docs/クラスタ & co/a b.md");
                    assertThat(violation.getStartLine()).isEqualTo(3);
                    assertThat(violation.getColumn()).isEqualTo(7);
                });
    }

    @Test
    void junitIsAsSurefireDescribesIt() {
        assertValidXml(new JUnitXml(), "/formats/junit.xsd");
    }

    @Test
    void mavensReportCountsAFailureAFindingAndOnePassedCaseAPageWithout() throws Exception {
        TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
        List<ReportTestSuite> suites = parser.parse(
                new InputStreamReader(new ByteArrayInputStream(written(new JUnitXml())), StandardCharsets.UTF_8));
        List<ReportTestCase> cases =
                suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
        assertThat(parser.isValid()).isTrue();
        assertThat(cases).filteredOn(ReportTestCase::hasFailure).hasSize((int) findings());
        assertThat(cases).filteredOn(ReportTestCase::isSuccessful).hasSize(2);
    }

    @Test
    void aJunitReaderFindsEveryFinding() {
        assertThat(read(new JUnitXml(), Parser.JUNIT)).hasSize((int) findings());
    }
}
