package io.github.docsprint.drift;

import io.github.docsprint.drift.base.InferredBase.Contradiction;
import io.github.docsprint.drift.change.Format;
import io.github.docsprint.drift.change.ReflectedSource;
import io.github.docsprint.drift.change.Splice;
import io.github.docsprint.git.BlobId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The source page as a translation reflects it, found out from one contradiction with its base after the other. What a
 * contradiction comes to follows from the two revisions, the translation, the base, and the contradictions before it that
 * held; so what an earlier run found out about one holds, whatever others there are now, and texts are read only for what
 * is new. For one thread.
 */
final class Reflection {

    /** All revisions read for one page together have no more letters than this: some seconds. */
    private static final long MOST_LETTERS = 4_000_000;

    private final String path;
    private final String source;
    private final PageStudy study;
    private final BlobId translation;

    /** The base, then the two revisions of each contradiction that held, the one more like the base first. */
    private final List<BlobId> contents = new ArrayList<>();

    /** The page up to the steps that are not in it yet; made when it is asked for. */
    private @Nullable String made;

    private final List<Step> notMade = new ArrayList<>();

    private final List<Integer> lacking = new ArrayList<>();
    private boolean complete = true;

    /** Up to what {@link #text} is; made when it is needed, and of no use when something else was known to hold. */
    private @Nullable ReflectedSource reflected;

    /**
     * What came of a contradiction.
     *
     * @param letters of the texts that were read for it
     * @param made what it does to the source page, if the translation reflects the other side of it, and not what the base
     *     has; else nothing
     */
    record Step(long letters, List<Splice> made) {

        Step {
            made = List.copyOf(made);
        }
    }

    /**
     * The base as it is.
     *
     * @param path the translation's
     * @param source the source page's path
     * @param study gives the texts, the translation's too
     */
    Reflection(String path, String source, BlobId base, BlobId translation, PageStudy study) {
        this.path = path;
        this.source = source;
        this.translation = translation;
        this.study = study;
        contents.add(base);
    }

    /**
     * Looks at contradictions, up to the first of which a text is missing.
     *
     * @param known what earlier runs have found out
     */
    Reflection lookAt(List<Contradiction> contradictions, VerdictCache known) {
        long letters = 0;
        for (int i = 0; i < contradictions.size(); i++) {
            Contradiction each = contradictions.get(i);
            BlobId older = each.previous();
            BlobId newer = each.revision().blob();
            BlobId from = each.lacks() ? newer : older;
            BlobId to = each.lacks() ? older : newer;
            Contents key = with(from, to, translation);
            long left = MOST_LETTERS - letters;
            Optional<Step> step = known.step(key).or(() -> lookAt(from, to, left));
            complete = step.isPresent();
            letters += step.map(Step::letters).orElse(0L);
            if (!complete || letters > MOST_LETTERS) {
                break;
            }
            known.keep(key, step.get());
            if (!step.get().made().isEmpty()) {
                notMade.add(step.get());
                contents.add(from);
                contents.add(to);
                if (each.lacks()) {
                    lacking.add(i);
                }
            }
        }
        return this;
    }

    /** Empty where a text is missing. */
    private Optional<Step> lookAt(BlobId from, BlobId to, long left) {
        Optional<String> before = study.text(from);
        Optional<String> after = study.text(to);
        Optional<String> mine = study.text(translation);
        if (before.isEmpty() || after.isEmpty() || mine.isEmpty()) {
            return Optional.empty();
        }
        long letters = before.get().length() + after.get().length() + mine.get().length();
        if (letters > left) {
            return Optional.of(new Step(letters, List.of()));
        }
        return text().map(page -> {
            ReflectedSource known = reflected;
            if (known == null || !known.text().equals(page)) {
                known = new ReflectedSource(source, page, () -> study.texts().of(path, mine.get()), study.texts());
                reflected = known;
            }
            return new Step(letters, known.take(before.get(), after.get()));
        });
    }

    /**
     * The source page with what the translation lacks of its base undone, and what it has beyond it made; empty where a
     * text is missing.
     */
    Optional<String> text() {
        Optional<String> known = Optional.ofNullable(made).or(() -> study.text(contents.get(0)));
        if (known.isEmpty()) {
            return known;
        }
        String page = known.get();
        for (Step step : notMade) {
            page = Splice.all(step.made(), page);
        }
        notMade.clear();
        made = page;
        return Optional.of(page);
    }

    /** All that the verdict follows from on the translation beside a source page. */
    Contents contentsWith(BlobId now) {
        return with(now, translation);
    }

    private Contents with(BlobId... more) {
        List<BlobId> all = new ArrayList<>(contents);
        Collections.addAll(all, more);
        return new Contents(Format.of(source), Format.of(path), all);
    }

    /** The contradictions that the translation lacks something of that its base has, by their numbers. */
    List<Integer> lacking() {
        return List.copyOf(lacking);
    }

    /** Whether all contradictions were looked at that are to be, as their texts are here. */
    boolean isComplete() {
        return complete;
    }
}
