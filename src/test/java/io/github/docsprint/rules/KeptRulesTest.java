package io.github.docsprint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.cache.CacheFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRulesTest {

    private static final RuleSet SHIPPED = RuleReader.shipped("ja").orElseThrow();

    private static final RuleSet EVERY_KIND =
            RuleReader.readWhole("rules.yaml", """
            schemaVersion: 1
            language: ja
            source: https://example.org/guide
            rules:
              - id: by-words
                severity: warning
                kind: mechanical
                fix: safe
                replace: {ログイン: サインイン, ログアウト: サインアウト}
                except: [ログイン画面]
                context: {english: sign, places: [heading, table-cell]}
                summary: {en: Sign in, ja: サインイン}
              - id: by-pattern
                severity: "off"
                pattern: "([0-9]+) ?つ"
                use: $1個
                except: [1つ]
                summary: Count with 個
                explanation: {en: Because., ja: そうだから。}
                section: counting
                examples:
                  - {wrong: 3つ, right: 3個, english: three, path: content/ja/a.md}
                traps: [三つ, {text: 1つ, english: one, path: content/ja/b.md}]
              - id: by-code
                severity: error
                with: {words: [a, b], one: c, table: {from: to}}
                summary: In code
              - {id: by-terms, severity: warning, check: terms, summary: By the glossary}
            """.getBytes(StandardCharsets.UTF_8), Set.of("by-code"));

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("rules");
    }

    private KeptRules kept() {
        return new KeptRules(new CacheFile(file()));
    }

    private void isTheSameAfterwards(RuleSet rules) {
        kept().write(rules);
        assertThat(kept().read())
                .get()
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(rules);
    }

    @Test
    void theShippedRulesAreTheSameAfterwards() {
        isTheSameAfterwards(SHIPPED);
    }

    @Test
    void rulesOfEveryKindAreTheSameAfterwards() {
        isTheSameAfterwards(EVERY_KIND);
    }

    @Test
    void theOrderOfReplacementsIsKept() {
        kept().write(EVERY_KIND);
        Check check = kept().read()
                .flatMap(rules -> rules.find("by-words"))
                .orElseThrow()
                .check();
        assertThat(((Check.Substitution) check).replacements().keySet()).containsExactly("ログイン", "ログアウト");
    }

    @Test
    void nothingIsKnownWithoutAFile() {
        assertThat(kept().read()).isEmpty();
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        kept().write(SHIPPED);
        byte[] sound = Files.readAllBytes(file());
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(), i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : damaged);

            assertThat(kept().read()).isEmpty();
        }
    }
}
