package io.github.docsprint.lint;

import static io.github.docsprint.lint.Pages.LINTER;
import static io.github.docsprint.lint.Pages.PATH;
import static io.github.docsprint.lint.Pages.page;
import static io.github.docsprint.lint.Pages.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.glossary.GlossaryReader;
import io.github.docsprint.rules.RuleReader;
import io.github.docsprint.rules.RuleSet;
import io.github.docsprint.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinterTest {

    @Test
    void aFindingSaysWhereAndWhatToWrite() {
        assertThat(LINTER.lint(page("このクラスタです。\n"))).singleElement().satisfies(finding -> {
            assertThat(finding.span()).isEqualTo(new Span(2, 6));
            assertThat(finding.found()).isEqualTo("クラスタ");
            assertThat(finding.suggestion()).contains("クラスター");
            assertThat(finding.fix()).contains(new Fix(new Span(2, 6), "クラスター", true));
        });
    }

    @Test
    void blocksThatTranslateEachOtherAreFoundInASectionOfAnotherShape() {
        PageInput page = page("""
                        ## 見出し

                        Nodeを再起動すると、kubeletはPod 3つを再作成します。

                        NodeをkubectlでAPIサーバーに登録します。
                        """).withEnglish(Optional.of("""
                        ## Heading

                        - One
                        - Two

                        Restart the node, and the kubelet makes 3 Pods again.

                        With kubectl, register a Node at the API server.
                        """));
        assertThat(LINTER.lint(page))
                .filteredOn(finding -> finding.rule().equals("node-wording"))
                .extracting(finding -> finding.span().start())
                .containsExactly(page.text().indexOf("Nodeを再起動"));
    }

    @Test
    void aTranslationThatIsAheadOfItsBaseIsNotWrong() {
        String base = "## A\n\nRun `old` by [this](/docs/old/).\n\n```\nkubectl a\nkubectl old\n```\n";
        String later = "## A\n\nRun `new` by [this](/docs/new/).\n\n```\nkubectl a\nkubectl new\n```\n";
        String translation = "## A\n\n[これ](/docs/new/)で`new`を実行します。\n\n```\nkubectl a\nkubectl new\n```\n";
        assertThat(LINTER.lint(page(translation).withEnglish(base, later))).isEmpty();
        assertThat(LINTER.lint(page(translation).withEnglish(Optional.of(base))))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("parity-code", "parity-inline-code", "parity-link");
    }

    @Test
    void codeThatDiffersIsToldAtItsFirstOtherLine() {
        PageInput page = page("## A\n\n```\n# コメント\nkubectl a\nkubectl b\n```\n")
                .withEnglish(Optional.of("## A\n\n```\n# A comment\nkubectl a\nkubectl c\n```\n"));
        assertThat(LINTER.lint(page)).singleElement().satisfies(finding -> {
            assertThat(finding.found()).isEqualTo("kubectl b");
            assertThat(finding.message().arguments()).contains("kubectl c");
        });
    }

    @Test
    void codeBlocksAreComparedWithThoseThatTheyShareLinesWith() {
        PageInput page = page("## A\n\n```\nkubectl a\nkubectl x\n```\n\n```\nkubectl z\n```\n")
                .withEnglish(Optional.of("## A\n\n```\nkubectl y\n```\n\n```\nkubectl a\nkubectl b\n```\n"));
        assertThat(LINTER.lint(page))
                .extracting(finding -> finding.found() + " for "
                        + finding.message().arguments().get(2))
                .containsExactlyInAnyOrder("kubectl x for kubectl b", "kubectl z for kubectl y");
    }

    @Test
    void headingsThatTheSourcePageHasByNowAreAheadAndNotWrong() {
        String base = "## A\n\n`a`\n\n### B\n\n`b`\n";
        String later = "## A\n\n`a`\n\n## B\n\n`b`\n\n## C\n\n`c`\n";
        String translation = "## あ\n\n`a`\n\n## い\n\n`b`\n\n## う\n\n`c`\n";
        assertThat(LINTER.lint(page(translation).withEnglish(base, later)))
                .extracting(Finding::rule)
                .doesNotContain("parity-heading");
        assertThat(LINTER.lint(page(translation).withEnglish(Optional.of(base))))
                .extracting(Finding::rule)
                .contains("parity-heading");
    }

    @Test
    void aPageOfItsOwnMakingIsToldOnceAndNotHeadingByHeading() {
        String source = "## A\n\n`a`\n\n## B\n\n`b`\n\n## C\n\n`c`\n\n## D\n\n`d`\n\n## E\n\n`e`\n";
        String translation = "## い\n\n`v`\n\n### ろ\n\n`w`\n\n### は\n\n`x`\n";
        assertThat(LINTER.lint(page(translation).withEnglish(Optional.of(source))))
                .filteredOn(finding -> finding.rule().equals("parity-heading"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().key()).isEqualTo("lint.parity.heading.outline"));
    }

    @Test
    void aFragmentIsThatOfTheTranslationWhereItHasThePage() {
        PageInput page = page("## A\n\n[これ](/docs/here/#手順)と[あれ](/docs/away/#手順)です。\n")
                .withEnglish(Optional.of("## A\n\n[This](/docs/here/#steps) and [that](/docs/away/#steps).\n"))
                .withTargets(new LinkTargets() {
                    @Override
                    public boolean lacks(String path, String fragment) {
                        return false;
                    }

                    @Override
                    public boolean has(String path) {
                        return path.startsWith("/docs/here");
                    }
                });
        assertThat(LINTER.lint(page))
                .filteredOn(finding -> finding.rule().equals("parity-link"))
                .extracting(Finding::found)
                .containsExactly("[あれ](/docs/away/#手順)");
    }

    @Test
    void aParagraphThatTakesMinutesToReadIsOneFindingAtOnce() {
        String text = "## 見出し\n\n" + "[x](y) **b** _c_ ".repeat(10_000);
        assertThat(LINTER.lint(page(text))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("unreadable-page");
            assertThat(finding.span().start()).isEqualTo(text.indexOf('['));
        });
    }

    @Test
    void aWordAcrossMarkupIsFoundWithoutAFix() {
        assertThat(LINTER.lint(page("クラ**スタ**です。\n"))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("long-vowel");
            assertThat(finding.fix()).isEmpty();
        });
    }

    @Test
    void codeShortcodesAddressesAndCommentsAreNoProse() {
        assertThat(rules("""
                        ---
                        id: クラスタ
                        ---
                        <!-- クラスタ -->

                        `クラスタ`と{{< x クラスタ >}}と[これ](/クラスタ)と<b title="クラスタ">これ</b>

                        ```
                        クラスタ
                        ```

                        ```mermaid
                        graph TD; A[クラスタ]
                        ```

                        ## 見出し {#クラスタ}
                        """)).isEmpty();
    }

    @Test
    void titlesInTheFrontMatterAreProse() {
        assertThat(rules("---\ntitle: \"クラスタ\"\ndescription: >\n  この\n  クラスタ\n---\n"))
                .containsExactly("long-vowel", "long-vowel");
    }

    @Test
    void aCommentTurnsARuleOffForTheNextLine() {
        assertThat(rules("<!-- docsprint-disable-next-line long-vowel -->\nクラスタと（これ）\nクラスタ\n"))
                .containsExactly("fullwidth-symbol", "fullwidth-symbol", "long-vowel");
    }

    @Test
    void aCommentTurnsEverythingOffForItsLine() {
        assertThat(rules("クラスタと（これ） <!-- docsprint-disable-line -->\n")).isEmpty();
    }

    @Test
    void twoCommentsTurnARuleOffBetweenThem() {
        assertThat(rules("<!-- docsprint-disable long-vowel -->\n\nクラスタ\n\n<!-- docsprint-enable -->\n\nクラスタ\n"))
                .containsExactly("long-vowel");
    }

    @Test
    void aCommentThatSuppressesNothingIsReported() {
        assertThat(rules("<!-- docsprint-disable-line long-vowel -->\n")).containsExactly("unused-suppression");
    }

    @Test
    void aFileThatIsNoUtf8IsOneFinding() {
        byte[] file = ("クラスタ" + "x").getBytes(UTF_8);
        file[file.length - 1] = (byte) 0xff;
        assertThat(LINTER.lint(PageInput.of(PATH, file))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("unreadable-page");
            assertThat(finding.message().arguments()).containsExactly(13);
        });
    }

    @Test
    void aRuleThatHoldsFromALaterDayIsOff() {
        Linter before = new Linter(
                RuleReader.shipped("ja").orElseThrow(),
                GlossaryReader.shipped("ja").orElseThrow(),
                Kubernetes.DIALECT,
                LocalDate.of(2025, 8, 31));
        assertThat(before.lint(page("[Pod](/ja/docs/concepts/)です。\n"))).isEmpty();
    }

    @Test
    void aTeamsOwnRuleLooksWhereItsContextSays() {
        RuleSet rules =
                RuleReader.read("team.yaml", """
                schemaVersion: 1
                language: ja
                rules:
                  - id: house
                    severity: warning
                    summary: House style
                    replace: {致します: いたします}
                    context: {english: please, places: [paragraph]}
                """.getBytes(UTF_8), new RuleSet("ja", Optional.empty(), List.of()));
        Linter linter = new Linter(
                rules, GlossaryReader.shipped("ja").orElseThrow(), Kubernetes.DIALECT, LocalDate.of(2026, 1, 1));
        String text = "お願い致します。\n\n- お願い致します。\n\n拝見致します。\n";
        String english = "Do it, please.\n\n- Do it, please.\n\nI look.\n";
        assertThat(linter.lint(page(text).withEnglish(Optional.of(english))))
                .extracting(finding -> finding.span().start())
                .containsExactly(3);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void hugeLinesAndDeepNestingEnd() {
        assertThat(rules("クラスタ ".repeat(100_000))).isNotEmpty();
        assertThat(rules("[".repeat(10_000) + "クラスタ" + "]".repeat(10_000))).isNotEmpty();
        assertThat(rules("> ".repeat(10_000) + "クラスタ")).isNotNull();
        assertThat(rules("ア".repeat(200_000))).isEmpty();
        String headings = "# 見出し\n".repeat(3_000);
        assertThat(LINTER.lint(page(headings).withEnglish(Optional.of(headings + "# a\n"))))
                .isNotEmpty();
    }

    @Property(tries = 400)
    void everyFindingIsInsideThePage(@ForAll("pages") String text, @ForAll("pages") String english) {
        for (Finding finding : LINTER.lint(page(text).withEnglish(Optional.of(english)))) {
            assertThat(finding.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(finding.found()).isEqualTo(finding.span().of(text));
            finding.fix().ifPresent(fix -> assertThat(fix.span().end()).isLessThanOrEqualTo(text.length()));
        }
    }

    @Provide
    Arbitrary<String> pages() {
        return PagesArbitrary.pages();
    }

    /** Pages made of pieces that mean something to Markdown, Hugo or a rule. */
    static final class PagesArbitrary {
        static Arbitrary<String> pages() {
            return Arbitraries.of(
                            "クラスタ",
                            "メモリー",
                            "Pod",
                            "Node",
                            "Pods",
                            " ",
                            "  ",
                            "\n",
                            "\n\n",
                            "\r\n",
                            "`",
                            "``",
                            "```\n",
                            "*",
                            "**",
                            "_",
                            "__",
                            "~~",
                            "[",
                            "]",
                            "(",
                            ")",
                            "](",
                            "[a](/ja/docs/x#y)",
                            "![図](/a.png)",
                            "（",
                            "）",
                            "：",
                            "％",
                            "＊",
                            "＃",
                            "　",
                            "。",
                            "、",
                            "です",
                            "ます。",
                            ".",
                            ",",
                            "!",
                            "?",
                            "1",
                            "１",
                            "ｶﾞ",
                            "# ",
                            "## 見出し",
                            " {#id}",
                            "{#",
                            "}",
                            "- ",
                            "1. ",
                            "> ",
                            "> [!NOTE]\n",
                            "| ",
                            "|",
                            "---\n",
                            "---\ntitle: 例　です：\n---\n",
                            "title: クラスタ\n",
                            "reviewers:\n- x\n",
                            "<!-- ",
                            " -->",
                            "<!-- docsprint-disable -->",
                            "<br>",
                            "<a href=\"/ja/docs/\">",
                            "{{< note >}}",
                            "{{< /note >}}",
                            "{{< x text=\"クラスタ （a）\" >}}",
                            "{{<",
                            ">}}",
                            ": ",
                            "https://a.b/",
                            "&amp;",
                            "\\*",
                            "\t",
                            "\uFEFF",
                            "😀",
                            "ので、",
                            "になります。")
                    .list()
                    .ofMaxSize(40)
                    .map(pieces -> String.join("", pieces));
        }
    }
}
