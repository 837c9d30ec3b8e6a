package io.github.docsprint.github.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the fake takes nothing which GitHub's schema does not have. */
class GraphQlTest {

    @TempDir
    private Path folder;

    private GitHubFake github;
    private final List<String> violations = new ArrayList<>();

    @BeforeEach
    void start() {
        github = GitHubFake.start(folder);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private JsonNode answer(String query, String variables) throws Exception {
        ObjectNode body = new ObjectMapper().createObjectNode().put("query", query);
        body.set("variables", new ObjectMapper().readTree(variables));
        return new GraphQl(github).answer(body, true, violations).json();
    }

    @Test
    void aFieldThatIsNotInTheSchemaIsAViolation() throws Exception {
        answer(
                "query($o: String!, $n: String!) { repository(owner: $o, name: $n) { nothing } }",
                "{\"o\":\"a\",\"n\":\"b\"}");

        assertThat(violations).singleElement().asString().contains("nothing");
    }

    @Test
    void aVariableOfAnotherTypeIsAViolation() throws Exception {
        answer(
                "mutation($t: ID!) { resolveReviewThread(input: {threadId: $t}) { thread { id } } }",
                "{\"t\":{\"id\":1}}");

        assertThat(violations).singleElement().asString().contains("t");
    }

    @Test
    void whatIsNotThereIsAnAnswerAndNoViolation() throws Exception {
        JsonNode answer = answer(
                "mutation($t: ID!) { resolveReviewThread(input: {threadId: $t}) { thread { id } } }",
                "{\"t\":\"thread-1\"}");

        assertThat(violations).isEmpty();
        assertThat(answer.at("/errors/0/message").asText()).startsWith("Could not resolve to a node");
        assertThat(answer.at("/data/resolveReviewThread").isNull()).isTrue();
    }
}
