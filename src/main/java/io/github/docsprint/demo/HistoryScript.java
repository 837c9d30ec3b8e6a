package io.github.docsprint.demo;

import io.github.docsprint.demo.Edit.Hunk;
import io.github.docsprint.git.Signature;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the script of the sample history: a line a statement, as its head describes. Strict, since a slip here would
 * be a wrong truth in every test that stands on it.
 */
final class HistoryScript {

    private record Person(String name, String email) {}

    private final List<String> lines;
    private final Map<String, Person> people = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final List<ScriptedCommit> commits = new ArrayList<>();
    private int at;

    private HistoryScript(String script) {
        this.lines = script.lines().toList();
    }

    /**
     * The commits of a script, in order.
     *
     * @throws IllegalArgumentException with the line, where the script is wrong
     */
    static List<ScriptedCommit> parse(String script) {
        HistoryScript reader = new HistoryScript(script);
        reader.read();
        return List.copyOf(reader.commits);
    }

    private void read() {
        while (at < lines.size()) {
            String line = lines.get(at);
            if (isBlank(line)) {
                at++;
            } else if (line.startsWith("person ")) {
                readPerson(words(line, 3));
            } else if (line.startsWith("commit ")) {
                readCommit(line.split(" ", -1));
            } else {
                throw wrong("neither a person nor a commit");
            }
        }
    }

    private void readPerson(String[] words) {
        int open = words[2].indexOf(" <");
        if (open < 0 || !words[2].endsWith(">")) {
            throw wrong("a person is KEY NAME <EMAIL>");
        }
        people.put(
                words[1], new Person(words[2].substring(0, open), words[2].substring(open + 2, words[2].length() - 1)));
        at++;
    }

    /** {@code commit LABEL [on BRANCH] [from LABEL] [merging LABEL]}, then its lines up to an empty one. */
    private void readCommit(String[] head) {
        int headLine = at + 1;
        String label = head[1];
        String branch = "main";
        Optional<String> startsAt = Optional.empty();
        Optional<String> merged = Optional.empty();
        for (int i = 2; i < head.length; i += 2) {
            if (i + 1 == head.length) {
                throw wrong("nothing after " + head[i]);
            }
            String value = head[i + 1];
            switch (head[i]) {
                case "on" -> branch = value;
                case "from" -> startsAt = Optional.of(known(value));
                case "merging" -> merged = Optional.of(known(value));
                default -> throw wrong("unknown word " + head[i]);
            }
        }
        if (!labels.add(label)) {
            throw wrong("a second commit " + label);
        }
        at++;
        Signature author = readSignature("author");
        Signature committer =
                at < lines.size() && lines.get(at).startsWith("committer ") ? readSignature("committer") : author;
        StringBuilder message = new StringBuilder();
        while (at < lines.size() && lines.get(at).startsWith("|")) {
            message.append(lines.get(at++).substring(1).strip()).append('\n');
        }
        if (message.isEmpty()) {
            throw wrong("no message");
        }
        List<Edit> edits = new ArrayList<>();
        while (at < lines.size()
                && !lines.get(at).startsWith("commit ")
                && !lines.get(at).startsWith("person ")) {
            if (isBlank(lines.get(at))) {
                at++;
            } else {
                edits.add(readEdit());
            }
        }
        commits.add(new ScriptedCommit(
                label, branch, startsAt, merged, author, committer, message.toString(), edits, headLine));
    }

    private Signature readSignature(String role) {
        String[] words = words(at < lines.size() ? lines.get(at) : "", 3);
        Person person = people.get(words[1]);
        if (!words[0].equals(role) || person == null) {
            throw wrong("expected " + role + " PERSON DATE");
        }
        try {
            OffsetDateTime when = OffsetDateTime.parse(words[2]);
            at++;
            return new Signature(person.name(), person.email(), when);
        } catch (DateTimeParseException e) {
            throw wrong("not a date: " + words[2]);
        }
    }

    private Edit readEdit() {
        String[] words = lines.get(at).split(" ", -1);
        String verb = words[0];
        if (verb.equals("edit") || verb.equals("edit-each")) {
            if (words.length != 2) {
                throw wrong(verb + " takes one path");
            }
            at++;
            List<Hunk> hunks = readHunks();
            return verb.equals("edit") ? new Edit.Patch(words[1], hunks) : new Edit.PatchEach(words[1], hunks);
        }
        Edit edit = switch (verb + " " + (words.length - 1)) {
            case "put 1" -> new Edit.Put(words[1], words[1]);
            case "put 2" -> new Edit.Put(words[1], words[2]);
            case "copy 2" -> new Edit.Copy(words[1], words[2]);
            case "move 2" -> new Edit.Move(words[1], words[2]);
            case "delete 1" -> new Edit.Delete(words[1]);
            case "executable 1" -> new Edit.Mode(words[1], true);
            case "plain 1" -> new Edit.Mode(words[1], false);
            case "theirs 1" -> new Edit.Theirs(words[1]);
            default -> throw wrong("unknown edit");
        };
        at++;
        return edit;
    }

    /** Hunks stand one below the other, with an empty line between them. */
    private List<Hunk> readHunks() {
        List<Hunk> hunks = new ArrayList<>();
        while (at < lines.size()) {
            if (lines.get(at).isEmpty() && at + 1 < lines.size() && isHunkLine(lines.get(at + 1))) {
                at++;
            }
            if (!isHunkLine(lines.get(at))) {
                break;
            }
            List<String> before = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (; at < lines.size() && isHunkLine(lines.get(at)); at++) {
                String text = lines.get(at).substring(1);
                char sign = lines.get(at).charAt(0);
                if (sign != '+') {
                    before.add(text);
                }
                if (sign != '-') {
                    after.add(text);
                }
            }
            if (before.isEmpty()) {
                throw wrong("a hunk needs a line to find");
            }
            hunks.add(new Hunk(before, after));
        }
        if (hunks.isEmpty()) {
            throw wrong("an edit needs a hunk");
        }
        return hunks;
    }

    private static boolean isHunkLine(String line) {
        return line.startsWith("-") || line.startsWith("+") || line.startsWith("=");
    }

    private static boolean isBlank(String line) {
        return line.isEmpty() || line.startsWith("#");
    }

    private String known(String label) {
        if (!labels.contains(label)) {
            throw wrong("no commit " + label + " before this line");
        }
        return label;
    }

    private String[] words(String line, int count) {
        String[] words = line.split(" ", count);
        if (words.length != count) {
            throw wrong("expected " + count + " words");
        }
        return words;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("history script, line " + (at + 1) + ": " + why);
    }
}
