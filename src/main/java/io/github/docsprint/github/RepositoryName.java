package io.github.docsprint.github;

import io.github.docsprint.message.Failure;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository at GitHub, {@code owner/name}. Names are alike whatever their case. */
public record RepositoryName(String owner, String name) {

    /** What GitHub allows in both parts. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    public RepositoryName {
        if (!isPart(owner) || !isPart(name)) {
            throw Failure.usage("github.repository-name", owner + "/" + name);
        }
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && !part.equals(".") && !part.equals("..");
    }

    /**
     * Reads {@code owner/name}.
     *
     * @throws Failure (usage) where it is something else
     */
    public static RepositoryName parse(String text) {
        return tryParse(text).orElseThrow(() -> Failure.usage("github.repository-name", text));
    }

    static Optional<RepositoryName> tryParse(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && isPart(text.substring(0, slash)) && isPart(text.substring(slash + 1))
                ? Optional.of(new RepositoryName(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }

    /** Whether both mean one repository. */
    public boolean isSameAs(RepositoryName other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
