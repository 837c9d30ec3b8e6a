package io.github.docsprint.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.docsprint.message.Message;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterReaderTest {

    private static FrontMatter read(String page) {
        return new FrontMatterReader(SiteConfig.kubernetes()).read("p.md", page);
    }

    @Test
    void readsYaml() {
        FrontMatter matter = read("""
                ---
                title: 'ポッド: 入門'
                linkTitle: ポッド
                description: >
                  ひとつ
                  ふたつ
                date: 2025-01-02
                aka: [a, b]
                weight: 10
                l10n:
                  sourceCommit: abc
                default_lang_commit: 0123456
                ---
                body
                """);

        assertThat(matter.title()).hasValue("ポッド: 入門");
        assertThat(matter.linkTitle()).hasValue("ポッド");
        assertThat(matter.description()).hasValue("ひとつ ふたつ\n");
        assertThat(matter.date()).hasValue("2025-01-02");
        assertThat(matter.declaredBases())
                .containsExactly(entry("default_lang_commit", "0123456"), entry("l10n.sourceCommit", "abc"));
        assertThat(matter.visible())
                .containsExactly(
                        entry("title", "ポッド: 入門"),
                        entry("linkTitle", "ポッド"),
                        entry("description", "ひとつ ふたつ\n"),
                        entry("aka", "a, b"));
        assertThat(matter.problem()).isEmpty();
    }

    @Test
    void readsToml() {
        FrontMatter matter = read("+++\ntitle = \"a\"\ndate = 2025-01-02\n[l10n]\nsourceCommit = \"abc\"\n+++\nbody\n");

        assertThat(matter.title()).hasValue("a");
        assertThat(matter.date()).hasValue("2025-01-02");
        assertThat(matter.declaredBases()).containsExactly(entry("l10n.sourceCommit", "abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: a\n---",
                "---\r\ntitle: a\r\n---\r\nbody",
                "\uFEFF---\ntitle: a\n---\nbody",
                "\n\n------\ntitle: a\n---   \nbody",
                "---\ntitle: a\n---body",
            })
    void findsItWhereHugoDoes(String page) {
        assertThat(read(page).title()).hasValue("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "body", "--", "--- a\ntitle: a\n---\n", "# a\n---\ntitle: a\n---\n"})
    void aPageMayHaveNone(String page) {
        FrontMatter matter = read(page);

        assertThat(matter.title()).isEmpty();
        assertThat(matter.problem()).isEmpty();
        assertThat(matter.rendered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headless: true",
                "build:\n  render: never",
                "_build: {list: never, render: false}",
                "build.render: never"
            })
    void aPageMaySayThatItIsNone(String matter) {
        assertThat(read("---\n" + matter + "\n---\n").rendered()).isFalse();
    }

    @Test
    void whatCannotBeReadIsTold() {
        assertThat(read("---\nok: 1\ntitle: a: b\n---\n").problem())
                .map(Message::arguments)
                .hasValueSatisfying(arguments -> assertThat(arguments).startsWith("p.md:3:9", "title: a: b"));
    }

    @Test
    void anUnclosedOneIsTold() {
        assertThat(read("\n---\ntitle: a\n").problem()).hasValue(Message.of("site.frontmatter.open", "p.md:2:1"));
    }

    @Test
    void aKeyWrittenTwiceIsToldAndTheLaterCounts() {
        FrontMatter matter = read("---\ntitle: a\ntitle: b\n---\n");

        assertThat(matter.title()).hasValue("b");
        assertThat(matter.problem()).hasValue(Message.of("yaml.key.twice", "p.md:3:1", "title", "2"));
    }

    @Property(tries = 500)
    void rottenFrontMatterNeverFails(@ForAll("rotten") String page) {
        FrontMatter matter = read(page);

        assertThat(matter.problem().stream())
                .allSatisfy(problem ->
                        assertThat(problem.arguments().get(0).toString()).startsWith("p.md"));
    }

    @Provide
    Arbitrary<String> rotten() {
        Arbitrary<String> inside = Arbitraries.of(
                        "title",
                        ": ",
                        " = ",
                        "\n",
                        "---",
                        "+++",
                        "- ",
                        "  ",
                        "[",
                        "]",
                        "{",
                        "&a ",
                        "*a",
                        "!!binary ",
                        "'",
                        "\"",
                        "build",
                        "headless: true",
                        "\uD800",
                        "\u0000",
                        "\t",
                        "|",
                        "日本",
                        "#",
                        "1e400",
                        "l10n.sourceCommit: ")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
        return Arbitraries.of("---\n", "+++\n", "\uFEFF---\n", "")
                .flatMap(start -> inside.map(text -> start + text + "\n" + start));
    }
}
