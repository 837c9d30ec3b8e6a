package io.github.docsprint.starter;

import io.github.docsprint.site.Catalogue;
import io.github.docsprint.site.Kind;
import io.github.docsprint.site.SourcePage;
import java.util.HashMap;
import java.util.Map;

/** How much of each folder of the source is translated. */
final class Series {

    /** So many neighbours at least make a series. */
    private static final int SHORTEST = 3;

    private static final Count NONE = new Count(0, 0);

    private final Map<String, Count> counts = new HashMap<>();

    /** @param all how many pages a folder has */
    record Count(int translated, int all) {

        /** The part that is translated; 0 for a folder of too few pages. */
        double share() {
            return all < SHORTEST ? 0 : (double) translated / all;
        }

        private Count and(boolean translation) {
            return new Count(translated + (translation ? 1 : 0), all + 1);
        }
    }

    Series(Catalogue catalogue) {
        for (SourcePage page : catalogue.sources()) {
            if (page.visible() && page.kind() == Kind.PAGE) {
                boolean translation = !catalogue.translationsOf(page.path()).isEmpty();
                counts.compute(folder(page.path()), (folder, count) -> (count == null ? NONE : count).and(translation));
            }
        }
    }

    /** The count of the folder that a source page is in. */
    Count around(String source) {
        return counts.getOrDefault(folder(source), NONE);
    }

    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
