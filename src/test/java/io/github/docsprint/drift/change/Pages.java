package io.github.docsprint.drift.change;

import io.github.docsprint.Kubernetes;

/** Small pages for tests. */
final class Pages {

    private Pages() {}

    static PageText page(String text) {
        return PageText.of(text, Kubernetes.DIALECT);
    }

    static ChangeSet diff(String base, String current) {
        return SourceDiff.between(page(base), page(current));
    }

    /** A source page with most kinds of blocks. */
    static final String SOURCE = """
            ---
            title: Blue Widgets
            reviewers:
            - somebody
            weight: 10
            ---

            <!-- overview -->

            A _widget_ is a thing that runs in a cluster. Every widget has a color, and the
            color of a widget decides where the widget runs.

            {{< feature-state for_k8s_version="v1.20" state="alpha" >}}

            ## Before you begin

            You need a cluster with at least 3 nodes, and the `widgetctl` tool.

            {{< warning >}}
            Deleting a widget deletes the data that the widget keeps on its node.
            {{< /warning >}}

            ## Make a widget {#make}

            Create the widget from a file with the `--color=blue` flag:

            ```shell
            # Create it first
            widgetctl create -f widget.yaml --color=blue
            ```

            * Read the [guide for widgets](/docs/concepts/widgets/).
            * Look at the status of the widget.
            * Delete the widget when you are done with it.

            | Field | Meaning |
            |-------|---------|
            | `color` | the color of the widget |
            | `size` | how much room it takes |

            ## Clean up

            Remove the {{< glossary_tooltip text="widget" term_id="widget" >}} and the node pool that you made for it.
            """;

    /** A translation of {@link #SOURCE}. */
    static final String TRANSLATION = """
            ---
            title: 青いウィジェット
            weight: 10
            ---

            <!-- overview -->

            *ウィジェット*はクラスターの中で動くものです。どのウィジェットにも色があり、ウィジェットの色がその動く場所を決めます。

            {{< feature-state for_k8s_version="v1.20" state="alpha" >}}

            ## 始める前に

            3つ以上のノードを持つクラスターと、`widgetctl`ツールが必要です。

            {{< warning >}}
            ウィジェットを削除すると、ウィジェットがノードに保存しているデータも削除されます。
            {{< /warning >}}

            ## ウィジェットを作る {#make}

            `--color=blue`フラグを付けて、ファイルからウィジェットを作成します。

            ```shell
            # まず作成します
            widgetctl create -f widget.yaml --color=blue
            ```

            * [ウィジェットのガイド](/ja/docs/concepts/widgets/)を読む。
            * ウィジェットの状態を確認する。
            * 使い終わったらウィジェットを削除する。

            | フィールド | 意味 |
            |-------|---------|
            | `color` | ウィジェットの色 |
            | `size` | 占める大きさ |

            ## 後片付け

            作成した{{< glossary_tooltip text="ウィジェット" term_id="widget" >}}とノードプールを削除します。
            """;
}
