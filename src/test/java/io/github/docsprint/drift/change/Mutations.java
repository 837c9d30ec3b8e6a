package io.github.docsprint.drift.change;

import io.github.docsprint.drift.change.DraftPage.Block;
import io.github.docsprint.drift.change.DraftPage.Kind;
import io.github.docsprint.drift.change.Mutation.Change;
import io.github.docsprint.drift.change.Mutation.Side;
import io.github.docsprint.drift.change.Mutation.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The mutations of the drift benchmark. They were written before the judgement was tuned to any of them. */
final class Mutations {

    private static final List<String> SENTENCES = List.of(
            "Operators often review this setting together with the team that owns the workload, because a wrong value"
                    + " is hard to notice later.",
            "The change takes effect the next time that the component restarts, and it does not affect objects that"
                    + " exist already.",
            "If your organization runs several environments, repeat the same procedure in each of them and compare the"
                    + " results.",
            "Clients that were written for earlier releases keep working, but they do not see the additional"
                    + " information.");

    private static final List<String> TOKEN_SENTENCES = List.of(
            "Set the `spec.retryBudget` field to limit how often the controller tries again before it gives up.",
            "Run the component with `--sync-interval=45s` if the default interval is too long for your workload.",
            "Read [the guide for capacity planning](/docs/concepts/cluster-administration/capacity-planning/) before"
                    + " you change the default.",
            "The default timeout is 125 seconds, and it can be raised up to 900 seconds for slow storage.");

    private static final List<String> JAPANESE_CLAUSES =
            List.of("なお、この設定を変更する場合は、事前にチームで相談することをおすすめします。", "これは、日本語版の読者にも関係する点です。", "詳しい手順は環境によって異なる場合があります。");

    private static final List<Kind> PROSE = List.of(Kind.PARAGRAPH, Kind.ITEM);
    private static final List<Kind> CODE = List.of(Kind.CODE);
    private static final List<Kind> TABLE = List.of(Kind.TABLE);
    private static final Pattern ENGLISH_END = Pattern.compile("[a-z)]\\.(?=\\s|$)");
    private static final Pattern JAPANESE_END = Pattern.compile("(?<=[ぁ-ん])。");
    private static final Pattern PLAIN_WORD = Pattern.compile("(?<=[a-z] )[a-z]{6,12}(?= [a-z])");

    private final List<Mutation> all = new ArrayList<>();

    static List<Mutation> all() {
        Mutations mutations = new Mutations();
        mutations.prose();
        mutations.items();
        mutations.headings();
        mutations.code();
        mutations.tables();
        mutations.tokens();
        mutations.cosmetic();
        mutations.japanese();
        return List.copyOf(mutations.all);
    }

    private void outdated(String name, Change change) {
        all.add(new Mutation(name, Side.SOURCE, Truth.OUTDATED, true, change));
    }

    /** Words for words: without the source as it was, nothing shows. */
    private void untellable(String name, Change change) {
        all.add(new Mutation(name, Side.SOURCE, Truth.OUTDATED, false, change));
    }

    private void harmless(String name, Change change) {
        all.add(new Mutation(name, Side.SOURCE, Truth.NOT_OUTDATED, true, change));
    }

    private void translation(String name, Change change) {
        all.add(new Mutation(name, Side.TRANSLATION, Truth.NOT_OUTDATED, true, change));
    }

    private static Optional<String> afterAny(DraftPage page, Kind kind, int least, String text) {
        return page.any(kind, block -> block.length() >= least).map(block -> page.after(block, "\n" + text));
    }

    private static Change replace(List<Kind> kinds, String pattern, String instead) {
        Pattern compiled = Pattern.compile(pattern);
        return page -> page.replaced(kinds, compiled, match -> {
            String result = instead;
            for (int group = 0; group <= match.groupCount(); group++) {
                result = result.replace("$" + group, String.valueOf(match.group(group)));
            }
            return result;
        });
    }

    private static Change edit(Kind kind, int least, UnaryOperator<String> edit) {
        return page -> page.any(
                        kind,
                        block -> block.length() >= least && !edit.apply(block).equals(block))
                .map(block -> page.with(block, edit.apply(page.text(block))));
    }

    private void prose() {
        outdated(
                "paragraph added",
                page -> afterAny(page, Kind.PARAGRAPH, 80, page.one(SENTENCES) + "\n" + page.one(SENTENCES)));
        outdated("paragraph with tokens added", page -> afterAny(page, Kind.PARAGRAPH, 80, page.one(TOKEN_SENTENCES)));
        outdated(
                "paragraph removed",
                page -> page.any(Kind.PARAGRAPH, text -> text.length() > 150).map(page::without));
        outdated(
                "sentence added",
                page -> page.replaced(PROSE, ENGLISH_END, match -> match.group() + " " + page.one(SENTENCES)));
        outdated(
                "sentence with tokens added",
                page -> page.replaced(PROSE, ENGLISH_END, match -> match.group() + " " + page.one(TOKEN_SENTENCES)));
        // The same to two texts as a clause that the translator added.
        untellable("sentence removed", replace(PROSE, "(?<=[a-z)]\\.\\s)[A-Z][^.`\\[{]{40,}\\.(?=\\s|$)", ""));
        outdated(
                "sentence with tokens removed",
                replace(PROSE, "(?<=[a-z)]\\.\\s)[A-Z][^.`\\[{]*(`[^`]+`)[^.`\\[{]*\\.(?=\\s|$)", ""));
        outdated(
                "paragraph rewritten with other tokens",
                page -> page.any(Kind.PARAGRAPH, text -> text.length() > 120 && text.contains("`"))
                        .map(block -> page.with(block, page.one(TOKEN_SENTENCES) + "\n" + page.one(SENTENCES))));
        untellable(
                "paragraph rewritten in other words",
                page -> page.any(
                                Kind.PARAGRAPH,
                                text -> text.length() > 100
                                        && text.length() < 250
                                        && !text.matches("(?s).*[`\\[{0-9].*"))
                        .map(block -> page.with(block, page.one(SENTENCES))));
        untellable(
                "paragraphs reordered",
                page -> page.neighbours(Kind.PARAGRAPH, text -> text.length() > 60)
                        .map(pair -> page.swapped(pair[0], pair[1])));
        untellable("negation added", replace(PROSE, "(?<= )(is|are|can|will|does|must) (?=[a-z])", "$1 not "));
        untellable("one word replaced", page -> page.replaced(PROSE, PLAIN_WORD, match -> "purple"));
        untellable("title changed", replace(List.of(Kind.FRONT), "title: \"?([^\"\n]+)\"?", "title: \"$1, in Depth\""));
        outdated(
                "description added",
                page -> page.text().contains("\ndescription:")
                        ? Optional.empty()
                        : page.replaced(
                                List.of(Kind.FRONT),
                                Pattern.compile("title:.*"),
                                match -> match.group()
                                        + "\ndescription: How to plan and to carry out what this page is about."));
    }

    private void items() {
        outdated(
                "list item added",
                page -> item(page, "Ask the owner of the workload for the expected load before you start."));
        outdated("list item with tokens added", page -> item(page, page.one(TOKEN_SENTENCES)));
        outdated(
                "list item removed",
                page -> page.any(Kind.ITEM, text -> text.length() > 30).map(page::without));
        outdated("list item extended", edit(Kind.ITEM, 20, text -> text.stripTrailing() + " " + SENTENCES.get(1)));
        untellable(
                "list items reordered",
                page -> page.neighbours(Kind.ITEM, text -> true).map(pair -> page.swapped(pair[0], pair[1])));
    }

    private static Optional<String> item(DraftPage page, String text) {
        return page.any(Kind.ITEM, block -> true)
                .map(block -> page.after(
                        block, page.text(block).replaceFirst("(?s)^(\\s*([-*+]|\\d+\\.)\\s+).*", "$1") + text));
    }

    private void headings() {
        untellable("heading renamed", replace(List.of(Kind.HEADING), "(?<=# )([A-Z][a-z ]+)", "More about $1"));
        outdated(
                "section added",
                page -> page.section()
                        .map(section -> page.with(
                                section.to(),
                                section.to(),
                                List.of("## Plan for growth", "", page.one(SENTENCES), "", page.one(SENTENCES), ""))));
        outdated(
                "section removed",
                page -> page.section().map(section -> page.with(section.from(), section.to(), List.of())));
        outdated("section moved", Mutations::moveSection);
        outdated(
                "heading re-levelled",
                page -> page.any(Kind.HEADING, text -> text.startsWith("## ") && !text.contains("{{%"))
                        .map(block -> page.with(block, "#" + page.text(block))));
        outdated(
                "heading added",
                page -> page.any(Kind.PARAGRAPH, text -> text.length() > 150)
                        .map(block -> page.with(block.from(), block.from(), List.of("## Things to know first", ""))));
        outdated("heading id changed", replace(List.of(Kind.HEADING), "\\{#[-\\w]+\\}", "{#another-place}"));
    }

    private static Optional<String> moveSection(DraftPage page) {
        List<Block> headings = page.blocks(Kind.HEADING).stream()
                .filter(block ->
                        page.text(block).startsWith("## ") && !page.text(block).contains("{{%"))
                .toList();
        if (headings.size() < 3) {
            return Optional.empty();
        }
        int at = page.random.nextInt(headings.size() - 2);
        Block first = new Block(
                Kind.HEADING, headings.get(at).from(), headings.get(at + 1).from());
        Block second = new Block(
                Kind.HEADING, headings.get(at + 1).from(), headings.get(at + 2).from());
        return Optional.of(page.swapped(first, second));
    }

    private void code() {
        outdated(
                "command changed",
                replace(CODE, "(?m)(?<=^ {0,8})(kubectl|docker|systemctl|curl|kubeadm) ([a-z-]+)", "$1 re$2"));
        outdated(
                "flag added",
                replace(CODE, "(?m)^( *(?:kubectl|docker|systemctl|kubeadm)[^\n\\\\#]*)$", "$1 --request-timeout=30s"));
        outdated("version in code changed", replace(CODE, "(?<=[:/v])(\\d+)\\.(\\d+)", "$1.9$2"));
        outdated("value in code changed", replace(CODE, "(?m)(?<=: )([A-Za-z][-\\w]{3,})$", "other-$1"));
        outdated("line of code added", replace(CODE, "(?m)^( *)([a-zA-Z]+: [^\n]+)\n", "$0$1priority: highest\n"));
        outdated("line of code removed", replace(CODE, "(?m)^ *[a-zA-Z]+: [^\n]+\n", ""));
        outdated(
                "code block added",
                page -> afterAny(page, Kind.PARAGRAPH, 40, "```shell\nkubectl get events --watch\n```"));
        outdated("code block removed", page -> page.any(Kind.CODE, text -> true).map(page::without));
        untellable(
                "comment in code changed",
                replace(CODE, "(?m)(?<=# )([A-Za-z]+ [a-z ]+)", "In some clusters only: $1"));
    }

    private void tables() {
        outdated("table cell changed", replace(TABLE, "(?<=\\| )(\\d[-\\d]+|`[^`|]+`)(?= *\\|)", "4$1"));
        untellable(
                "words in a table cell changed",
                replace(TABLE, "(?<=\\| )([A-Z][a-z]+ [A-Za-z ]{4,})(?= *\\|)", "Former $1"));
        outdated(
                "table row added",
                replace(TABLE, "(?m)^(\\|[^\n]*\\d[^\n]*)$", "$1\n| UDP | Inbound | 8472 | Overlay network | All |"));
        outdated("table row removed", replace(TABLE, "(?m)^\\|[^\n]*\\d[^\n]*\n", ""));
    }

    private void tokens() {
        List<Kind> tags = List.of(Kind.TAG, Kind.PARAGRAPH, Kind.ITEM);
        outdated(
                "feature version changed",
                replace(tags, "for_k8s_version=\"v1\\.(\\d+)\"", "for_k8s_version=\"v1.4$1\""));
        outdated("feature stage changed", replace(tags, "state=\"(alpha|beta|stable)\"", "state=\"deprecated\""));
        outdated(
                "feature state removed",
                page -> page.any(Kind.TAG, text -> text.contains("feature-state"))
                        .map(page::without));
        outdated(
                "feature state added",
                page -> page.any(Kind.HEADING, text -> text.startsWith("##"))
                        .map(block ->
                                page.after(block, "\n{{< feature-state for_k8s_version=\"v1.31\" state=\"beta\" >}}")));
        outdated(
                "example file changed",
                replace(
                        List.of(Kind.TAG, Kind.PARAGRAPH),
                        "(?:codenew|code_sample) file=\"([^\"]+)\"",
                        "codenew file=\"other/$1\""));
        outdated(
                "warning added",
                page -> afterAny(
                        page,
                        Kind.PARAGRAPH,
                        60,
                        "{{< warning >}}\nDo not do this while users are connected.\n{{< /warning >}}"));
        outdated("alert raised", page -> {
            String text = page.text();
            String raised = text.replaceAll("\\{\\{< */?note *>\\}\\}", "");
            return raised.equals(text)
                    ? Optional.empty()
                    : Optional.of(text.replaceFirst("\\{\\{< *note *>\\}\\}", "{{< danger >}}")
                            .replaceFirst("\\{\\{< */note *>\\}\\}", "{{< /danger >}}"));
        });
        outdated("link target changed", replace(PROSE, "\\]\\((/docs/[^)#]+/)([^)/#]+)(/?[^)]*)\\)", "]($1new-$2$3)"));
        outdated("anchor of a link changed", replace(PROSE, "\\]\\(([^)]*)#([^)]+)\\)", "]($1#more-$2)"));
        outdated(
                "link added",
                page -> page.replaced(
                        PROSE, PLAIN_WORD, match -> "[" + match.group() + "](/docs/concepts/added-here/)"));
        outdated("link removed", replace(PROSE, "\\[([^\\]\\[`{]+)\\]\\([^){]+\\)", "$1"));
        outdated("inline code renamed", replace(PROSE, "`([-A-Za-z./=]{4,})`", "`$1V2`"));
        outdated("flag in prose renamed", replace(PROSE, "`--([-a-z]+)", "`--new-$1"));
        outdated("number in prose changed", replace(PROSE, "(?<=[ (])(\\d{2,})(?=[ MG)])", "7$1"));
        outdated("version in prose changed", replace(PROSE, "(?<=[ `/])v(\\d+)(?:\\.(\\d+))?(?=[ `+])", "v$19.1"));
        outdated(
                "required version changed",
                replace(
                        List.of(Kind.FRONT),
                        "min-kubernetes-server-version: *v?([\\d.]+)",
                        "min-kubernetes-server-version: v1.99"));
    }

    private void cosmetic() {
        harmless("nothing", page -> Optional.of(page.text()));
        harmless("emphasis marks changed", replace(PROSE, "(?<=[\\s(])_([A-Za-z ]+)_(?=[\\s.,)])", "*$1*"));
        harmless("bold added", page -> page.replaced(PROSE, PLAIN_WORD, match -> "**" + match.group() + "**"));
        harmless(
                "wrapped narrower",
                edit(Kind.PARAGRAPH, 120, text -> text.replaceAll("(?<=[a-z,]) (?=(?:the|and|of|in|to) )", "\n")));
        harmless("unwrapped", edit(Kind.PARAGRAPH, 120, text -> text.replace("\n", " ")));
        harmless("link made absolute", replace(PROSE, "\\]\\((/docs/[^)]+)\\)", "](https://kubernetes.io$1)"));
        harmless("slash after link target changed", replace(PROSE, "\\]\\((/docs/[^)#]+)/\\)", "]($1)"));
        harmless(
                "shortcode delimiters changed",
                replace(List.of(Kind.TAG), "\\{\\{< *([a-z]+[^>/]*[^>/ ]) *>\\}\\}", "{{% $1 %}}"));
        harmless(
                "shortcode parameters reordered",
                replace(
                        List.of(Kind.TAG, Kind.PARAGRAPH),
                        "for_k8s_version=(\"[^\"]+\") state=(\"[^\"]+\")",
                        "state=$2 for_k8s_version=$1"));
        harmless(
                "shortcode renamed",
                replace(
                        List.of(Kind.TAG, Kind.PARAGRAPH),
                        "\\{\\{< *codenew file=(\"[^\"]+\") *>\\}\\}",
                        "{{% code_sample file=$1 %}}"));
        harmless("tooltip removed", replace(PROSE, "\\{\\{< *glossary_tooltip +text=\"([^\"]+)\"[^>]*>\\}\\}", "$1"));
        harmless(
                "tooltip added",
                page -> page.replaced(
                        PROSE,
                        PLAIN_WORD,
                        match -> "{{< glossary_tooltip text=\"" + match.group() + "\" term_id=\"some-term\" >}}"));
        harmless(
                "reviewers added",
                replace(List.of(Kind.FRONT), "(?m)^title:", "reviewers:\n- someone\n- someone-else\ntitle:"));
        harmless("weight changed", replace(List.of(Kind.FRONT), "(?m)^content_type:.*", "$0\nweight: 170"));
        harmless("blank lines added", page -> Optional.of(page.text().replace("\n\n", "\n\n\n")));
        harmless(
                "blanks at line ends",
                page -> page.any(Kind.PARAGRAPH, text -> true).map(block -> page.with(block, page.text(block) + " ")));
        harmless(
                "comment added",
                page -> afterAny(
                        page, Kind.PARAGRAPH, 60, "<!-- Keep this in step with the design document of v1.77 -->"));
        harmless("letters swapped", page -> page.replaced(PROSE, PLAIN_WORD, match -> swapped(match.group())));
        harmless("comma added", replace(PROSE, "(?<=[a-z])(?= (?:and|so|because|which) )", ","));
        harmless("article dropped", replace(PROSE, "(?<=[a-z] )the (?=[a-z])", ""));
        harmless(
                "plural",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[a-z] )(cluster|node|container|resource|object)(?= )"),
                        match -> match.group() + "s"));
        harmless(
                "capital",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[a-z] )(pod|node|service|container)(?=s? )"),
                        match -> match.group().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + match.group().substring(1)));
        harmless("list markers changed", page -> Optional.of(page.text().replaceAll("(?m)^(\\s*)\\* ", "$1- ")));
        harmless("fence changed", edit(Kind.CODE, 10, text -> text.replace("```", "~~~")));
        harmless("language of a fence changed", replace(CODE, "^( *```)shell", "$1bash"));
        harmless("table padded", edit(Kind.TABLE, 10, text -> text.replace(" |", "   |")));
        harmless("marks after headings", edit(Kind.HEADING, 5, text -> text.contains("{") ? text : text + " ##"));
        harmless("dash as entity", replace(PROSE, " - (?=[a-z])", " &ndash; "));
        harmless("note as alert", Mutations::noteAsAlert);
    }

    private static String swapped(String word) {
        return word.substring(0, 3) + word.charAt(4) + word.charAt(3) + word.substring(5);
    }

    private static Optional<String> noteAsAlert(DraftPage page) {
        return page.any(Kind.TAG, text -> text.strip().matches("\\{\\{< *note *>\\}\\}"))
                .flatMap(open -> {
                    List<String> lines = List.of(page.text().split("\n", -1));
                    for (int i = open.to(); i < lines.size(); i++) {
                        if (lines.get(i).contains("/note")) {
                            List<String> quoted = new ArrayList<>(List.of("> [!NOTE]"));
                            lines.subList(open.to(), i).forEach(line -> quoted.add("> " + line.strip()));
                            return lines.get(open.from()).startsWith("{{")
                                    ? Optional.of(page.with(open.from(), i + 1, quoted))
                                    : Optional.empty();
                        }
                    }
                    return Optional.empty();
                });
    }

    private void japanese() {
        translation(
                "ja: clause added",
                page -> page.replaced(PROSE, JAPANESE_END, match -> "。" + page.one(JAPANESE_CLAUSES)));
        translation(
                "ja: paragraphs reordered",
                page -> page.neighbours(Kind.PARAGRAPH, text -> text.length() > 25)
                        .map(pair -> page.swapped(pair[0], pair[1])));
        translation(
                "ja: note added",
                page -> afterAny(page, Kind.PARAGRAPH, 40, "{{< note >}}\n日本語版の画面では、項目の名前が異なる場合があります。\n{{< /note >}}"));
        translation(
                "ja: translator's note added",
                page -> afterAny(page, Kind.PARAGRAPH, 40, "(訳注: この用語には、定まった日本語訳がありません。)"));
        translation(
                "ja: typo", page -> page.replaced(PROSE, Pattern.compile("(?<=[ぁ-ん])を(?=[ぁ-ん一-龠])"), match -> "をを"));
        translation("ja: particle changed", page -> page.replaced(PROSE, Pattern.compile("には"), match -> "では"));
        translation("ja: comment in code translated", replace(CODE, "(?m)(^|\\s)# [^\n]+", "$1# ここでは最初に設定を確認します"));
        translation("ja: a sentence a line", edit(Kind.PARAGRAPH, 60, text -> text.replaceAll("。(?=.)", "。\n")));
        translation(
                "ja: sentences joined",
                page -> page.replaced(PROSE, Pattern.compile("ます。(?=[ぁ-ん一-龠ァ-ヶ])"), match -> "ますが、"));
        translation(
                "ja: paragraph cut in two",
                page -> page.replaced(List.of(Kind.PARAGRAPH), Pattern.compile("。(?=[^\\s\n])"), match -> "。\n\n"));
        translation("ja: link to the Japanese page", replace(PROSE, "\\]\\((/docs/[^)]+)\\)", "](/ja$1)"));
        translation(
                "ja: heading id added",
                page -> page.any(Kind.HEADING, text -> !text.contains("{"))
                        .map(block -> page.with(block, page.text(block) + " {#an-id-for-this}")));
        translation(
                "ja: tooltip dropped",
                replace(PROSE, "\\{\\{< *glossary_tooltip +text=\"([^\"]+)\"[^>]*>\\}\\}", "$1"));
        translation(
                "ja: English kept in a comment",
                page -> afterAny(page, Kind.PARAGRAPH, 40, "<!-- " + page.one(TOKEN_SENTENCES) + " -->"));
        translation(
                "ja: emphasis added",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[ぁ-ん、])[一-龠]{2,4}(?=[をがは])"),
                        match -> " **" + match.group() + "** "));
        translation(
                "ja: full-width digits",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[ぁ-ん一-龠、])\\d(?=[つ個台])"),
                        match -> String.valueOf((char) (match.group().charAt(0) + 0xFEE0))));
        translation(
                "ja: half-width brackets",
                edit(Kind.PARAGRAPH, 30, text -> text.replaceAll("(?<![\\]`])\\((?=[^)\n]*[ぁ-ん一-龠])", "（")));
        translation(
                "ja: blanks around Latin words",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[ぁ-ん])(Pod|Service|Node|Kubernetes|API|GPU)(?=[ぁ-ん])"),
                        match -> " " + match.group() + " "));
        translation("ja: polite ending", page -> page.replaced(PROSE, Pattern.compile("(?m)する。?$"), match -> "します。"));
        translation(
                "ja: long vowel",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("サーバー|ユーザー|コンテナー|メモリー|フォルダー"),
                        match -> match.group().substring(0, match.group().length() - 1)));
        translation(
                "ja: name as code",
                page -> page.replaced(
                        PROSE,
                        Pattern.compile("(?<=[ぁ-ん])(kubelet|Deployment|DaemonSet|Pod|klog)(?=[ぁ-ん])"),
                        match -> "`" + match.group() + "`"));
    }
}
