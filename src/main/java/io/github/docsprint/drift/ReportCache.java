package io.github.docsprint.drift;

import io.github.docsprint.cache.CacheFile;
import io.github.docsprint.cache.FieldReader;
import io.github.docsprint.cache.FieldWriter;
import io.github.docsprint.drift.PageStatus.Gone;
import io.github.docsprint.drift.PageStatus.Included;
import io.github.docsprint.drift.SectionChange.Lines;
import io.github.docsprint.drift.base.Base;
import io.github.docsprint.drift.base.Evidence;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Where all pages stood the last time, in a file, under all that it followed from: while none of that changes, nothing
 * need be read again.
 */
final class ReportCache {

    /**
     * All pages of a language.
     *
     * @param pages where they stand, by path
     * @param sources where the translation of each source page is, or would be
     * @param missing commits that pages declare and the clone does not have: once it has one, pages may stand elsewhere
     * @param notes what there is to say of single pages
     */
    record AllPages(
            List<PageStatus> pages, List<String> sources, List<String> missing, List<StatusReport.Note> notes) {}

    private final CacheFile file;
    private final byte[] key;

    /** @param key all that the pages follow from, the build of docsprint included */
    ReportCache(CacheFile file, byte[] key) {
        this.file = file;
        this.key = key;
    }

    /** Where the pages stand, if that was kept. */
    Optional<AllPages> read() {
        return file.read(key, in -> new Reader(in).all());
    }

    /** Keeps where they stand, in place of what was there. */
    void write(AllPages all) {
        FieldWriter out = new FieldWriter();
        new Writer(out).all(all);
        file.write(key, out.bytes());
    }

    private record Writer(FieldWriter out) {

        void all(AllPages all) {
            out.all(all.pages(), this::page);
            out.all(all.sources(), out::text);
            out.all(all.missing(), out::text);
            out.all(all.notes(), note -> {
                out.text(note.path());
                message(note.told());
            });
        }

        private void page(PageStatus page) {
            out.text(page.path());
            out.maybe(page.source(), out::text);
            out.text(page.section());
            out.constant(page.state());
            out.maybe(page.severity(), out::constant);
            out.maybe(page.base(), this::base);
            out.flag(page.banner());
            out.flag(page.visible());
            out.maybe(page.lastTranslated(), this::touch);
            out.maybe(page.lastSource(), this::touch);
            behind(page.behind());
            out.all(page.sections(), this::section);
            out.all(page.includes(), this::included);
            out.all(page.untranslated(), this::lines);
            out.maybe(page.gone(), this::gone);
        }

        private void base(Base base) {
            out.text(base.blob().hex());
            out.text(base.commit().hex());
            out.time(base.committedAt());
            out.constant(base.method());
            out.real(base.confidence());
            out.all(base.evidence(), this::evidence);
        }

        private void evidence(Evidence evidence) {
            message(evidence.told());
            out.real(evidence.weight());
        }

        private void message(Message message) {
            out.text(message.key());
            out.all(message.arguments(), this::argument);
        }

        /** All is told in texts and whole numbers. */
        private void argument(Object argument) {
            out.flag(argument instanceof Integer);
            if (argument instanceof Integer number) {
                out.number(number);
            } else {
                out.text(argument.toString());
            }
        }

        private void touch(Touch touch) {
            out.text(touch.commit().hex());
            out.time(touch.committedAt());
        }

        private void behind(Behind behind) {
            out.number(behind.commits());
            out.number(behind.translatableCommits());
            out.number(behind.days());
            out.number(behind.addedWords());
            out.number(behind.removedWords());
            out.number(behind.changedWords());
        }

        private void section(SectionChange section) {
            out.text(section.heading());
            out.text(section.anchor());
            out.constant(section.change());
            out.constant(section.kind());
            lines(section.sourceLines());
            out.maybe(section.targetLines(), this::lines);
        }

        private void lines(Lines lines) {
            out.number(lines.first());
            out.number(lines.last());
        }

        private void included(Included file) {
            out.text(file.path());
            out.constant(file.state());
            out.number(file.line());
        }

        private void gone(Gone gone) {
            out.maybe(gone.by(), this::touch);
            out.maybe(gone.movedTo(), out::text);
            out.maybe(gone.translatedThere(), out::text);
        }
    }

    private record Reader(FieldReader in) {

        private static final State[] STATES = State.values();
        private static final Severity[] SEVERITIES = Severity.values();
        private static final Base.Method[] METHODS = Base.Method.values();
        private static final SectionChange.Change[] CHANGES = SectionChange.Change.values();
        private static final SectionChange.Kind[] KINDS = SectionChange.Kind.values();

        AllPages all() {
            return new AllPages(
                    in.all(this::page),
                    in.all(in::text),
                    in.all(in::text),
                    in.all(() -> new StatusReport.Note(in.text(), message())));
        }

        private PageStatus page() {
            return new PageStatus(
                    in.text(),
                    in.maybe(in::text),
                    in.text(),
                    in.constant(STATES),
                    in.maybe(() -> in.constant(SEVERITIES)),
                    in.maybe(this::base),
                    in.flag(),
                    in.flag(),
                    in.maybe(this::touch),
                    in.maybe(this::touch),
                    new Behind(in.integer(), in.integer(), in.integer(), in.integer(), in.integer(), in.integer()),
                    in.all(this::section),
                    in.all(() -> new Included(in.text(), in.constant(STATES), in.integer())),
                    in.all(this::lines),
                    in.maybe(() -> new Gone(in.maybe(this::touch), in.maybe(in::text), in.maybe(in::text))));
        }

        private Base base() {
            return new Base(
                    new BlobId(in.text()),
                    new CommitId(in.text()),
                    in.time(),
                    in.constant(METHODS),
                    in.real(),
                    in.all(this::evidence));
        }

        private Evidence evidence() {
            return new Evidence(message(), in.real());
        }

        private Message message() {
            return new Message(in.text(), in.all(() -> in.flag() ? (Object) in.integer() : in.text()));
        }

        private Touch touch() {
            return new Touch(new CommitId(in.text()), in.time());
        }

        private SectionChange section() {
            return new SectionChange(
                    in.text(), in.text(), in.constant(CHANGES), in.constant(KINDS), lines(), in.maybe(this::lines));
        }

        private Lines lines() {
            return new Lines(in.integer(), in.integer());
        }
    }
}
