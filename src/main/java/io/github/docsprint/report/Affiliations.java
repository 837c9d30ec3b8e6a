package io.github.docsprint.report;

import io.github.docsprint.message.Failure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who worked where, from files as cncf/gitdm keeps them ({@code developers_affiliations*.txt}): a line {@code login:
 * user!domain, user!domain}, then indented lines {@code Company [from DATE] [until DATE]}.
 *
 * @param jobs by e-mail address, and by login, in lower case; in the order written
 */
public record Affiliations(Map<String, List<Job>> jobs) {

    /** None. */
    public static final Affiliations NONE = new Affiliations(Map.of());

    /**
     * A job.
     *
     * @param from the first day, the beginning of time where the file says none
     * @param until the first day after it
     */
    public record Job(String company, LocalDate from, LocalDate until) {}

    public Affiliations {
        jobs = Map.copyOf(jobs);
    }

    /** The company of somebody on a day; empty where nobody knows. */
    public Optional<String> company(String emailOrLogin, LocalDate day) {
        return jobs.getOrDefault(emailOrLogin.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(job -> !day.isBefore(job.from()) && day.isBefore(job.until()))
                .map(Job::company)
                .findFirst();
    }

    /**
     * Reads such a file.
     *
     * @param file its name for the user
     * @throws Failure (usage) with file and line where it is something else
     */
    public static Affiliations read(String file, String text) {
        Map<String, List<Job>> jobs = new HashMap<>();
        List<Job> current = List.of();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0))) {
                if (current.isEmpty() && jobs.isEmpty()) {
                    throw Failure.usage("report.affiliation-line", file, number, line.strip());
                }
                current.add(job(file, number, line.strip()));
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw Failure.usage("report.affiliation-line", file, number, line.strip());
            }
            List<Job> of = new ArrayList<>();
            jobs.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), of);
            for (String address : line.substring(colon + 1).split(",", -1)) {
                jobs.put(address.strip().replace('!', '@').toLowerCase(Locale.ROOT), of);
            }
            current = of;
        }
        jobs.replaceAll((key, list) -> List.copyOf(list));
        return new Affiliations(jobs);
    }

    /** All that several files know; the first that knows somebody wins. */
    public Affiliations with(Affiliations other) {
        Map<String, List<Job>> all = new HashMap<>(other.jobs);
        all.putAll(jobs);
        return new Affiliations(all);
    }

    private static Job job(String file, int number, String line) {
        List<String> words = new ArrayList<>(List.of(line.split("\\s+", -1)));
        LocalDate from = LocalDate.MIN;
        LocalDate until = LocalDate.MAX;
        try {
            for (int last = words.size() - 2; last > 0; last -= 2) {
                String word = words.get(last);
                if (word.equals("from")) {
                    from = LocalDate.parse(words.get(last + 1));
                } else if (word.equals("until")) {
                    until = LocalDate.parse(words.get(last + 1));
                } else {
                    break;
                }
                words = words.subList(0, last);
            }
        } catch (DateTimeException e) {
            throw Failure.usage("report.affiliation-line", file, number, line).causedBy(e);
        }
        return new Job(String.join(" ", words), from, until);
    }
}
