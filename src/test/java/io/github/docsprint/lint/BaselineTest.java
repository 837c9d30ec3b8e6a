package io.github.docsprint.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static List<LintedPage> pages(String text) {
        return List.of(new LintedPage(Pages.PATH, text, Pages.LINTER.lint(Pages.page(text))));
    }

    private static Baseline reread(Baseline baseline) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        baseline.write(file);
        return Baseline.read("baseline.json", file.toByteArray());
    }

    private static List<Finding> fresh(Baseline baseline, String text) {
        return baseline.apply(pages(text)).pages().get(0).findings();
    }

    @Test
    void aKnownFindingStaysKnownWhenItsLineMoves() {
        Baseline baseline = reread(Baseline.of(pages("このクラスタです。\n")));
        assertThat(fresh(baseline, "新しい行です。\n\nこのクラスタです。\n")).isEmpty();
    }

    @Test
    void oneMoreOfTheSameIsNew() {
        Baseline baseline = reread(Baseline.of(pages("このクラスタです。\n")));
        assertThat(fresh(baseline, "このクラスタです。\n\nこのクラスタです。\n")).hasSize(1);
    }

    @Test
    void whatNoLongerOccursIsTold() {
        Baseline baseline = reread(Baseline.of(pages("このクラスタです。\n")));
        assertThat(baseline.apply(pages("このクラスターです。\n")).gone())
                .extracting(Baseline.Entry::found)
                .containsExactly("クラスタ");
    }
}
