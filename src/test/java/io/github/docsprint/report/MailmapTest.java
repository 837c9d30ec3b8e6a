package io.github.docsprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The forms of gitmailmap(5). */
class MailmapTest {

    private final Mailmap mailmap = new Mailmap("""
            # comment
            Proper Name <commit@example.com>
            <proper@example.com> <old@example.com>
            Whole Name <whole@example.com> <older@example.com>
            Jane Doe <jane@example.com> Janie <shared@example.com> # the one of the two
            nonsense
            """);

    @Test
    void aNameForAnAddress() {
        assertThat(mailmap.proper("x", "Commit@example.com"))
                .isEqualTo(new Mailmap.Person("Proper Name", "Commit@example.com"));
    }

    @Test
    void anAddressForAnAddress() {
        assertThat(mailmap.proper("x", "old@example.com")).isEqualTo(new Mailmap.Person("x", "proper@example.com"));
    }

    @Test
    void bothForAnAddress() {
        assertThat(mailmap.proper("x", "older@example.com"))
                .isEqualTo(new Mailmap.Person("Whole Name", "whole@example.com"));
    }

    @Test
    void bothForANameAtAnAddress() {
        assertThat(mailmap.proper("janie", "shared@example.com"))
                .isEqualTo(new Mailmap.Person("Jane Doe", "jane@example.com"));
        assertThat(mailmap.proper("Joe", "shared@example.com"))
                .isEqualTo(new Mailmap.Person("Joe", "shared@example.com"));
    }

    @Property(tries = 200)
    void anyTextIsAMailmap(@ForAll String text, @ForAll String name) {
        assertThat(new Mailmap(text).proper(name, "a@example.com")).isNotNull();
    }
}
