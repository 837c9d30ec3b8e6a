package io.github.docsprint.starter;

import io.github.docsprint.drift.PageStatus;
import io.github.docsprint.message.Message;
import io.github.docsprint.starter.Task.Work;
import io.github.docsprint.starter.Weights.Factor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A task in the making: its reasons to come early are added one after the other. */
final class Draft {

    private final TaskKind kind;
    private final Task.Page page;
    private final Work work;
    private final List<Message> reasons;
    private final Map<Factor, Double> values = new EnumMap<>(Factor.class);

    /** @param source where the source page is now */
    Draft(TaskKind kind, PageStatus page, Optional<String> source, Work work, List<Message> reasons) {
        this.kind = kind;
        this.page = new Task.Page(page.path(), source, page.section(), page.banner() && kind == TaskKind.SYNC);
        this.work = work;
        this.reasons = reasons;
    }

    /** @param value how much there is of it, 0 to 1 */
    Draft add(Factor factor, double value) {
        values.put(factor, value);
        return this;
    }

    /** @param name the page's, below its language's folder */
    Task build(String name, Weights weights) {
        values.put(Factor.SIZE, 1 - work.size().ordinal() / (Size.values().length - 1.0));
        values.put(Factor.SKILL, work.skill() == Skill.NONE ? 1.0 : 0.0);
        values.put(Factor.BANNER, page.banner() ? 1.0 : 0.0);
        List<Score.Part> parts = Stream.of(Factor.values())
                .map(factor -> new Score.Part(factor, values.getOrDefault(factor, 0.0), weights.of(factor)))
                .filter(part -> part.value() > 0)
                .toList();
        return new Task(
                kind.id() + ":" + name.replaceFirst("\\.(md|html)$", ""), kind, page, work, reasons, Score.of(parts));
    }
}
