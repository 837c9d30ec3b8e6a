package io.github.docsprint.drift.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.docsprint.git.BlobId;
import io.github.docsprint.git.CommitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A page whose base is known: a line of base-dev.jsonl. */
record LabelledBase(
        CommitId commit,
        String date,
        String path,
        BlobId base,
        Set<BlobId> equivalents,
        boolean drifted,
        String kind,
        boolean suspect) {

    static List<LabelledBase> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        java.util.ArrayList<LabelledBase> labels = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            Set<BlobId> equivalents = new HashSet<>();
            node.get("equivalent_blobs").forEach(blob -> equivalents.add(new BlobId(blob.asText())));
            labels.add(new LabelledBase(
                    new CommitId(node.get("commit").asText()),
                    node.get("date").asText(),
                    node.get("path").asText(),
                    new BlobId(node.get("true_base_blob").asText()),
                    equivalents,
                    node.get("drifted").asBoolean(),
                    node.get("kind").asText(),
                    node.get("suspect").asBoolean()));
        }
        return labels;
    }

    boolean accepts(BlobId found) {
        return base.equals(found) || equivalents.contains(found);
    }
}
