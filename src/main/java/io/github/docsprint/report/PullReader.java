package io.github.docsprint.report;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.Clone;
import io.github.docsprint.git.Commit;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.git.FileRevision;
import io.github.docsprint.git.History;
import io.github.docsprint.git.Signature;
import io.github.docsprint.git.TextDiff;
import io.github.docsprint.message.Progress;
import io.github.docsprint.parallel.AllCores;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the merged pull requests of a language, and joins their authors to persons. */
final class PullReader {

    private static final Pattern MERGE = Pattern.compile("Merge pull request #([0-9]{1,9}) from ([^/\\s]{1,39})/.*");
    private static final byte[] NO_TEXT = new byte[0];

    private static final Pattern NUMBER = Pattern.compile("\\s*\\(#[0-9]{1,9}\\)\\s*$");

    /** To be raised with every change of what is counted. */
    private static final byte[] VERSION = {'p', 'u', 'l', 'l', 2};

    private final Clone clone;
    private final History history;
    private final String folder;
    private final Mailmap mailmap;
    private final Identities identities;
    private final Optional<CacheFile> cache;
    private final Progress progress;

    PullReader(
            Clone clone,
            History history,
            String folder,
            Mailmap mailmap,
            Identities identities,
            Optional<CacheFile> cache,
            Progress progress) {
        this.clone = clone;
        this.history = history;
        this.folder = folder + "/";
        this.mailmap = mailmap;
        this.identities = identities;
        this.cache = cache;
        this.progress = progress;
    }

    /** What is read of a commit before persons are known. */
    private record Draft(
            Commit commit, List<FileRevision> files, List<Authored> authors, Optional<String> login, Count count) {}

    private record Authored(String key, String email, OffsetDateTime when) {}

    /** What a commit did to the language's files, in lines and words; and whether it did nothing else. */
    private record Count(int added, int removed, int words, boolean onlyLanguage) {}

    /** All of them, the newest first. */
    List<Pull> read() {
        List<CommitId> mainline = history.mainline();
        List<List<FileRevision>> files = AllCores.map(mainline, this::files);
        Map<CommitId, List<FileRevision>> touched = new LinkedHashMap<>();
        for (int i = 0; i < mainline.size(); i++) {
            if (!files.get(i).isEmpty()) {
                touched.put(mainline.get(i), files.get(i));
            }
        }
        List<CommitId> commits = List.copyOf(touched.keySet());
        Map<CommitId, Count> counts = counts(commits, touched);
        List<Draft> drafts = AllCores.map(commits, this::work).stream()
                .map(work -> draft(
                        work,
                        touched.getOrDefault(work.commit().id(), List.of()),
                        counts.getOrDefault(work.commit().id(), NOTHING)))
                .toList();
        joinLogins(drafts);
        return drafts.stream().map(this::pull).toList();
    }

    private static final Count NOTHING = new Count(0, 0, 0, true);

    private List<FileRevision> files(CommitId commit) {
        return history.changes(commit).stream()
                .filter(file -> file.path().startsWith(folder))
                .toList();
    }

    /** The commits that a pull request consists of; of those, the ones that touch the language, if any do. */
    private record Work(Commit commit, List<Commit> written) {}

    private Work work(CommitId id) {
        Commit commit = history.commit(id);
        List<CommitId> brought = commit.isMerge() ? history.broughtBy(id) : List.of(id);
        List<CommitId> ours =
                brought.stream().filter(by -> !files(by).isEmpty()).toList();
        return new Work(
                commit,
                (ours.isEmpty() ? brought.isEmpty() ? List.of(id) : brought : ours)
                        .stream()
                                .map(by -> by.equals(id) ? commit : history.commit(by))
                                .toList());
    }

    private Draft draft(Work work, List<FileRevision> files, Count count) {
        Commit commit = work.commit();
        Matcher merge = MERGE.matcher(commit.subject());
        Optional<String> login = commit.isMerge() && merge.matches() ? Optional.of(merge.group(2)) : Optional.empty();
        List<Authored> authors = work.written().stream().map(this::authored).toList();
        return new Draft(commit, files, authors, login, count);
    }

    private Authored authored(Commit commit) {
        Signature author = commit.author();
        Mailmap.Person proper = mailmap.proper(author.name(), author.email());
        return new Authored(identities.author(proper.name(), proper.email()), proper.email(), author.when());
    }

    /** A login is whoever wrote most of the pull requests from its fork that only one person wrote. */
    private void joinLogins(List<Draft> drafts) {
        Map<String, Map<String, Integer>> votes = new HashMap<>();
        for (Draft draft : drafts) {
            List<String> authors = draft.authors().stream()
                    .map(author -> identities.person(author.key()))
                    .distinct()
                    .toList();
            if (authors.size() == 1 && draft.login().isPresent()) {
                votes.computeIfAbsent(draft.login().get(), none -> new HashMap<>())
                        .merge(authors.get(0), 1, Integer::sum);
            }
        }
        votes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            int all = entry.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            entry.getValue().entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .filter(most -> 2 * most.getValue() > all)
                    .ifPresent(most -> identities.isLogin(entry.getKey(), most.getKey()));
        });
        identities.joinNamesThatAreLogins();
    }

    private Pull pull(Draft draft) {
        Commit commit = draft.commit();
        Authored first = draft.authors().stream()
                .min(Comparator.comparing((Authored author) -> author.when().toInstant()))
                .orElseThrow();
        List<String> persons = draft.authors().stream()
                .map(author -> identities.person(author.key()))
                .toList();
        String author = draft.login()
                .filter(identities::knowsLogin)
                .map(identities::withLogin)
                .filter(persons::contains)
                .orElseGet(() -> identities.person(first.key()));
        OffsetDateTime merged = commit.committer().when();
        return new Pull(
                commit.id(),
                history.landing(commit.id())
                        .map(landing -> landing.pullRequest())
                        .orElse(OptionalInt.empty()),
                title(commit),
                merged,
                commit.isMerge() ? Optional.of(first.when()) : Optional.empty(),
                author,
                first.email(),
                draft.count().onlyLanguage(),
                draft.count().added(),
                draft.count().removed(),
                draft.count().words(),
                section(draft.files()),
                draft.files());
    }

    /** The title of a pull request: that of the merge is below its subject. */
    private static String title(Commit commit) {
        if (MERGE.matcher(commit.subject()).matches()) {
            return commit.message()
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .map(String::strip)
                    .orElse(commit.subject());
        }
        return NUMBER.matcher(commit.subject()).replaceFirst("");
    }

    /** The section most of the files are in: the first two folders below the language's. */
    private String section(List<FileRevision> files) {
        return files.stream()
                .map(file -> sectionOf(file.path().substring(folder.length())))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String sectionOf(String path) {
        String[] parts = path.split("/", -1);
        return parts.length < 2
                ? ""
                : parts.length == 2 || parts[0].equals("blog") ? parts[0] : parts[0] + "/" + parts[1];
    }

    private Map<CommitId, Count> counts(List<CommitId> commits, Map<CommitId, List<FileRevision>> touched) {
        Map<CommitId, Count> known = load();
        AtomicInteger done = new AtomicInteger();
        List<Count> found = AllCores.map(commits, commit -> {
            Count earlier = known.get(commit);
            progress.at("report.progress-pulls", done.incrementAndGet(), commits.size());
            return earlier != null ? earlier : count(commit, touched.getOrDefault(commit, List.of()));
        });
        Map<CommitId, Count> counts = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            counts.put(commits.get(i), found.get(i));
        }
        if (!known.keySet().containsAll(counts.keySet())) {
            save(counts);
        }
        return counts;
    }

    private Count count(CommitId commit, List<FileRevision> files) {
        int added = 0;
        int removed = 0;
        int words = 0;
        for (FileRevision file : files) {
            if (file.blob().equals(file.previousBlob())) {
                continue;
            }
            for (TextDiff.Change change : TextDiff.changes(text(file.previousBlob()), text(file.blob()))) {
                added += change.added();
                removed += change.removed();
                words += Words.count(change.text());
            }
        }
        boolean only = clone.changedPaths(history.commit(commit)).stream().allMatch(path -> path.startsWith(folder));
        return new Count(added, removed, words, only);
    }

    /** A text; nothing for what is none, as git takes it: with a zero byte near its beginning. */
    private byte[] text(Optional<BlobId> blob) {
        byte[] bytes = blob.flatMap(clone::read).orElse(NO_TEXT);
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == 0) {
                return NO_TEXT;
            }
        }
        return bytes;
    }

    private byte[] cacheKey() {
        return (new String(VERSION, StandardCharsets.ISO_8859_1) + folder.toLowerCase(Locale.ROOT))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<CommitId, Count> load() {
        Map<CommitId, Count> counts = new HashMap<>();
        cache.flatMap(file -> file.read(cacheKey())).ifPresent(bytes -> {
            try {
                FieldReader in = new FieldReader(bytes);
                for (int left = in.integer(); left > 0; left--) {
                    counts.put(new CommitId(in.text()), new Count(in.integer(), in.integer(), in.integer(), in.flag()));
                }
            } catch (RuntimeException damaged) {
                counts.clear();
            }
        });
        return counts;
    }

    private void save(Map<CommitId, Count> counts) {
        FieldWriter out = new FieldWriter();
        out.all(counts.entrySet(), entry -> {
            out.text(entry.getKey().hex());
            out.number(entry.getValue().added());
            out.number(entry.getValue().removed());
            out.number(entry.getValue().words());
            out.flag(entry.getValue().onlyLanguage());
        });
        cache.ifPresent(file -> file.write(cacheKey(), out.bytes()));
    }
}
