/**
 * A GitHub to test against. In a test:
 *
 * <pre>{@code
 * try (GitHubFake github = GitHubFake.start(folder.resolve("github"))) {
 *     github.repository("kubernetes", "website", site);   // git, from a local clone such as SampleSite's
 *     String token = github.user("aoi");                  // a token that stands for aoi
 *     int pull = github.pull("kubernetes/website", "aoi/website", "branch", "[ja] …", true, "language/ja");
 *     // the command under test, with --api-url github.api() and GITHUB_TOKEN=token in its environment;
 *     // or GitHubConnection.of(Settings.of(github.api(), Optional.of(new Token(token, "test")), Optional.empty()))
 *     assertThat(github.reviews("kubernetes/website", pull)).hasSize(1);
 * }                                                       // fails where anything was not as GitHub describes it
 * }</pre>
 *
 * Git is at {@code github.web() + "/owner/name.git"}, over HTTP: everybody reads; those who may push give a token as the
 * password. The refs {@code refs/pull/N/head} and {@code refs/pull/N/merge} follow the branches, as at GitHub. {@link
 * GitHubFake#fault} lets single requests fail. Where a command needs an operation that is not there yet: add it to
 * {@code bench/openapi-extract.py}, run that, and play it in {@link Endpoints}; fields of the GraphQL API are added to {@code
 * bench/graphql-extract.py} and played in {@link GraphQl}.
 */
package io.github.docsprint.github.fake;
