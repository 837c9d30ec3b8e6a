package io.github.docsprint.git;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Commits by number: their parents and dates, in flat arrays. A number is given when a commit is first named, as a
 * parent; the rest comes when it is read.
 */
final class CommitTable {

    static final int NONE = -1;

    private static final int[] NO_PARENTS = new int[0];

    final IdTable ids;
    int[] firstParents;
    int[] secondParents;
    /** All parents of those few commits that have more than two. */
    final Map<Integer, int[]> manyParents;
    /** Seconds since 1970. */
    long[] committed;
    /** Seconds since 1970. */
    long[] authored;
    /** Minutes east of UTC: the committer's in the upper half, the author's in the lower. */
    int[] zones;
    /** The pull request that the subject names, or 0. */
    int[] pullRequests;
    /** Whether the commit changed a folder beside the history's: 1, or 0. */
    byte[] beside;

    CommitTable() {
        this(
                new IdTable(),
                new int[0],
                new int[0],
                new HashMap<>(),
                new long[0],
                new long[0],
                new int[0],
                new int[0],
                new byte[0]);
    }

    CommitTable(
            IdTable ids,
            int[] firstParents,
            int[] secondParents,
            Map<Integer, int[]> manyParents,
            long[] committed,
            long[] authored,
            int[] zones,
            int[] pullRequests,
            byte[] beside) {
        this.ids = ids;
        this.firstParents = firstParents;
        this.secondParents = secondParents;
        this.manyParents = manyParents;
        this.committed = committed;
        this.authored = authored;
        this.zones = zones;
        this.pullRequests = pullRequests;
        this.beside = beside;
    }

    int size() {
        return ids.size();
    }

    int parentCount(int commit) {
        if (firstParents[commit] == NONE) {
            return 0;
        }
        if (secondParents[commit] == NONE) {
            return 1;
        }
        return Math.max(2, many(commit).length);
    }

    int parent(int commit, int index) {
        if (index == 0) {
            return firstParents[commit];
        }
        return index == 1 ? secondParents[commit] : many(commit)[index];
    }

    private int[] many(int commit) {
        return manyParents.getOrDefault(commit, NO_PARENTS);
    }

    /**
     * Takes in a commit as git stores it.
     *
     * @param cutOff whether a shallow clone ends here, so that its parents are not there
     * @param tree receives the id of its tree
     * @return whether it could be read
     */
    boolean read(int commit, byte[] raw, boolean cutOff, byte[] tree) {
        reserve(commit + 1);
        if (!readTree(raw, tree)) {
            return false;
        }
        int at = TREE.length + 2 * ObjectIds.LENGTH + 1;
        byte[] id = new byte[ObjectIds.LENGTH];
        int[] parents = new int[2];
        int count = 0;
        while (startsWith(raw, at, PARENT) && ObjectIds.parse(raw, at + PARENT.length, id)) {
            if (!cutOff) {
                if (count == parents.length) {
                    parents = Arrays.copyOf(parents, 2 * count);
                }
                parents[count++] = ids.add(id, 0);
            }
            at += PARENT.length + 2 * ObjectIds.LENGTH + 1;
        }
        reserve(ids.size());
        firstParents[commit] = count > 0 ? parents[0] : NONE;
        secondParents[commit] = count > 1 ? parents[1] : NONE;
        if (count > 2) {
            manyParents.put(commit, Arrays.copyOf(parents, count));
        }
        int authorZone = 0;
        int committerZone = 0;
        for (; at < raw.length && raw[at] != '\n'; at = lineEnd(raw, at) + 1) {
            if (startsWith(raw, at, AUTHOR)) {
                int date = dateStart(raw, at);
                authored[commit] = seconds(raw, date);
                authorZone = zone(raw, date);
            } else if (startsWith(raw, at, COMMITTER)) {
                int date = dateStart(raw, at);
                committed[commit] = seconds(raw, date);
                committerZone = zone(raw, date);
            }
        }
        zones[commit] = committerZone << 16 | authorZone & 0xffff;
        pullRequests[commit] = pullRequest(raw, at);
        return true;
    }

    /** Only a commit's tree. */
    static boolean readTree(byte[] raw, byte[] tree) {
        return startsWith(raw, 0, TREE) && ObjectIds.parse(raw, TREE.length, tree);
    }

    private static final byte[] TREE = {'t', 'r', 'e', 'e', ' '};
    private static final byte[] PARENT = {'p', 'a', 'r', 'e', 'n', 't', ' '};
    private static final byte[] AUTHOR = {'a', 'u', 't', 'h', 'o', 'r', ' '};
    private static final byte[] COMMITTER = {'c', 'o', 'm', 'm', 'i', 't', 't', 'e', 'r', ' '};
    private static final byte[] MERGE = {
        'M', 'e', 'r', 'g', 'e', ' ', 'p', 'u', 'l', 'l', ' ', 'r', 'e', 'q', 'u', 'e', 's', 't', ' ', '#'
    };

    private void reserve(int needed) {
        if (needed > committed.length) {
            int capacity = Math.max(1024, 2 * needed);
            firstParents = Arrays.copyOf(firstParents, capacity);
            secondParents = Arrays.copyOf(secondParents, capacity);
            committed = Arrays.copyOf(committed, capacity);
            authored = Arrays.copyOf(authored, capacity);
            zones = Arrays.copyOf(zones, capacity);
            pullRequests = Arrays.copyOf(pullRequests, capacity);
            beside = Arrays.copyOf(beside, capacity);
        }
    }

    private static boolean startsWith(byte[] raw, int at, byte[] prefix) {
        return at + prefix.length <= raw.length && Arrays.equals(raw, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static int lineEnd(byte[] raw, int at) {
        int end = at;
        while (end < raw.length && raw[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Where the seconds begin in a line "author NAME <EMAIL> SECONDS ZONE". */
    private static int dateStart(byte[] raw, int line) {
        int at = lineEnd(raw, line) - 1;
        while (at > line && raw[at] != '>') {
            at--;
        }
        at++;
        while (at < raw.length && raw[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Zero for what is no date, as git has it. */
    private static long seconds(byte[] raw, int at) {
        long seconds = 0;
        for (int i = at; i < raw.length && isDigit(raw[i]) && i < at + 12; i++) {
            seconds = 10 * seconds + raw[i] - '0';
        }
        return seconds;
    }

    private static int zone(byte[] raw, int date) {
        int at = date;
        while (at < raw.length && isDigit(raw[at])) {
            at++;
        }
        if (at + 6 > raw.length || raw[at] != ' ' || (raw[at + 1] != '+' && raw[at + 1] != '-')) {
            return 0;
        }
        int value = 0;
        for (int i = at + 2; i < at + 6; i++) {
            if (!isDigit(raw[i])) {
                return 0;
            }
            value = 10 * value + raw[i] - '0';
        }
        int minutes = value / 100 * 60 + value % 100;
        // Some old tools wrote zones that are none; java.time knows up to 18 hours.
        return minutes > 18 * 60 ? 0 : raw[at + 1] == '-' ? -minutes : minutes;
    }

    /** The number in a subject "Merge pull request #N from …" or "… (#N)", or 0. */
    private static int pullRequest(byte[] raw, int headerEnd) {
        int at = headerEnd;
        while (at < raw.length && raw[at] == '\n') {
            at++;
        }
        if (startsWith(raw, at, MERGE)) {
            return number(raw, at + MERGE.length, ' ');
        }
        int end = lineEnd(raw, at);
        while (end > at && (raw[end - 1] == ' ' || raw[end - 1] == '\r')) {
            end--;
        }
        int open = end - 1;
        while (open > at && open > end - 14 && raw[open] != '(') {
            open--;
        }
        boolean named = open >= at && end - open > 3 && raw[open] == '(' && raw[open + 1] == '#';
        return named ? number(raw, open + 2, ')') : 0;
    }

    private static int number(byte[] raw, int at, char end) {
        int number = 0;
        int i = at;
        while (i < raw.length && isDigit(raw[i]) && i < at + 9) {
            number = 10 * number + raw[i++] - '0';
        }
        return i > at && i < raw.length && raw[i] == end ? number : 0;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
