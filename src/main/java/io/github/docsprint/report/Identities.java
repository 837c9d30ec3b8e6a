package io.github.docsprint.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which names, e-mail addresses and logins are one person. Two commits with one address, or with one name of at least
 * two words, are by one person; an address of GitHub's that hides one's own names the login; and a pull request from
 * somebody's fork with commits of one person joins login and person, where most of that login's do.
 */
final class Identities {

    private static final Pattern NOREPLY =
            Pattern.compile("(?:[0-9]+\\+)?([a-z0-9](?:-?[a-z0-9]){0,38})@users\\.noreply\\.github\\.com");

    /** Names that machines give. */
    private static final Set<String> NOBODY = Set.of("your name", "github actions", "unknown user", "ec2 user");

    /** A name of one word may be somebody's login from so many characters on: "root" is nobody's. */
    private static final int SHORTEST_NAME = 5;

    private final Map<String, String> parents = new HashMap<>();

    /** Names by author key, and logins by login key: those of forks before those of addresses. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, String> logins = new LinkedHashMap<>();
    private final Map<String, String> addressLogins = new LinkedHashMap<>();

    /** The login that a noreply address names. */
    static Optional<String> login(String email) {
        Matcher matcher = NOREPLY.matcher(email.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Takes in the author of a commit; returns a key, to be looked up with {@link #person} once all are in. */
    String author(String name, String email) {
        String address = email.toLowerCase(Locale.ROOT).strip();
        String word = name.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        String key = address.isEmpty() ? "name " + word : "mail " + address;
        find(key);
        names.putIfAbsent(key, name.strip());
        boolean full = word.indexOf(' ') > 0 || word.codePoints().anyMatch(c -> c > 0x2e80);
        if (full && !NOBODY.contains(word)) {
            join(key, "name " + word);
        }
        login(address).ifPresent(login -> {
            join(key, loginKey(login));
            addressLogins.putIfAbsent(loginKey(login), login);
        });
        return key;
    }

    /** Says that a login is somebody. */
    void isLogin(String login, String author) {
        logins.putIfAbsent(loginKey(login), login);
        join(author, loginKey(login));
    }

    /** Joins those who give their login as their name. */
    void joinNamesThatAreLogins() {
        names.forEach((key, name) -> {
            if (name.length() >= SHORTEST_NAME && name.indexOf(' ') < 0 && knowsLogin(name)) {
                join(key, loginKey(name));
            }
        });
    }

    /** The person with a login; a new one where nobody is known by it. */
    String withLogin(String login) {
        return person(loginKey(login));
    }

    /** Whether anybody is known by a login. */
    boolean knowsLogin(String login) {
        return parents.containsKey(loginKey(login));
    }

    private static String loginKey(String login) {
        return "login " + login.toLowerCase(Locale.ROOT);
    }

    /** Every login that somebody is known by. */
    Collection<String> logins() {
        return Stream.of(logins, addressLogins)
                .flatMap(known -> known.values().stream())
                .toList();
    }

    /** Every name that somebody has given. */
    Collection<String> names() {
        return List.copyOf(names.values());
    }

    /** The name of a person, the first that was taken in; empty where there is none. */
    String name(String person) {
        return names.entrySet().stream()
                .filter(entry -> person(entry.getKey()).equals(person(person))
                        && !entry.getValue().isEmpty())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The login of a person, where it is known. */
    Optional<String> loginOf(String person) {
        return Stream.of(logins, addressLogins)
                .flatMap(known -> known.entrySet().stream())
                .filter(entry -> person(entry.getKey()).equals(person(person)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The one key that stands for a person. */
    String person(String key) {
        return find(key);
    }

    private String find(String key) {
        String at = key;
        String parent = parents.computeIfAbsent(at, same -> same);
        while (!parent.equals(at)) {
            at = parent;
            parent = parents.getOrDefault(at, at);
        }
        parents.put(key, at);
        return at;
    }

    private void join(String one, String other) {
        String first = find(one);
        String second = find(other);
        if (!first.equals(second)) {
            parents.put(second, first);
        }
    }
}
