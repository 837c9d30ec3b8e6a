package io.github.docsprint.lint.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FormatsTest {

    private static final RuleSet RULES = RuleReader.shipped("ja").orElseThrow();
    private static final Linter LINTER =
            new Linter(RULES, GlossaryReader.shipped("ja").orElseThrow(), Kubernetes.DIALECT, LocalDate.of(2026, 1, 1));
    private static final LintReport REPORT = report("一行目です。\nこの 😀、クラスタ<です>&。\n", "正しいページです。\n");

    private static LintReport report(String... texts) {
        List<LintedPage> pages = java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> {
                    String path = "content/ja/docs/ページ" + i + ".md";
                    return new LintedPage(path, texts[i], LINTER.lint(PageInput.of(path, texts[i])));
                })
                .toList();
        return new LintReport("ja", RULES, pages);
    }

    private static String write(FindingFormat format, LintReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(report, message -> message.key() + ": 100%,\n\u0001" + message.arguments(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(FindingFormat format) throws IOException {
        return new ObjectMapper().readTree(write(format, REPORT));
    }

    private static Document xml(FindingFormat format) throws Exception {
        byte[] bytes = write(format, REPORT).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schema/lint.schema.json")));
        assertThat(schema.validate(write(new JsonFindings(), REPORT), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void jsonCountsColumnsAndOffsetsInUtf16() throws IOException {
        JsonNode finding = json(new JsonFindings()).at("/findings/0");
        assertThat(finding.at("/line").asInt()).isEqualTo(2);
        assertThat(finding.at("/column").asInt()).isEqualTo(7);
        assertThat(finding.at("/fix/startOffset").asInt()).isEqualTo(13);
        assertThat(finding.at("/suggestion").asText()).isEqualTo("クラスター");
    }

    @Test
    void reviewdogGetsColumnsInBytes() throws IOException {
        JsonNode diagnostic = json(new Rdjson()).at("/diagnostics/0");
        assertThat(diagnostic.at("/location/range/start/column").asInt()).isEqualTo(15);
        assertThat(diagnostic.at("/severity").asText()).isEqualTo("ERROR");
        assertThat(diagnostic.at("/suggestions/0/text").asText()).isEqualTo("クラスター");
    }

    @Test
    void sarifNamesTheRuleAndTheEncodedPath() throws IOException {
        JsonNode run = json(new Sarif()).at("/runs/0");
        assertThat(run.at("/columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(run.at("/tool/driver/rules/0/id").asText())
                .isEqualTo(run.at("/results/0/ruleId").asText());
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("content/ja/docs/%E3%83%9A%E3%83%BC%E3%82%B80.md");
        assertThat(run.at("/results/0/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                        .asText())
                .isEqualTo("クラスター");
    }

    @Test
    void checkstyleListsTheFilesWithFindings() throws Exception {
        Document document = xml(new Checkstyle());
        assertThat(document.getElementsByTagName("file").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("source")
                        .getNodeValue())
                .isEqualTo("docsprint.long-vowel");
    }

    @Test
    void junitCountsACleanPageAsOnePassedCase() throws Exception {
        Document document = xml(new JUnitXml());
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    @Test
    void annotationsAreEscapedAndCappedWithOneLineForTheRest() {
        String text = write(new GitHubAnnotations(), report("クラスタです。\n".repeat(12)));
        assertThat(text.lines()).hasSize(11);
        assertThat(text.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "::error file=content/ja/docs/ページ0.md,line=1,endLine=1,col=1,endColumn=5,title=long-vowel::")
                        .contains("100%25,%0A"));
        assertThat(text.lines().toList().get(10)).startsWith("::notice::");
    }
}
