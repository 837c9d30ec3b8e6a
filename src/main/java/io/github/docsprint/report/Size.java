package io.github.docsprint.report;

/**
 * The size of a pull request by changed lines, as the Kubernetes project's own labels have it
 * (<a href="https://github.com/kubernetes-sigs/prow/blob/main/pkg/plugins/size/size.go">Prow's size plugin</a>).
 */
public enum Size {
    XS(0),
    S(10),
    M(30),
    L(100),
    XL(500),
    XXL(1000);

    private final int from;

    Size(int from) {
        this.from = from;
    }

    static Size of(int lines) {
        Size size = XS;
        for (Size candidate : values()) {
            if (lines >= candidate.from) {
                size = candidate;
            }
        }
        return size;
    }
}
