package io.github.docsprint.lint;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.markdown.LinkTarget;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of links in the form that they have in every language. */
final class Address {

    private static final Pattern JAPANESE =
            Pattern.compile("/(?:ja|jp|ja[-_]jp)(?=/|$)|(?<=://)(?:ja|jp)\\.|[?&]hl=ja", Pattern.CASE_INSENSITIVE);

    private static final String SCHEME_END = "://";

    /** Second-level domains of countries, such as {@code co.jp}, are this short. */
    private static final int SHORT_LABEL = 3;

    private Address() {}

    /**
     * An address in the form that it has in every language. That of another site keeps its scheme, as a translation may
     * lack a move to https, and loses its fragment, which is in the language of that page.
     */
    static String neutral(String destination, Dialect dialect) {
        String target = LinkTarget.normal(destination, dialect);
        return LinkTarget.isElsewhere(destination, dialect)
                ? destination.substring(0, destination.indexOf(SCHEME_END)) + ":/" + withoutFragment(target)
                : target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    }

    private static String withoutFragment(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    /** Whether an address leads to the Japanese pages of the site that another leads to. */
    static boolean isJapaneseFor(String address, String english) {
        return address.contains(SCHEME_END)
                && english.contains(SCHEME_END)
                && JAPANESE.matcher(address).find()
                && site(address).equals(site(english));
    }

    /** The domain that somebody has registered. */
    private static String site(String address) {
        String host = address.substring(address.indexOf(SCHEME_END) + SCHEME_END.length())
                .replaceFirst("[/?#:].*", "");
        String[] labels = host.split("\\.");
        int last = labels.length - 1;
        boolean ofCountry = last > 1 && labels[last].length() == 2 && labels[last - 1].length() <= SHORT_LABEL;
        int from = Math.max(0, last - (ofCountry ? 2 : 1));
        return String.join(".", List.of(labels).subList(from, last + 1));
    }
}
