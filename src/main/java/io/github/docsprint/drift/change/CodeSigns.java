package io.github.docsprint.drift.change;

import io.github.docsprint.drift.SectionChange;
import io.github.docsprint.drift.SectionChange.Kind;
import io.github.docsprint.text.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at blocks of code line by line, blanks, prompts and comments apart. */
final class CodeSigns {

    private final Signs signs;

    /** How often each line is in a block of code. */
    private final Map<Unit, Map<String, Integer>> counts = new IdentityHashMap<>();

    CodeSigns(Signs signs) {
        this.signs = signs;
    }

    void find() {
        lines();
        order();
        comments();
    }

    private void lines() {
        Map<String, List<Unit>> here = lines(signs.source());
        Map<String, List<Unit>> there = lines(signs.translation());
        // A line that holds translated words stands for some line of the source.
        int[] translated = new int[signs.source().units().size()];
        for (Unit unit : signs.translation().units()) {
            signs.rendered(unit)
                    .ifPresent(rendered -> translated[rendered.index()] += (int) unit.code().stream()
                            .filter(line -> !Ascii.only(line.code()) && !here.containsKey(normal(line)))
                            .count());
        }
        here.forEach((line, units) -> {
            int lacking = units.size() - there.getOrDefault(line, List.of()).size();
            for (Unit unit : units) {
                if (lacking > 0 && !balanced(unit, line)) {
                    lacking--;
                    if (translated[unit.index()] > 0) {
                        translated[unit.index()]--;
                    } else {
                        signs.missing(unit, Kind.CODE, written(unit, line), 1);
                    }
                }
            }
        });
        there.forEach((line, units) -> {
            int surplus = units.size() - here.getOrDefault(line, List.of()).size();
            if (surplus > 0 && Ascii.only(line)) {
                Unit last = units.get(units.size() - 1);
                signs.extra(last, Kind.CODE, written(last, line), 1);
            }
        });
    }

    /** The same lines in another order. */
    private void order() {
        for (Unit unit : signs.source().units()) {
            Optional<Unit> rendering = signs.rendering(unit);
            if (unit.kind() == Unit.Kind.CODE && rendering.isPresent()) {
                List<String> here = commands(unit);
                List<String> there = commands(rendering.get());
                if (!here.equals(there)
                        && here.stream()
                                .sorted()
                                .toList()
                                .equals(there.stream().sorted().toList())) {
                    signs.missing(unit, SectionChange.Change.CHANGED, Kind.CODE, here.get(0), 1);
                }
            }
        }
    }

    /** A comment that stands in the source language, but not in the source, is one that the source had. */
    private void comments() {
        if (!signs.otherScript()) {
            return;
        }
        for (Unit unit : signs.translation().units()) {
            Optional<Unit> rendered = signs.rendered(unit);
            if (unit.kind() == Unit.Kind.CODE && rendered.isPresent()) {
                Set<String> known = new HashSet<>();
                rendered.get().code().forEach(line -> known.add(TokenReader.collapsed(line.comment())));
                for (CodeLine line : unit.code()) {
                    String comment = TokenReader.collapsed(line.comment());
                    if (comment.length() > 3 && Ascii.only(comment) && !known.contains(comment)) {
                        signs.extra(unit, Kind.CODE, comment, 1);
                    }
                }
            }
        }
    }

    private static List<String> commands(Unit unit) {
        return unit.code().stream()
                .map(CodeSigns::normal)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether the block that renders this one has the line as often. */
    private boolean balanced(Unit unit, String line) {
        return signs.rendering(unit)
                .filter(rendering -> count(rendering, line) >= count(unit, line))
                .isPresent();
    }

    private int count(Unit unit, String line) {
        return counts.computeIfAbsent(unit, block -> {
                    Map<String, Integer> lines = new HashMap<>();
                    block.code().forEach(each -> lines.merge(normal(each), 1, Integer::sum));
                    return lines;
                })
                .getOrDefault(line, 0);
    }

    /** Without blanks, and without the prompt that some write before commands. */
    private static String normal(CodeLine line) {
        String code = line.code().strip();
        String command = code.startsWith("$ ") || code.startsWith("> ") ? code.substring(2) : code;
        return command.replaceAll("\\s+", "");
    }

    private static String written(Unit unit, String line) {
        return unit.code().stream()
                .filter(each -> normal(each).equals(line))
                .map(each -> TokenReader.collapsed(each.code()))
                .findFirst()
                .orElse(line);
    }

    private static Map<String, List<Unit>> lines(PageText page) {
        Map<String, List<Unit>> lines = new LinkedHashMap<>();
        for (Unit unit : page.units()) {
            for (CodeLine line : unit.code()) {
                if (!line.code().isBlank()) {
                    lines.computeIfAbsent(normal(line), key -> new ArrayList<>())
                            .add(unit);
                }
            }
        }
        return lines;
    }
}
