package io.github.docsprint.starter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deals tasks out to a room: in every round each person takes one, in turn and back again. Nobody shares a page, and as
 * far as there are enough, a person's tasks differ in kind and section.
 */
public final class Dealer {

    /** How far down the ranking a person looks for something of another kind or section. */
    private static final int LOOK_AHEAD = 40;

    private Dealer() {}

    /**
     * The lists, one a person, the best task first.
     *
     * @param ranked the tasks, the best first
     * @param people how many there are
     * @param each how many tasks each gets at most
     */
    public static List<List<Offer>> deal(List<Offer> ranked, int people, int each) {
        List<Offer> left = new ArrayList<>(firstOfEachPage(ranked));
        List<List<Offer>> hands = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            hands.add(new ArrayList<>());
        }
        for (int round = 0; round < each; round++) {
            for (int turn = 0; turn < people && !left.isEmpty(); turn++) {
                List<Offer> hand = hands.get(round % 2 == 0 ? turn : people - 1 - turn);
                Offer chosen = left.stream()
                        .limit(LOOK_AHEAD)
                        .min(Comparator.comparingInt(offer -> likeness(offer.task(), hand)))
                        .orElseThrow();
                left.remove(chosen);
                hand.add(chosen);
            }
        }
        return hands.stream().map(List::copyOf).toList();
    }

    private static List<Offer> firstOfEachPage(List<Offer> ranked) {
        Set<String> pages = new HashSet<>();
        return ranked.stream()
                .filter(offer -> pages.add(offer.task().page().path()))
                .toList();
    }

    /** How much of the same a task would be: of two tasks that are as like, the one that is ranked before is taken. */
    private static int likeness(Task task, List<Offer> hand) {
        return hand.stream()
                .map(Offer::task)
                .mapToInt(other -> (other.kind() == task.kind() ? 2 : 0)
                        + (other.page().section().equals(task.page().section()) ? 1 : 0))
                .sum();
    }
}
