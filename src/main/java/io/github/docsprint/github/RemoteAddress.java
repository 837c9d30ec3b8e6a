package io.github.docsprint.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a git remote leads.
 *
 * @param host the host, with the port where one is given
 * @param ssh whether git talks to it through ssh
 */
public record RemoteAddress(String host, RepositoryName repository, boolean ssh) {

    /** The forms that git knows: {@code https://host/owner/name.git}, {@code ssh://git@host/owner/name}, {@code git@host:owner/name}. */
    public static Optional<RemoteAddress> parse(String url) {
        int colon = url.indexOf(':');
        if (!url.contains("://")) {
            int at = url.indexOf('@');
            return colon > 0 && colon < url.length() - 1 && url.indexOf('/') > colon
                    ? of(url.substring(at < colon ? at + 1 : 0, colon), url.substring(colon + 1), true)
                    : Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            boolean ssh = scheme.equals("ssh") || scheme.equals("git+ssh");
            if (uri.getHost() == null || uri.getPath() == null || !ssh && !scheme.startsWith("http")) {
                return Optional.empty();
            }
            String port = uri.getPort() < 0 || ssh ? "" : ":" + uri.getPort();
            return of(uri.getHost() + port, uri.getPath(), ssh);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<RemoteAddress> of(String host, String path, boolean ssh) {
        String name = path.replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        return RepositoryName.tryParse(name).map(repository -> new RemoteAddress(host, repository, ssh));
    }
}
