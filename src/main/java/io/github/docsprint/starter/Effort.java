package io.github.docsprint.starter;

import io.github.docsprint.message.Failure;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long translating takes, from the history of past work: {@code starter/effort.json} says how the figures came about,
 * and a test derives them again from the corpus.
 *
 * @param minutesAPlace what a small edit takes, reading and finding the place included
 * @param minutesACheck what looking at a mended place takes
 * @param charactersAMinute Japanese characters that are written in a minute, reading the source included
 * @param charactersAWord Japanese characters that stand for an English word
 * @param daysToMerge median days from the first commit of a pull request to its merge, by its size
 */
public record Effort(
        double minutesAPlace,
        double minutesACheck,
        double charactersAMinute,
        double charactersAWord,
        Map<Size, Double> daysToMerge) {

    private static final String RESOURCE = "/starter/effort.json";
    private static final int STEP = 5;

    public Effort {
        daysToMerge = Collections.unmodifiableMap(new EnumMap<>(daysToMerge));
    }

    /** The figures that docsprint comes with. */
    public static Effort shipped() {
        try (InputStream in = Effort.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the jar");
            }
            Mapping figures = YamlReader.readJson(RESOURCE, in.readAllBytes(), Limits.CONFIG);
            Map<Size, Double> days = new EnumMap<>(Size.class);
            Mapping bySize = figures.mapping("daysToMerge").orElseThrow();
            List.of(Size.values()).forEach(size -> days.put(size, Double.valueOf(bySize.requiredText(size.name()))));
            return new Effort(
                    Double.parseDouble(figures.requiredText("minutesAPlace")),
                    Double.parseDouble(figures.requiredText("minutesACheck")),
                    Double.parseDouble(figures.requiredText("charactersAMinute")),
                    Double.parseDouble(figures.requiredText("charactersAWord")),
                    days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Failure e) {
            throw new IllegalStateException(RESOURCE + " cannot be read", e);
        }
    }

    /** Days from the first commit to the merge, as half of all past pull requests of a size took at most. */
    public double days(Size size) {
        return daysToMerge.getOrDefault(size, 0.0);
    }

    /** Minutes of work, up to the next five. Setting up, the pull request and its review come on top. */
    public int minutes(int words, int places) {
        return step(places * minutesAPlace + words * charactersAWord / charactersAMinute);
    }

    /** Minutes of work where most places are mended already and have to be looked at. */
    public int minutesToCheck(int mended, int places) {
        return step(mended * minutesACheck + places * minutesAPlace);
    }

    private static int step(double minutes) {
        return Math.max(1, (int) Math.ceil(minutes / STEP)) * STEP;
    }
}
