package io.github.docsprint.lint;

import java.util.List;
import java.util.regex.Pattern;

/** Addresses of links in the form that they have in every language. */
final class Address {

    private static final List<String> OWN_HOSTS =
            List.of("https://kubernetes.io", "http://kubernetes.io", "https://www.kubernetes.io");

    /** The part of an address that says in which language a page is. */
    private static final Pattern LANGUAGE = Pattern.compile(
            "/(?:ja|ja-jp|en|en-us)(?=/|$)|(?<=://)(?:ja|en)\\.|[?&]hl=[a-z-]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern JAPANESE =
            Pattern.compile("/(?:ja|jp|ja[-_]jp)(?=/|$)|(?<=://)(?:ja|jp)\\.|[?&]hl=ja", Pattern.CASE_INSENSITIVE);

    /** Second-level domains of countries, such as {@code co.jp}, are this short. */
    private static final int SHORT_LABEL = 3;

    private Address() {}

    /**
     * An address without the language, the site's own host, a slash at its end, and the fragment of a page of another
     * site, which is in the language of that page.
     */
    static String neutral(String destination) {
        String target = destination;
        for (String host : OWN_HOSTS) {
            if (target.startsWith(host + "/")) {
                target = target.substring(host.length());
            }
        }
        target = LANGUAGE.matcher(target).replaceAll("");
        int hash = target.indexOf('#');
        if (isExternal(target) && hash >= 0) {
            target = target.substring(0, hash);
        }
        return target.replace("/#", "#").replaceFirst("/$", "");
    }

    static boolean isExternal(String address) {
        return address.contains("://");
    }

    /** Whether an address leads to the Japanese pages of the site that another leads to. */
    static boolean isJapaneseFor(String address, String english) {
        return isExternal(address)
                && isExternal(english)
                && JAPANESE.matcher(address).find()
                && site(address).equals(site(english));
    }

    /** The domain that somebody has registered. */
    private static String site(String address) {
        String host = address.substring(address.indexOf("://") + 3).replaceFirst("[/?#:].*", "");
        String[] labels = host.split("\\.");
        int last = labels.length - 1;
        boolean ofCountry = last > 1 && labels[last].length() == 2 && labels[last - 1].length() <= SHORT_LABEL;
        int from = Math.max(0, last - (ofCountry ? 2 : 1));
        return String.join(".", List.of(labels).subList(from, last + 1));
    }

    /** The address of the page that a file holds, as links on the site name it: {@code /docs/home}. */
    static String ofPage(String path) {
        return path.replaceFirst("^content/[^/]+", "")
                .replaceFirst("\\.md$", "")
                .replaceFirst("/_?index$", "");
    }
}
