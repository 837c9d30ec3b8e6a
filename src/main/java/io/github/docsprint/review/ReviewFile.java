package io.github.docsprint.review;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.Severity;
import io.github.docsprint.drift.State;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.json.JsonWriter;
import io.github.docsprint.message.Failure;
import io.github.docsprint.review.Review.Divergence;
import io.github.docsprint.review.Review.Objection;
import io.github.docsprint.review.Review.Page;
import io.github.docsprint.review.Review.Place;
import io.github.docsprint.review.Review.Remark;
import io.github.docsprint.review.Review.Standing;
import io.github.docsprint.review.Review.Sync;
import io.github.docsprint.review.Review.Work;
import io.github.docsprint.yaml.Limits;
import io.github.docsprint.yaml.Mapping;
import io.github.docsprint.yaml.YamlReader;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A review as JSON: docs/schema/review.schema.json. It is also how a review gets from the job that reads a stranger's
 * branch to the job that may write to the pull request, so a file that is read is not trusted: every value is checked,
 * and whatever is not as this class writes it is refused.
 */
public final class ReviewFile {

    /** A file may have this many characters. */
    public static final int MOST_CHARACTERS = 1 << 22;

    private static final Limits LIMITS = new Limits(MOST_CHARACTERS, 10, 400_000);
    private static final int MOST_PAGES = 5_000;
    private static final int MOST_REMARKS = 20_000;
    private static final int MOST_IN_ONE = 1_000;
    private static final int MOST_COUNT = 10_000_000;
    private static final int LONGEST_PATH = 1_000;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_SUGGESTION = 60_000;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})?");
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final List<String> WORDS = List.of("en", "ja");

    private ReviewFile() {}

    /** Writes a review. */
    public static void write(Review review, OutputStream out) {
        try (JsonWriter json = JsonWriter.to(out)) {
            json.object(() -> {
                json.field("schemaVersion", 1);
                json.field("language", review.language());
                json.field("words", review.words());
                number(json, "pull", review.pull());
                json.field("base", review.base().hex());
                json.field("head", review.head().hex());
                json.object("summary", () -> {
                    json.field("errors", review.count(io.github.docsprint.rules.Severity.ERROR));
                    json.field("warnings", review.count(io.github.docsprint.rules.Severity.WARNING));
                    json.field("infos", review.count(io.github.docsprint.rules.Severity.INFO));
                    json.field("otherFiles", review.otherFiles());
                });
                json.array("pages", review.pages(), page -> json.object(() -> page(json, page)));
                json.array("remarks", review.remarks(), remark -> json.object(() -> remark(json, remark)));
            });
        }
    }

    private static void page(JsonWriter json, Page page) {
        json.field("path", page.path());
        json.field("source", page.source());
        json.field("work", id(page.work()));
        standing(json, "before", page.before());
        standing(json, "after", page.after());
        json.object("sync", () -> {
            json.field("before", page.sync().before());
            json.field("done", page.sync().done());
            json.array("unsure", page.sync().unsure(), place -> json.object(() -> place(json, place)));
            json.array("left", page.sync().left(), place -> json.object(() -> place(json, place)));
        });
        json.field("divergence", id(page.divergence()));
        json.field("movedTo", page.movedTo());
        json.field("movedToTranslation", page.translatedThere());
    }

    private static void standing(JsonWriter json, String name, Optional<Standing> standing) {
        standing.ifPresentOrElse(
                known -> json.object(name, () -> {
                    json.field("state", known.state().id());
                    json.field("severity", known.severity().map(Severity::id));
                }),
                () -> json.field(name, Optional.empty()));
    }

    private static void place(JsonWriter json, Place place) {
        json.field("heading", place.heading());
        json.field("change", place.change().id());
        json.field("kind", place.kind().id());
        json.field("before", place.before());
        json.field("after", place.after());
        lines(json, "sourceLines", Optional.of(place.source()));
        lines(json, "targetLines", place.target());
    }

    private static void remark(JsonWriter json, Remark remark) {
        json.field("path", remark.path());
        lines(json, "lines", Optional.of(remark.lines()));
        json.field("commentable", remark.commentable());
        json.array(
                "objections",
                remark.objections(),
                objection -> json.object(() -> {
                    json.field("rule", objection.rule());
                    json.field("severity", objection.severity().label());
                    json.field("message", objection.message());
                }));
        json.field("suggestion", remark.suggestion());
    }

    private static void lines(JsonWriter json, String name, Optional<Lines> lines) {
        lines.ifPresentOrElse(
                range -> json.array(name, List.of(range.first(), range.last()), json::value),
                () -> json.field(name, Optional.empty()));
    }

    private static void number(JsonWriter json, String name, Optional<Integer> number) {
        number.ifPresentOrElse(value -> json.field(name, value), () -> json.field(name, Optional.empty()));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file its name for the user
     * @param folder the folder of the language on the site, in which all its pages have to be
     * @throws Failure (usage) with the place, where it is anything else
     */
    public static Review read(String file, byte[] utf8, Function<String, String> folder) {
        if (utf8.length > 3 * MOST_CHARACTERS) {
            throw Failure.usage("review.file-size", file);
        }
        Mapping document = YamlReader.readJson(file, utf8, LIMITS);
        document.allowOnly(
                List.of("schemaVersion", "language", "words", "pull", "base", "head", "summary", "pages", "remarks"));
        if (count(document, "schemaVersion") != 1) {
            throw wrong(document, "schemaVersion");
        }
        String language = matching(document, "language", LANGUAGE);
        String prefix = folder.apply(language) + "/";
        Mapping summary = required(document, "summary");
        summary.allowOnly(List.of("errors", "warnings", "infos", "otherFiles"));
        return new Review(
                language,
                oneOf(document, "words", WORDS, Function.identity()),
                document.integer("pull").map(number -> {
                    if (number < 1) {
                        throw wrong(document, "pull");
                    }
                    return number;
                }),
                new CommitId(matching(document, "base", COMMIT)),
                new CommitId(matching(document, "head", COMMIT)),
                list(document, "pages", MOST_PAGES).stream()
                        .map(page -> readPage(page, prefix))
                        .toList(),
                list(document, "remarks", MOST_REMARKS).stream()
                        .map(remark -> readRemark(remark, prefix))
                        .toList(),
                count(summary, "otherFiles"));
    }

    private static Page readPage(Mapping page, String prefix) {
        page.allowOnly(List.of(
                "path", "source", "work", "before", "after", "sync", "divergence", "movedTo", "movedToTranslation"));
        Mapping sync = required(page, "sync");
        sync.allowOnly(List.of("before", "done", "unsure", "left"));
        return new Page(
                path(page, "path", prefix),
                optionalPath(page, "source"),
                oneOf(page, "work", List.of(Work.values()), ReviewFile::id),
                readStanding(page, "before"),
                readStanding(page, "after"),
                new Sync(
                        count(sync, "before"),
                        count(sync, "done"),
                        list(sync, "unsure", MOST_IN_ONE).stream()
                                .map(ReviewFile::readPlace)
                                .toList(),
                        list(sync, "left", MOST_IN_ONE).stream()
                                .map(ReviewFile::readPlace)
                                .toList()),
                oneOf(page, "divergence", List.of(Divergence.values()), ReviewFile::id),
                optionalPath(page, "movedTo"),
                optionalPath(page, "movedToTranslation"));
    }

    private static Optional<String> optionalPath(Mapping page, String key) {
        return page.get(key).isEmpty() ? Optional.empty() : Optional.of(path(page, key, ""));
    }

    private static Optional<Standing> readStanding(Mapping page, String key) {
        return page.mapping(key).map(standing -> {
            standing.allowOnly(List.of("state", "severity"));
            return new Standing(
                    oneOf(standing, "state", List.of(State.values()), State::id),
                    standing.get("severity").isEmpty()
                            ? Optional.empty()
                            : Optional.of(oneOf(standing, "severity", List.of(Severity.values()), Severity::id)));
        });
    }

    private static Place readPlace(Mapping place) {
        place.allowOnly(List.of("heading", "change", "kind", "before", "after", "sourceLines", "targetLines"));
        return new Place(
                place.text("heading").orElse(""),
                oneOf(place, "change", List.of(SectionChange.Change.values()), SectionChange.Change::id),
                oneOf(place, "kind", List.of(SectionChange.Kind.values()), SectionChange.Kind::id),
                place.text("before").map(text -> limited(place, "before", text, LONGEST_MESSAGE)),
                place.text("after").map(text -> limited(place, "after", text, LONGEST_MESSAGE)),
                lines(place, "sourceLines"),
                place.get("targetLines").isEmpty() ? Optional.empty() : Optional.of(lines(place, "targetLines")));
    }

    private static Remark readRemark(Mapping remark, String prefix) {
        remark.allowOnly(List.of("path", "lines", "commentable", "objections", "suggestion"));
        List<Mapping> objections = list(remark, "objections", MOST_IN_ONE);
        if (objections.isEmpty()) {
            throw wrong(remark, "objections");
        }
        return new Remark(
                path(remark, "path", prefix),
                lines(remark, "lines"),
                remark.flag("commentable").orElseThrow(() -> remark.missing("commentable")),
                objections.stream().map(ReviewFile::readObjection).toList(),
                remark.text("suggestion").map(text -> {
                    boolean plain = text.chars()
                            .noneMatch(character -> character < 0x20 && character != '\n' && character != '\t'
                                    || character >= 0x7F && character < 0xA0);
                    if (!plain) {
                        throw wrong(remark, "suggestion");
                    }
                    return limited(remark, "suggestion", text, LONGEST_SUGGESTION);
                }));
    }

    private static Objection readObjection(Mapping objection) {
        objection.allowOnly(List.of("rule", "severity", "message"));
        return new Objection(
                matching(objection, "rule", RULE),
                oneOf(
                        objection,
                        "severity",
                        List.of(io.github.docsprint.rules.Severity.values()),
                        io.github.docsprint.rules.Severity::label),
                limited(objection, "message", objection.requiredText("message"), LONGEST_MESSAGE));
    }

    private static Lines lines(Mapping mapping, String key) {
        List<String> numbers = mapping.texts(key).orElseThrow(() -> mapping.missing(key));
        if (numbers.size() != 2 || !numbers.stream().allMatch(number -> number.matches("[1-9][0-9]{0,6}"))) {
            throw wrong(mapping, key);
        }
        int first = Integer.parseInt(numbers.get(0));
        int last = Integer.parseInt(numbers.get(1));
        if (last < first) {
            throw wrong(mapping, key);
        }
        return new Lines(first, last);
    }

    private static String path(Mapping mapping, String key, String prefix) {
        String path = mapping.requiredText(key);
        boolean plain = path.length() <= LONGEST_PATH
                && path.startsWith(prefix)
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
        if (!plain) {
            throw mapping.failure("review.file-path", path);
        }
        return path;
    }

    private static String limited(Mapping mapping, String key, String text, int longest) {
        if (text.length() > longest) {
            throw wrong(mapping, key);
        }
        return text;
    }

    private static String matching(Mapping mapping, String key, Pattern pattern) {
        String text = mapping.requiredText(key);
        if (text.length() > 100 || !pattern.matcher(text).matches()) {
            throw wrong(mapping, key);
        }
        return text;
    }

    private static <T> T oneOf(Mapping mapping, String key, List<T> values, Function<T, String> id) {
        String text = mapping.requiredText(key);
        return values.stream()
                .filter(value -> id.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(mapping, key));
    }

    private static int count(Mapping mapping, String key) {
        int number = mapping.integer(key).orElseThrow(() -> mapping.missing(key));
        if (number < 0 || number > MOST_COUNT) {
            throw wrong(mapping, key);
        }
        return number;
    }

    private static Mapping required(Mapping mapping, String key) {
        return mapping.mapping(key).orElseThrow(() -> mapping.missing(key));
    }

    private static List<Mapping> list(Mapping mapping, String key, int most) {
        List<Mapping> list = mapping.mappings(key).orElseThrow(() -> mapping.missing(key));
        if (list.size() > most) {
            throw wrong(mapping, key);
        }
        return list;
    }

    private static Failure wrong(Mapping mapping, String key) {
        return mapping.failure("review.file-value", key);
    }
}
