package io.github.docsprint.drift.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.Kubernetes;
import io.github.docsprint.drift.base.BaseInference.Pages;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import io.github.docsprint.message.Message;
import io.github.docsprint.message.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseInferenceTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T00:00:00Z");

    private final Map<BlobId, byte[]> contents = new HashMap<>();
    private final List<BaseCandidate> candidates = new ArrayList<>();
    private final List<TranslationEdit> edits = new ArrayList<>();

    @Test
    void aPageIsOfTheRevisionThatItMatches() {
        source(0, "Run `kubectl apply` in v1.20.");
        source(100, "Run `kubectl apply --prune` in v1.21.");
        source(200, "Run `kubectl delete` in v1.22.");
        translate(150, "v1.21で`kubectl apply --prune`を実行します。");
        assertThat(infer().base().blob()).isEqualTo(candidates.get(1).blob());
    }

    @Test
    void aTypoFixInTheTranslationHidesNothing() {
        source(0, page("Run `kubectl apply` in v1.20."));
        translate(10, page("v1.20で`kubectl apply`を実行しまs。"));
        source(100, page("Run `kubectl apply --prune` in v1.21."));
        translate(200, page("v1.20で`kubectl apply`を実行します。"));
        InferredBase inferred = infer();
        assertThat(inferred.base().blob()).isEqualTo(candidates.get(0).blob());
        assertThat(inferred.base().confidence()).isGreaterThan(0.9);
    }

    @Test
    void aSmallEditWhereTheSourceHasChangedIsMoreLikelyASyncThanOneElsewhere() {
        source(0, page("The first wording.") + "\n\nThe end.");
        translate(10, page("最初の文。") + "\n\n終わり。");
        source(100, page("The second wording.") + "\n\nThe end.");
        translate(110, page("次の文。") + "\n\n終わり。");
        double there = probability(candidates.get(1));
        edits.remove(1);
        translate(110, page("最初の文。").replace("## A3", "## あ3") + "\n\n終わり。");
        assertThat(there).isGreaterThan(probability(candidates.get(1)));
    }

    /** How sure the inference is of one of two candidates. */
    private double probability(BaseCandidate candidate) {
        Base base = infer().base();
        return base.blob().equals(candidate.blob()) ? base.confidence() : 1 - base.confidence();
    }

    @Test
    void aTranslationThatIsOlderThanItsSourceIsToldWithDoubt() {
        translate(0, "`kubectl apply`を実行します。");
        source(100, "Run `kubectl apply`.");
        InferredBase inferred = infer();
        assertThat(inferred.base().confidence()).isLessThan(0.5);
        assertThat(inferred.doubt()).map(Message::key).contains("drift.base-elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s # patched", "'%s'"})
    void aCommitThatChangesOnlyTheDeclaredBaseIsNoEdit(String value) {
        String front = "---\ntitle: T\ndefault_lang_commit: " + value + "\n---\n";
        source(0, "First wording.");
        translate(1, front.formatted("aaaaaaa1") + "文。");
        source(100, "Second wording.");
        translate(200, front.formatted("bbbbbbb2") + "文。");
        InferredBase inferred = infer();
        assertThat(inferred.base().blob()).isEqualTo(candidates.get(0).blob());
        assertThat(inferred.base().confidence()).isGreaterThan(0.9);
    }

    @Test
    void aCommitThatChangesSourceAndTranslationAlikeTakesThatStep() {
        source(0, page("See [it](/docs/old/)."));
        translate(1, page("[それ](/docs/old/)を見ます。"));
        changeAll(100, page("See [it](/docs/new/)."), page("[それ](/docs/new/)を見ます。"));
        InferredBase inferred = infer();
        assertThat(inferred.base().blob()).isEqualTo(candidates.get(1).blob());
        assertThat(inferred.base().confidence()).isGreaterThan(0.9);
    }

    @Test
    void aCommitForAllLanguagesDoesNotMakeAnOldPageNew() {
        source(0, page("See [it](/docs/old/). Use `first`."));
        translate(1, page("[それ](/docs/old/)を見ます。`first`を使います。"));
        source(50, page("See [it](/docs/old/). Use `second`."));
        changeAll(100, page("See [it](/docs/new/). Use `second`."), page("[それ](/docs/new/)を見ます。`first`を使います。"));
        InferredBase inferred = infer();
        assertThat(inferred.base().blob()).isEqualTo(candidates.get(0).blob());
    }

    @Test
    void aFormattingEditOfTheSourceAlarmsNobody() {
        source(0, "Run it with *care*.\nAlways.");
        translate(10, "注意して実行します。");
        source(100, "Run it with **care**. Always.");
        InferredBase inferred = infer();
        assertThat(inferred.base().confidence()).isGreaterThan(0.99);
        assertThat(inferred.translatable()).isEmpty();
    }

    @Test
    void theEvidenceNamesWhatTheTranslationHasAndLacks() {
        source(0, "Text.");
        source(100, "Text with `--old-flag`.");
        source(200, "Text with `--new-flag`.");
        translate(150, "`--old-flag`のテキスト。");
        assertThat(infer().base().evidence())
                .extracting(Evidence::told)
                .anySatisfy(told -> {
                    assertThat(told.key()).isEqualTo("drift.evidence-has");
                    assertThat(told.arguments()).contains("`--old-flag`");
                })
                .anySatisfy(told -> {
                    assertThat(told.key()).isEqualTo("drift.evidence-lacks");
                    assertThat(told.arguments()).contains("`--new-flag`");
                });
    }

    @Test
    void aChangeTakenOutOfOrderIsToldFromOneThatIsMissing() {
        source(0, page("Use `first` and `second`."));
        source(100, page("Use `first-new` and `second`."));
        source(200, page("Use `first-new` and `second-new`."));
        translate(10, page("`first`と`second`を使います。"));
        translate(210, page("`first`と`second-new`を使います。"));
        InferredBase inferred = infer();
        boolean newest = inferred.base().blob().equals(candidates.get(2).blob());
        assertThat(inferred.contradictions())
                .containsExactly(new InferredBase.Contradiction(
                        candidates.get(newest ? 0 : 1).blob(), candidates.get(newest ? 1 : 2), newest));
    }

    @Test
    void wordingThatOnlyOneLanguageShowsLeavesDoubt() {
        source(0, "First wording.");
        source(99, "Second wording.");
        translate(100, "文。");
        InferredBase inferred = infer();
        assertThat(inferred.base().confidence()).isLessThan(0.9);
        assertThat(inferred.doubt()).isPresent();
    }

    @Test
    void aPageThatHasNothingOfItsOnlySourceRevisionIsToldWithDoubtAmongPagesThatHave() {
        source(0, "Run `kubectl` with `--all` in `default`.");
        translate(10, "`default`で`--all`を付けて`kubectl`を実行します。");
        PageHistory carried = history();
        translate(20, "`zeta`という全く別の話です。");
        PageHistory foreign =
                new PageHistory("content/ja/foreign.md", edits.get(1).blob(), candidates, List.of(edits.get(1)));

        Map<String, InferredBase> inferred = new BaseInference(
                        Kubernetes.DIALECT, blob -> Optional.ofNullable(contents.get(blob)))
                .infer(new Pages(List.of(carried, carried, carried, carried, foreign)), Progress.NONE);

        InferredBase found = Objects.requireNonNull(inferred.get(foreign.path()));
        assertThat(found.base().confidence()).isLessThan(0.2);
        assertThat(found.doubt()).map(Message::key).contains("drift.base-foreign");
        assertThat(inferred.get(carried.path()))
                .extracting(page -> page.base().confidence())
                .isEqualTo(1.0);
    }

    @Test
    void aPageThatHasNothingOfAnyRevisionIsToldWithDoubtThoughRevisionsHaveNothingInCommon() {
        source(0, "Run `kubectl` with `--all` in `default`.");
        translate(10, "`default`で`--all`を付けて`kubectl`を実行します。");
        PageHistory carried = history();
        source(15, "Call `curl` with `--data` at `/readyz`.");
        translate(20, "全く別の話です。");
        PageHistory foreign = new PageHistory(
                "content/ja/foreign.md", edits.get(1).blob(), List.copyOf(candidates), List.of(edits.get(1)));

        InferredBase found = Objects.requireNonNull(
                new BaseInference(Kubernetes.DIALECT, blob -> Optional.ofNullable(contents.get(blob)))
                        .infer(new Pages(List.of(carried, carried, carried, carried, foreign)), Progress.NONE)
                        .get(foreign.path()));

        assertThat(found.base().confidence()).isLessThan(0.2);
        assertThat(found.doubt()).map(Message::key).contains("drift.base-foreign");
    }

    @Test
    void aPageWithNothingInCommonIsNotToldWithConfidence() {
        for (int i = 0; i < 20; i++) {
            source(i, "Use `tool-" + i + "` and `flag-" + i + "`.");
        }
        translate(20, "`他の話` `nothing` `in` `common`");
        assertThat(infer().base().confidence()).isLessThan(0.9);
    }

    @Test
    void thousandsOfRevisionsAreRead() {
        for (int i = 0; i < 2000; i++) {
            source(i, page("Step `command-" + i / 10 + "` with " + i + " replicas."));
        }
        translate(1500, page("`command-150`を1500で実行。"));
        assertThat(candidates.indexOf(candidateOf(infer()))).isBetween(1499, 1500);
    }

    @Test
    void aPageOfTenMegabytesIsRead() {
        source(0, "Use `a`.\n".repeat(1 << 20));
        source(100, "Use `b`.\n".repeat(1 << 20));
        translate(50, "`a`を使います。\n".repeat(1 << 19));
        assertThat(infer().base().blob()).isEqualTo(candidates.get(0).blob());
    }

    @Test
    void aContentThatIsNoTextDoesNoHarm() {
        source(0, "Use `a`.");
        source(100, "\u0000\uFFFD{{< ```");
        source(200, "Use `b`.");
        translate(250, "`b`");
        assertThat(infer().base().blob()).isEqualTo(candidates.get(2).blob());
    }

    @Test
    void thoseThatAreThereDoNotSpeakForThemselvesWhereOneIsMissing() {
        source(0, "Use `a`.");
        source(200, "Use `b`.");
        translate(250, "`a`");
        contents.remove(candidates.get(0).blob());
        assertThat(inferred()).isEmpty();
    }

    @Test
    void aPageWhoseSourceNeverWasOnTheMainLineHasNoBase() {
        translate(10, "文");
        assertThat(inferred()).isEmpty();
    }

    private static String page(String sentence) {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            page.append("## A").append(i).append("\n\nLine `code-").append(i).append("`\n\n");
        }
        return page + sentence;
    }

    private BaseCandidate candidateOf(InferredBase inferred) {
        return candidates.stream()
                .filter(candidate -> candidate.commit().equals(inferred.base().commit()))
                .findFirst()
                .orElseThrow();
    }

    private void source(int day, String text) {
        candidates.add(new BaseCandidate(
                blob(text), new CommitId("%040x".formatted(day)), START.plusDays(day), candidates.size()));
    }

    private void translate(int day, String text) {
        Optional<BlobId> previous = edits.isEmpty()
                ? Optional.empty()
                : Optional.of(edits.get(edits.size() - 1).blob());
        Instant when = START.plusDays(day).toInstant();
        edits.add(new TranslationEdit(blob(text), previous, when, when, Optional.empty(), Optional.empty(), 1, false));
    }

    /** One commit that changes the source and all its translations. */
    private void changeAll(int day, String source, String translation) {
        source(day, source);
        translate(day, translation);
        int last = edits.size() - 1;
        TranslationEdit edit = edits.get(last);
        edits.set(
                last,
                new TranslationEdit(
                        edit.blob(),
                        edit.previous(),
                        edit.authored(),
                        edit.landed(),
                        Optional.empty(),
                        Optional.of(candidates.get(candidates.size() - 1).blob()),
                        1,
                        true));
    }

    private BlobId blob(String text) {
        BlobId id = new BlobId("%040x".formatted(contents.size() + 1));
        contents.put(id, text.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private PageHistory history() {
        return new PageHistory(
                "content/ja/docs/page.md", edits.get(edits.size() - 1).blob(), candidates, edits);
    }

    @Test
    void twoVersionsOfAPageAreToldAsEachByItselfAndReadOnce() {
        source(0, page("Run `kubectl apply` in v1.20."));
        translate(10, page("v1.20で`kubectl apply`を実行します。"));
        source(100, page("Run `kubectl apply --prune` in v1.21."));
        PageHistory now = history();
        translate(150, page("v1.21で`kubectl apply --prune`を実行します。"));
        PageHistory later = history();
        PageHistory earlier = new PageHistory("earlier", now.path(), now.translation(), candidates, now.edits());
        List<BlobId> reads = Collections.synchronizedList(new ArrayList<>());
        BaseInference inference = new BaseInference(Kubernetes.DIALECT, blob -> {
            reads.add(blob);
            return Optional.ofNullable(contents.get(blob));
        });

        List<Map<String, InferredBase>> together =
                inference.infer(List.of(new Pages(List.of(later)), new Pages(List.of(earlier))), Progress.NONE);

        assertThat(reads).doesNotHaveDuplicates();
        assertThat(together)
                .containsExactly(
                        inference.infer(new Pages(List.of(later)), Progress.NONE),
                        inference.infer(new Pages(List.of(earlier)), Progress.NONE));
    }

    private Map<String, InferredBase> inferred() {
        return new BaseInference(Kubernetes.DIALECT, blob -> Optional.ofNullable(contents.get(blob)))
                .infer(new Pages(List.of(history())), Progress.NONE);
    }

    private InferredBase infer() {
        Map<String, InferredBase> inferred = inferred();
        assertThat(inferred).hasSize(1);
        return inferred.values().iterator().next();
    }
}
