package io.github.docsprint.github.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.github.docsprint.github.fake.FakeRepository.Inline;
import io.github.docsprint.github.fake.FakeRepository.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * GitHub's GraphQL API, as far as docsprint uses it (bench/graphql-extract.py makes the extract of its schema). Documents,
 * variables and answers are checked by the schema as they are executed.
 */
final class GraphQl {

    private static final TypeDefinitionRegistry SCHEMA = load();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NODES = 100;

    private final GitHubFake fake;
    private final GraphQL graphql;

    GraphQl(GitHubFake fake) {
        this.fake = fake;
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(GraphQLScalarType.newScalar()
                        .name("BigInt")
                        .coercing(new InText())
                        .build())
                .type("Query", type -> type.dataFetcher("repository", this::repository))
                .type("Repository", type -> type.dataFetcher("pullRequest", GraphQl::pull))
                .type("PullRequest", type -> type.dataFetcher("reviewThreads", GraphQl::threads))
                .type("Mutation", type -> type.dataFetcher("resolveReviewThread", this::resolve))
                .build();
        this.graphql = GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(SCHEMA, wiring))
                .defaultDataFetcherExceptionHandler(GraphQl::told)
                .build();
    }

    /** What GitHub itself refuses, though it is asked as it describes. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static CompletableFuture<DataFetcherExceptionHandlerResult> told(
            DataFetcherExceptionHandlerParameters failed) {
        ErrorType type =
                failed.getException() instanceof Refused ? ErrorType.DataFetchingException : ErrorType.ExecutionAborted;
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(
                        GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                                .message("%s", failed.getException().getMessage())
                                .errorType(type)
                                .build())
                .build());
    }

    private static TypeDefinitionRegistry load() {
        try (InputStream in = GraphQl.class.getClassLoader().getResourceAsStream("github/schema.graphql")) {
            return new SchemaParser().parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GitHub writes numbers of more than 32 bits as text. */
    private static final class InText implements Coercing<String, String> {
        @Override
        public String serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
            return value.toString();
        }
    }

    /**
     * Answers.
     *
     * @param violations what is not as the schema has it is added to these
     */
    Reply answer(JsonNode body, boolean mayResolve, List<String> violations) {
        ExecutionResult result = graphql.execute(ExecutionInput.newExecutionInput()
                .query(body.path("query").asText())
                .variables(JSON.convertValue(body.path("variables"), new TypeReference<Map<String, Object>>() {}))
                .graphQLContext(Map.of("mayResolve", mayResolve))
                .build());
        result.getErrors().stream()
                .filter(error -> error.getErrorType() != ErrorType.DataFetchingException)
                .forEach(error -> violations.add("GraphQL: " + error.getMessage()));
        return Reply.of(200, JSON.valueToTree(result.toSpecification()));
    }

    private FakeRepository repository(DataFetchingEnvironment asked) {
        String name = asked.getArgument("owner") + "/" + asked.getArgument("name");
        return Optional.ofNullable(fake.repositories.get(name))
                .orElseThrow(() -> new Refused("Could not resolve to a Repository with the name '" + name + "'."));
    }

    private static Item pull(DataFetchingEnvironment asked) {
        FakeRepository repository = asked.getSource();
        int number = asked.getArgument("number");
        return Optional.ofNullable(repository.items.get(number))
                .filter(item -> item.pull != null)
                .orElseThrow(
                        () -> new Refused("Could not resolve to a PullRequest with the number of " + number + "."));
    }

    /** The threads, each of one comment; a cursor is how many came before. */
    private static Map<String, Object> threads(DataFetchingEnvironment asked) {
        Item item = asked.getSource();
        int first = Optional.<Integer>ofNullable(asked.getArgument("first")).orElse(MOST_NODES + 1);
        if (first > MOST_NODES) {
            throw new Refused("Give a `first` of at most " + MOST_NODES + " to properly paginate `reviewThreads`.");
        }
        List<Inline> all = item.pull.inline;
        int from = Optional.<String>ofNullable(asked.getArgument("after"))
                .map(Integer::parseInt)
                .orElse(0);
        return Map.of(
                "pageInfo",
                Map.of("hasNextPage", all.size() > from + first, "endCursor", Integer.toString(from + first)),
                "nodes",
                all.stream().skip(from).limit(first).map(GraphQl::thread).toList());
    }

    private static Map<String, Object> thread(Inline comment) {
        return Map.of(
                "id",
                "thread-" + comment.said.id,
                "isResolved",
                comment.resolved,
                "comments",
                Map.of("nodes", List.of(Map.of("fullDatabaseId", comment.said.id))));
    }

    private Map<String, Object> resolve(DataFetchingEnvironment asked) {
        if (!asked.getGraphQlContext().<Boolean>get("mayResolve")) {
            throw new Refused("Resource not accessible by integration");
        }
        Map<String, Object> input = asked.getArgument("input");
        String id = input.get("threadId").toString();
        Inline comment = fake.inline(Long.parseLong(id.replace("thread-", "")))
                .orElseThrow(() -> new Refused("Could not resolve to a node with the global id of '" + id + "'."));
        comment.resolved = true;
        return Map.of("thread", thread(comment));
    }
}
