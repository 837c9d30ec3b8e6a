package io.github.docsprint;

import io.github.docsprint.markdown.Dialect;
import io.github.docsprint.site.SiteConfig;

/** The site that most tests are about. */
public final class Kubernetes {

    /** Hugo with the Docsy theme and the shortcodes of kubernetes/website, whose anchors are blackfriday's. */
    public static final Dialect DIALECT = SiteConfig.kubernetes().dialect();

    private Kubernetes() {}
}
