package io.github.docsprint.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a link target that is the same in every language and form. */
public final class LinkTarget {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** The parameters by which sites are asked for a language. */
    private static final Set<String> OF_LANGUAGE = Set.of("hl", "lang", "language", "locale");

    /** A folder deeper than this is hardly named after a language. */
    private static final int DEEPEST_LANGUAGE = 3;

    private static final int LONGEST_SCHEME = 10;

    private LinkTarget() {}

    /**
     * The address of a page, as far as it is the same in every language.
     *
     * @param path of the page's file
     */
    public static String folder(String path) {
        StringBuilder folder = new StringBuilder(path.length());
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = i == parts.length - 1 ? page(parts[i]) : parts[i];
            if (!part.isEmpty() && !part.equals("content") && !isLanguage(part)) {
                folder.append('/').append(part);
            }
        }
        return folder.toString();
    }

    /** The same with relative targets as they are, without the dots that they begin with. */
    public static String normal(String target, Dialect dialect) {
        return normal(target, "", dialect);
    }

    /** Whether a target is on another site. */
    public static boolean isElsewhere(String target, Dialect dialect) {
        String text = target.strip();
        int scheme = scheme(text);
        return scheme > 0
                && !dialect.hosts().contains(host(text.substring(scheme).replaceFirst("[/?#].*", "")));
    }

    /**
     * Drops scheme, the site's host, {@code www}, language hosts and folders, {@code index.html}, {@code .md}, the
     * trailing slash, and what a query says of the language, and makes relative targets absolute. The anchor stays.
     *
     * @param folder where relative targets start
     * @param dialect knows the hosts of the site
     */
    public static String normal(String target, String folder, Dialect dialect) {
        String text = target.strip();
        int hash = text.indexOf('#');
        String anchor = hash < 0 ? "" : text.substring(hash);
        text = hash < 0 ? text : text.substring(0, hash);
        int question = text.indexOf('?');
        String query = question < 0 ? "" : query(text.substring(question + 1));
        text = question < 0 ? text : text.substring(0, question);
        int scheme = scheme(text);
        StringBuilder path = new StringBuilder(text.length());
        if (text.startsWith("../") || text.startsWith("./")) {
            path.append(folder);
        }
        String[] parts = text.substring(scheme).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = i == 0 && scheme > 0
                    ? withoutOwn(host(parts[i]), dialect)
                    : i == parts.length - 1 ? page(parts[i]) : parts[i];
            if (part.equals("..")) {
                path.setLength(Math.max(0, path.lastIndexOf("/")));
            } else if (!part.isEmpty() && !part.equals(".") && !(i < DEEPEST_LANGUAGE && isLanguage(part))) {
                path.append('/').append(part);
            }
        }
        return path.append(query).append(anchor).toString();
    }

    private static String query(String query) {
        String kept = Stream.of(query.split("&", -1))
                .filter(parameter -> !OF_LANGUAGE.contains(parameter.replaceFirst("=.*", "")))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /** How long the scheme is, with what separates it from the host; 0 where there is none. */
    private static int scheme(String target) {
        int end = target.indexOf("://");
        return end > 0 && end < LONGEST_SCHEME ? end + 3 : 0;
    }

    private static String withoutOwn(String host, Dialect dialect) {
        return dialect.hosts().contains(host) ? "" : host;
    }

    /** A host without {@code www} and a language. */
    static String host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot > 0 && (isLanguage(name.substring(0, dot)) || name.startsWith("www."))) {
            name = name.substring(dot + 1);
        }
        return name;
    }

    private static String page(String name) {
        if (name.equals("index.html") || name.equals("_index.md") || name.equals("index.md")) {
            return "";
        }
        return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    }

    private static boolean isLanguage(String part) {
        return (part.length() == 2 || (part.length() == 5 && (part.charAt(2) == '-' || part.charAt(2) == '_')))
                && LANGUAGES.contains(part.substring(0, 2).toLowerCase(Locale.ROOT));
    }
}
