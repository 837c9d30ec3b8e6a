package io.github.docsprint.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names and addresses that a repository's {@code .mailmap} puts in the place of those in commits
 * (<a href="https://git-scm.com/docs/gitmailmap">gitmailmap</a>). Lines that are none are passed over, as git does.
 */
final class Mailmap {

    /** The file, at the repository's root. */
    static final String FILE = ".mailmap";

    static final Mailmap NONE = new Mailmap("");

    /** A name and an address; either may be empty: then that of the commit stays. */
    record Person(String name, String email) {}

    private final Map<String, Person> entries = new HashMap<>();

    Mailmap(String text) {
        text.lines().map(line -> line.replaceFirst("#.*", "")).forEach(this::add);
    }

    private void add(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        if (open < 0 || close < 0) {
            return;
        }
        String name = line.substring(0, open).strip();
        String email = line.substring(open + 1, close).strip();
        int secondOpen = line.indexOf('<', close);
        int secondClose = line.indexOf('>', secondOpen + 1);
        if (secondOpen < 0 || secondClose < 0) {
            entries.put(key("", email), new Person(name, ""));
        } else {
            String oldName = line.substring(close + 1, secondOpen).strip();
            String oldEmail = line.substring(secondOpen + 1, secondClose).strip();
            entries.put(key(oldName, oldEmail), new Person(name, email));
        }
    }

    /** Who somebody in a commit is. */
    Person proper(String name, String email) {
        Person found = entries.getOrDefault(key(name, email), entries.getOrDefault(key("", email), new Person("", "")));
        return new Person(
                found.name().isEmpty() ? name : found.name(), found.email().isEmpty() ? email : found.email());
    }

    private static String key(String name, String email) {
        return (name + "\n" + email).toLowerCase(Locale.ROOT);
    }
}
