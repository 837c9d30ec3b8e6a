package io.github.docsprint.drift.base;

import java.util.Locale;
import java.util.Set;

/** The part of a link target that is the same in every language and form. */
final class LinkTargets {

    private LinkTargets() {}

    /** The address of a page, as far as it is the same in every language. */
    static String folder(String path) {
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

    /**
     * Drops scheme, {@code www} and language host, language folders, {@code index.html}, {@code .md} and trailing
     * slashes, and makes relative targets absolute.
     *
     * @param folder where relative targets start
     */
    static String normal(String target, String folder) {
        String text = target.strip();
        int scheme = text.indexOf("://");
        boolean absolute = scheme > 0 && scheme < 10;
        if (absolute) {
            text = text.substring(scheme + 3);
        }
        StringBuilder path = new StringBuilder(text.length());
        if (text.startsWith("../") || text.startsWith("./")) {
            path.append(folder);
        }
        String[] parts = text.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (absolute && i == 0) {
                part = host(part);
            } else if (part.equals("..")) {
                path.setLength(Math.max(0, path.lastIndexOf("/")));
                continue;
            } else if (part.isEmpty() || part.equals(".") || isLanguage(part)) {
                continue;
            } else if (i == parts.length - 1) {
                part = page(part);
            }
            if (!part.isEmpty()) {
                path.append('/').append(part);
            }
        }
        return path.toString();
    }

    private static String host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        if (dot > 0 && (isLanguage(name.substring(0, dot)) || name.startsWith("www."))) {
            name = name.substring(dot + 1);
        }
        return name.equals("kubernetes.io") || name.equals("k8s.io") ? "" : name;
    }

    private static String page(String name) {
        if (name.equals("index.html") || name.equals("_index.md") || name.equals("index.md")) {
            return "";
        }
        return name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    }

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private static boolean isLanguage(String part) {
        if (part.length() == 2) {
            return LANGUAGES.contains(part.toLowerCase(Locale.ROOT));
        }
        return part.length() == 5
                && (part.charAt(2) == '-' || part.charAt(2) == '_')
                && LANGUAGES.contains(part.substring(0, 2).toLowerCase(Locale.ROOT));
    }
}
