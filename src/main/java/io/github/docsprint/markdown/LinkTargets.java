package io.github.docsprint.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Brings the spellings of a link to a page of the site to one: a path from the site's root without host, language,
 * {@code ../}, {@code index.html}, {@code .md} and trailing slash, with its query and fragment. Other links stay.
 *
 * @param hosts of the site, for example {@code kubernetes.io}
 * @param languages whose codes may be the first part of a path, for example {@code ja}
 * @param page the path of the page that links are relative to, for example {@code /docs/concepts/}; a page is a folder
 */
public record LinkTargets(Set<String> hosts, Set<String> languages, String page) implements UnaryOperator<String> {

    public LinkTargets {
        hosts = Set.copyOf(hosts);
        languages = Set.copyOf(languages);
    }

    /**
     * The path that a site gives a content file: {@code docs/a/_index.md} is {@code /docs/a/}, {@code docs/a/b.md} is
     * {@code /docs/a/b/}.
     *
     * @param file below the language's content folder, with {@code /}
     */
    public static String pageOf(String file) {
        int dot = file.lastIndexOf('.');
        String path = dot > file.lastIndexOf('/') ? file.substring(0, dot) : file;
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        boolean folder = name.equals("_index") || name.equals("index");
        String folderPath = folder ? path.substring(0, slash + 1) : path + "/";
        return folderPath.startsWith("/") ? folderPath : "/" + folderPath;
    }

    @Override
    public String apply(String destination) {
        String rest = withoutHost(destination.strip());
        int tail = rest.length();
        for (int i = 0; i < tail; i++) {
            if (rest.charAt(i) == '?' || rest.charAt(i) == '#') {
                tail = i;
            }
        }
        String path = rest.substring(0, tail);
        String suffix = rest.substring(tail);
        if (path.isEmpty() || path.startsWith("//") || hasScheme(path) || path.startsWith("{{")) {
            return rest;
        }
        return resolve(path.startsWith("/") ? path : page + "/" + path) + suffix;
    }

    private String withoutHost(String destination) {
        int authority = destination.indexOf("//");
        boolean absolute = authority == 0
                || (authority > 0
                        && (destination.startsWith("https:") || destination.startsWith("http:"))
                        && authority <= 6);
        if (!absolute) {
            return destination;
        }
        int end = authority + 2;
        while (end < destination.length() && "/?#".indexOf(destination.charAt(end)) < 0) {
            end++;
        }
        String host = destination.substring(authority + 2, end);
        if (!hosts.contains(host) && !(host.startsWith("www.") && hosts.contains(host.substring(4)))) {
            return destination;
        }
        return destination.startsWith("/", end) ? destination.substring(end) : "/" + destination.substring(end);
    }

    private static boolean hasScheme(String path) {
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        return colon > 0 && (slash < 0 || colon < slash);
    }

    private String resolve(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        if (!parts.isEmpty() && languages.contains(parts.peekFirst())) {
            parts.pollFirst();
        }
        String last = parts.isEmpty() ? "" : parts.peekLast();
        if (last.equals("index.html") || last.equals("_index.md") || last.equals("index.md")) {
            parts.pollLast();
        } else if (last.endsWith(".md")) {
            parts.pollLast();
            parts.addLast(last.substring(0, last.length() - 3));
        }
        return "/" + String.join("/", parts);
    }
}
