package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.text.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at where links and images lead. */
final class LinkSigns {

    private static final int MOST_LINKS = 200;

    private final Signs signs;

    LinkSigns(Signs signs) {
        this.signs = signs;
    }

    void find() {
        Map<String, List<Unit>> here = links(signs.source());
        Map<String, List<Unit>> there = links(signs.translation());
        List<String> lacking = only(here, there);
        List<String> surplus = only(there, here);
        here.forEach((target, units) -> {
            if (!there.containsKey(target)) {
                signs.missing(units.get(0), Kind.LINK, target, weight(target, surplus, there.keySet()));
            } else if (units.size() > there.get(target).size()) {
                units.stream()
                        .filter(unit -> lacks(unit, target))
                        .findFirst()
                        .ifPresent(unit -> signs.missing(unit, Kind.LINK, target, 0.5));
            }
        });
        there.forEach((target, units) -> {
            if (!here.containsKey(target) && Ascii.only(target)) {
                double weight = signs.isRemark(units.get(0)) ? 0 : weight(target, lacking, here.keySet());
                signs.extra(units.get(0), Kind.LINK, target, weight);
            }
        });
    }

    /** The targets of one page that the other has not, up to as many as are worth comparing with each other. */
    private static List<String> only(Map<String, List<Unit>> here, Map<String, List<Unit>> there) {
        return here.keySet().stream()
                .filter(target -> !there.containsKey(target))
                .limit(MOST_LINKS)
                .toList();
    }

    private boolean lacks(Unit unit, String target) {
        return signs.rendering(unit).stream()
                .flatMap(rendering -> rendering.tokens().stream())
                .noneMatch(
                        token -> token.kind() == Token.Kind.LINK && token.text().equals(target));
    }

    /**
     * A link to the same page may be the same link: with a translated anchor, with none, or written relative to the page.
     *
     * @param unmatched the other page's targets without a counterpart
     * @param others all of the other page's targets
     */
    private static double weight(String target, List<String> unmatched, Set<String> others) {
        String path = path(target);
        String anchor = target.substring(path.length());
        if (!anchor.isEmpty() && !path.isEmpty() && others.contains(anchor)) {
            return 0;
        }
        double weight = anchor.isEmpty() || !others.contains(path) ? 1 : 0.6;
        for (String other : unmatched) {
            String otherPath = path(other);
            String otherAnchor = other.substring(otherPath.length());
            if (otherAnchor.equals(anchor) && (otherPath.endsWith(path) || path.endsWith(otherPath))) {
                return 0;
            }
            if (otherPath.equals(path)) {
                boolean localized = !Ascii.only(otherAnchor) || otherAnchor.contains("%");
                weight = localized ? 0 : otherAnchor.isEmpty() || anchor.isEmpty() ? Math.min(weight, 0.6) : 0.8;
            }
        }
        return weight;
    }

    private static String path(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    private static Map<String, List<Unit>> links(PageText page) {
        Map<String, List<Unit>> links = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (Token token : unit.tokens()) {
                if (token.kind() == Token.Kind.LINK) {
                    links.computeIfAbsent(token.text(), key -> new ArrayList<>())
                            .add(unit);
                }
            }
        }
        return links;
    }
}
