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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** To be raised with every change of what is read of a commit. */
    private static final String VERSION = "pulls 4";

    private final Clone clone;
    private final History history;
    private final String folder;
    private final Mailmap mailmap;
    private final Identities identities;
    private final Ledger<Told> ledger;

    /** By path the text that was read last. */
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

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
        this.progress = progress;
        // What a shallow clone's oldest commits did depends on where it ends.
        String question = String.join("\n", VERSION, folder, String.join(" ", clone.cutOff()));
        this.ledger = new Ledger<>(cache, question, PullReader::write, PullReader::told);
    }

    /**
     * What a commit of the main line is, whatever comes after it.
     *
     * @param login whose fork it was merged from
     * @param merged when it came to the main line
     * @param written the authors of the commits that it consists of
     */
    private record Told(
            String title,
            Optional<String> login,
            OffsetDateTime merged,
            boolean isMerge,
            List<Signature> written,
            Count count) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(BlobId blob, byte[] bytes) {}

    /** What is read of a commit before persons are known. */
    private record Draft(CommitId commit, List<FileRevision> files, Told told, List<Authored> authors) {}

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
        List<Map.Entry<CommitId, List<FileRevision>>> commits = List.copyOf(touched.entrySet());
        AtomicInteger done = new AtomicInteger();
        List<Told> told = AllCores.map(commits, commit -> {
            progress.at("report.progress-pulls", done.incrementAndGet(), commits.size());
            return told(commit.getKey(), commit.getValue());
        });
        ledger.save();
        texts.clear();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < commits.size(); i++) {
            List<Authored> authors =
                    told.get(i).written().stream().map(this::authored).toList();
            drafts.add(new Draft(commits.get(i).getKey(), commits.get(i).getValue(), told.get(i), authors));
        }
        joinLogins(drafts);
        return drafts.stream().map(this::pull).toList();
    }

    private List<FileRevision> files(CommitId commit) {
        return history.changes(commit, folder);
    }

    private Told told(CommitId id, List<FileRevision> files) {
        return ledger.answer(id.hex(), () -> Optional.of(read(id, files))).orElseThrow();
    }

    private Told read(CommitId id, List<FileRevision> files) {
        Commit commit = history.commit(id);
        Matcher merge = MERGE.matcher(commit.subject());
        return new Told(
                title(commit),
                commit.isMerge() && merge.matches() ? Optional.of(merge.group(2)) : Optional.empty(),
                commit.committer().when(),
                commit.isMerge(),
                written(commit).stream().map(Commit::author).toList(),
                count(commit, files));
    }

    /** The commits that a pull request consists of; of those, the ones that touch the language, if any do. */
    private List<Commit> written(Commit commit) {
        List<CommitId> brought = commit.isMerge() ? history.broughtBy(commit.id()) : List.of(commit.id());
        List<CommitId> ours =
                brought.stream().filter(by -> !files(by).isEmpty()).toList();
        return (ours.isEmpty() ? brought.isEmpty() ? List.of(commit.id()) : brought : ours)
                .stream()
                        .map(by -> by.equals(commit.id()) ? commit : history.commit(by))
                        .toList();
    }

    private Authored authored(Signature author) {
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
            if (authors.size() == 1 && draft.told().login().isPresent()) {
                votes.computeIfAbsent(draft.told().login().get(), none -> new HashMap<>())
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
        Told told = draft.told();
        Authored first = draft.authors().stream()
                .min(Comparator.comparing((Authored author) -> author.when().toInstant()))
                .orElseThrow();
        List<String> persons = draft.authors().stream()
                .map(author -> identities.person(author.key()))
                .toList();
        String author = told.login()
                .filter(identities::knowsLogin)
                .map(identities::withLogin)
                .filter(persons::contains)
                .orElseGet(() -> identities.person(first.key()));
        return new Pull(
                draft.commit(),
                history.landing(draft.commit())
                        .map(landing -> landing.pullRequest())
                        .orElse(OptionalInt.empty()),
                told.title(),
                told.merged(),
                told.isMerge() ? Optional.of(first.when()) : Optional.empty(),
                author,
                first.email(),
                told.count().onlyLanguage(),
                told.count().added(),
                told.count().removed(),
                told.count().words(),
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

    private Count count(Commit commit, List<FileRevision> files) {
        int added = 0;
        int removed = 0;
        int words = 0;
        Set<String> moved =
                files.stream().flatMap(file -> file.renamedFrom().stream()).collect(Collectors.toSet());
        for (FileRevision file : files) {
            // What a file was before it moved is compared with what it is.
            boolean isElsewhere = file.blob().isEmpty() && moved.contains(file.path());
            if (isElsewhere || file.blob().equals(file.previousBlob())) {
                continue;
            }
            byte[] is = text(file.path(), file.blob());
            byte[] was = text(file.path(), file.previousBlob());
            for (TextDiff.Change change : TextDiff.changes(was, is)) {
                added += change.added();
                removed += change.removed();
                words += Words.count(change.text());
            }
        }
        boolean only = clone.changedPaths(commit).stream().allMatch(path -> path.startsWith(folder));
        return new Count(added, removed, words, only);
    }

    /** The text of a file, most often the one before the commit that was looked at last, as the newest come first. */
    private byte[] text(String path, Optional<BlobId> blob) {
        if (blob.isEmpty()) {
            return NO_TEXT;
        }
        Text known = texts.get(path);
        if (known != null && known.blob().equals(blob.get())) {
            return known.bytes();
        }
        byte[] bytes = text(blob.get());
        texts.put(path, new Text(blob.get(), bytes));
        return bytes;
    }

    /** A text; nothing for what is none, as git takes it: with a zero byte near its beginning. */
    private byte[] text(BlobId blob) {
        byte[] bytes = clone.read(blob).orElse(NO_TEXT);
        for (int i = 0; i < Math.min(bytes.length, 8000); i++) {
            if (bytes[i] == 0) {
                return NO_TEXT;
            }
        }
        return bytes;
    }

    private static void write(FieldWriter out, Told told) {
        out.text(told.title());
        out.maybe(told.login(), out::text);
        out.time(told.merged());
        out.flag(told.isMerge());
        out.all(told.written(), author -> {
            out.text(author.name());
            out.text(author.email());
            out.time(author.when());
        });
        out.number(told.count().added());
        out.number(told.count().removed());
        out.number(told.count().words());
        out.flag(told.count().onlyLanguage());
    }

    private static Told told(FieldReader in) {
        return new Told(
                in.text(),
                in.maybe(in::text),
                in.time(),
                in.flag(),
                in.all(() -> new Signature(in.text(), in.text(), in.time())),
                new Count(in.integer(), in.integer(), in.integer(), in.flag()));
    }
}
