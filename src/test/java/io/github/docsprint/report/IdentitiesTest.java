package io.github.docsprint.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    private final Identities identities = new Identities();

    @Test
    void oneAddressIsOnePersonWhateverTheName() {
        String one = identities.author("Aki Sato", "aki@example.com");
        String other = identities.author("aki", "AKI@example.com");

        assertThat(identities.person(one)).isEqualTo(identities.person(other));
    }

    @Test
    void aFullNameIsOnePersonWhateverTheAddress() {
        String one = identities.author("Aki Sato", "aki@example.com");
        String other = identities.author("aki  sato", "aki@work.example");

        assertThat(identities.person(one)).isEqualTo(identities.person(other));
    }

    @Test
    void aNameInKanjiIsAFullName() {
        String one = identities.author("佐藤あき", "aki@example.com");
        String other = identities.author("佐藤あき", "aki@work.example");

        assertThat(identities.person(one)).isEqualTo(identities.person(other));
    }

    @Test
    void aNameOfOneWordJoinsNobody() {
        String one = identities.author("root", "a@example.com");
        String other = identities.author("root", "b@example.com");
        identities.joinNamesThatAreLogins();

        assertThat(identities.person(one)).isNotEqualTo(identities.person(other));
    }

    @Test
    void aNoreplyAddressNamesTheLogin() {
        String one = identities.author("Aki", "12345+Aki-S@users.noreply.github.com");

        assertThat(identities.withLogin("aki-s")).isEqualTo(identities.person(one));
        assertThat(identities.loginOf(one)).contains("aki-s");
    }

    @Test
    void theLoginOfAForkIsToldRatherThanThatOfAnAddress() {
        String one = identities.author("Aki", "old-name@users.noreply.github.com");
        identities.isLogin("Aki-S", one);

        assertThat(identities.loginOf(one)).contains("Aki-S");
    }

    @Test
    void whoGivesALoginAsTheNameIsItsOwner() {
        String one = identities.author("Aki Sato", "aki@example.com");
        String other = identities.author("AkiSato", "aki@work.example");
        identities.isLogin("akisato", one);
        identities.joinNamesThatAreLogins();

        assertThat(identities.person(one)).isEqualTo(identities.person(other));
    }

    @Test
    void strangersStayStrangers() {
        String one = identities.author("Aki Sato", "aki@example.com");
        String other = identities.author("Maya Lind", "maya@example.com");

        assertThat(identities.person(one)).isNotEqualTo(identities.person(other));
    }

    @Property(tries = 200)
    void anyTextIsSomebody(@ForAll String name, @ForAll String email) {
        Identities some = new Identities();
        String key = some.author(name, email);

        assertThat(some.person(key)).isEqualTo(some.person(some.author(name, email)));
    }
}
