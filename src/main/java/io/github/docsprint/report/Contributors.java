package io.github.docsprint.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who wrote pull requests, and how to name them. */
final class Contributors {

    /** Whoever comes back, comes back within so many days. */
    static final int BACK_WITHIN_DAYS = 90;

    /** The pull requests that the Kubernetes project asks of a member, as a rule of thumb. */
    static final int MEMBER_PULLS = 5;

    /** Shorter ones are words more often than names. */
    private static final int SHORTEST_NAME = 5;

    /** Accounts that are called like what every second title is about. */
    private static final Set<String> EVERYDAY = Set.of("kubernetes", "website", "content", "japanese", "update");

    private static final Pattern WORD = Pattern.compile("@?[\\p{L}\\p{N}]+(?:[_-][\\p{L}\\p{N}]+)*");

    private final List<Pull> oldestFirst;
    private final Map<String, List<Pull>> byPerson = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** By person; asked for with every pull request. */
    private final Map<String, Optional<String>> logins = new ConcurrentHashMap<>();

    private final Identities identities;
    private final ReportRequest request;
    private final Period period;

    /** @param owners logins that the repository names beside those of authors */
    Contributors(
            List<Pull> newestFirst, Identities identities, Set<String> owners, ReportRequest request, Period period) {
        this.identities = identities;
        this.request = request;
        this.period = period;
        Map<String, Boolean> bots = new HashMap<>();
        this.oldestFirst = newestFirst.stream()
                .filter(pull -> !bots.computeIfAbsent(pull.author(), person -> isBot(identities.name(person))))
                .sorted(Comparator.comparing((Pull pull) -> pull.merged().toInstant()))
                .toList();
        oldestFirst.forEach(pull -> byPerson.computeIfAbsent(pull.author(), none -> new ArrayList<>())
                .add(pull));
        Stream.of(owners.stream(), identities.logins().stream(), identities.names().stream())
                .flatMap(names -> names)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST_NAME && !EVERYDAY.contains(name))
                .forEach(names::add);
        int number = 0;
        for (String person : ranked()) {
            labels.put(person, "contributor-" + ++number);
        }
    }

    private static boolean isBot(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return word.endsWith("[bot]") || word.endsWith("robot") || word.endsWith("-bot");
    }

    /** All pull requests of persons, the oldest first. */
    List<Pull> pulls() {
        return oldestFirst;
    }

    /** Those of one person, the oldest first. */
    List<Pull> of(String person) {
        return byPerson.getOrDefault(person, List.of());
    }

    /** All persons, those with the most pull requests in the period first. */
    List<String> ranked() {
        return byPerson.keySet().stream()
                .sorted(Comparator.comparingLong((String person) -> -inPeriod(person))
                        .thenComparing(person -> -of(person).size())
                        .thenComparing(person -> of(person).get(0).merged().toInstant()))
                .toList();
    }

    long inPeriod(String person) {
        return of(person).stream()
                .filter(pull -> period.contains(pull.merged()))
                .count();
    }

    /** Whether a pull request is its author's first; those of bots are nobody's. */
    boolean isFirst(Pull pull) {
        return of(pull.author()).stream()
                .findFirst()
                .filter(first -> first.commit().equals(pull.commit()))
                .isPresent();
    }

    LocalDate first(String person) {
        return period.day(of(person).get(0).merged());
    }

    /** Whether somebody had another pull request merged soon after a day, and later than on it. */
    boolean cameBack(String person, LocalDate day) {
        return of(person).stream()
                .map(pull -> period.day(pull.merged()))
                .anyMatch(other -> other.isAfter(day) && ChronoUnit.DAYS.between(day, other) <= BACK_WITHIN_DAYS);
    }

    private Optional<String> loginOf(String person) {
        return logins.computeIfAbsent(person, identities::loginOf);
    }

    /** How a report names somebody: by login, else by name; by a number where it names nobody. */
    String label(String person) {
        Optional<String> login = loginOf(person);
        boolean withheld =
                login.flatMap(this::entry).map(entry -> !entry.consent()).orElse(false);
        if (request.anonymous() || withheld) {
            return labels.getOrDefault(person, "contributor-0");
        }
        return login.map(name -> "@" + name).orElseGet(() -> identities.name(person));
    }

    /** {@link #label} of a login, whether it has pull requests or not. */
    String labelOfLogin(String login) {
        if (identities.knowsLogin(login) && labels.containsKey(identities.withLogin(login))) {
            return label(identities.withLogin(login));
        }
        boolean withheld = entry(login).map(entry -> !entry.consent()).orElse(false);
        return request.anonymous() || withheld ? "owner" : "@" + login;
    }

    /** The title of a pull request; in a report that names nobody, without mentions and the names that history knows. */
    String title(String title) {
        if (!request.anonymous()) {
            return title;
        }
        String left = WORD.matcher(title).replaceAll(word -> {
            String lower = word.group().toLowerCase(Locale.ROOT);
            return lower.startsWith("@") || names.contains(lower) ? "…" : Matcher.quoteReplacement(word.group());
        });
        for (String name : names) {
            int at = name.indexOf(' ') < 0 ? -1 : left.toLowerCase(Locale.ROOT).indexOf(name);
            if (at >= 0) {
                left = left.substring(0, at) + "…" + left.substring(at + name.length());
            }
        }
        return left;
    }

    Optional<String> company(Pull pull) {
        Optional<String> login = loginOf(pull.author());
        return login.flatMap(this::entry)
                .flatMap(Roster.Entry::company)
                .or(() -> request.affiliations().company(pull.email(), period.day(pull.merged())))
                .or(() -> login.flatMap(name -> request.affiliations().company(name, period.day(pull.merged()))));
    }

    Optional<String> country(String person) {
        return loginOf(person).flatMap(this::entry).flatMap(Roster.Entry::country);
    }

    private Optional<Roster.Entry> entry(String login) {
        return Optional.ofNullable(request.roster().entries().get(login.toLowerCase(Locale.ROOT)));
    }
}
