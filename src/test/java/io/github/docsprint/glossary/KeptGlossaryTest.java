package io.github.docsprint.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.docsprint.cache.CacheFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptGlossaryTest {

    private static final Glossary SHIPPED = GlossaryReader.shipped("ja").orElseThrow();

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("glossary");
    }

    private KeptGlossary kept() {
        return new KeptGlossary(new CacheFile(file()));
    }

    @Test
    void theShippedGlossaryIsTheSameAfterwards() {
        kept().write(SHIPPED);
        assertThat(kept().read()).contains(SHIPPED);
    }

    @Test
    void wordsAreTheSameAfterwards() {
        Glossary words = GlossaryReader.shippedWords("ja").orElseThrow();
        kept().write(words);
        assertThat(kept().read()).contains(words);
    }

    @Test
    void nothingIsKnownWithoutAFile() {
        assertThat(kept().read()).isEmpty();
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        kept().write(SHIPPED);
        byte[] sound = Files.readAllBytes(file());
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file(), i % 2 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : damaged);

            assertThat(kept().read()).isEmpty();
        }
    }
}
